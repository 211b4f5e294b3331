import Testing

@testable import PropertyTesting

@Suite("Generators draw what they promise")
struct GeneratorTests {
    private func drawn<Value>(_ generator: Generator<Value>, _ count: Int = 2000) -> [Value] {
        (0..<count).compactMap { index in
            var choices = Choices(seed: UInt64(index), size: Double(index) / Double(count))
            return try? generator.draw(&choices)
        }
    }

    @Test("integers stay in their range and reach both ends")
    func integers() {
        for range in [0...0, 1...32, -5...5, -9 ... -4, Int.min...Int.max, Int.max - 1...Int.max] {
            let values = drawn(.int(in: range))
            #expect(values.allSatisfy(range.contains))
            #expect(values.contains(range.lowerBound) && values.contains(range.upperBound), "\(range)")
        }
        #expect(drawn(.int(in: 3..<3)).isEmpty)
        #expect(Set(0...255).subtracting(drawn(UInt8.arbitrary, 20_000)) == [])
    }

    @Test("numbers stay in their range, with ends, fractions and awkward values")
    func numbers() {
        let values = drawn(.double(in: -2...0.3))
        #expect(values.allSatisfy { (-2...0.3).contains($0) })
        #expect(values.contains(-2) && values.contains(0.3) && values.contains(0.1) && values.contains(-1))
        #expect(values.contains { $0 == 0 && $0.sign == .minus })
        let floats = drawn(Generator<Float>.anyFloat)
        #expect(floats.contains { $0.isNaN } && floats.contains(.infinity) && floats.contains(1))
        #expect(drawn(Generator<Float>.float).allSatisfy { $0.isFinite })
    }

    @Test("arrays have counts in their range, equal elements now and then")
    func arrays() {
        let arrays = drawn(.array(of: .int, count: 2...9))
        #expect(Set(arrays.map(\.count)) == Set(2...9))
        #expect(arrays.contains { Set($0).count < $0.count })
        #expect(drawn(.array(of: .bool, count: 3)).allSatisfy { $0.count == 3 })
    }

    @Test("a type of one's own combines generators")
    func combining() {
        #expect(drawn(Point.arbitrary).allSatisfy { abs($0.x) <= 1000 && $0.y >= 0 })
        let result = runProperty("points") { (point: Point) in point.x < 10 || point.y < 5 }
        #expect(result.counterexample == "Point(x: 10, y: 5)")
    }

    @Test("an empty choice discards instead of trapping")
    func empty() {
        #expect(drawn(Generator<Int>.oneOf([])).isEmpty)
        #expect(!runProperty("none", Generator<Int>.oneOf([]), cases: 3) { _ in true }.passed)
    }
}

struct Point: Equatable, Arbitrary {
    var x: Int
    var y: Int
    static var arbitrary: Generator<Point> { .combining(.int, .int(in: 0...9)) { Point(x: $0, y: $1) } }
}
