import Datasets
import Kernels
import Testing

@Suite("Drawn characters")
struct DatasetsTests {
    @Test("are the same for the same seed, and differ for another")
    func seeds() throws {
        let one = try DrawnLetters.dataset("ABC", perClass: 5, seed: 1)
        #expect(try DrawnLetters.dataset("ABC", perClass: 5, seed: 1).images == one.images)
        #expect(try DrawnLetters.dataset("ABC", perClass: 5, seed: 2).images != one.images)
        #expect(one.images.shape == [15, 1, 20, 20] && one.labels == [0, 0, 0, 0, 0, 1, 1, 1, 1, 1, 2, 2, 2, 2, 2])
        #expect(one.classNames == ["A", "B", "C"] && one.className(at: 7) == "B")
    }

    @Test("of a class do not depend on the other classes or on their number")
    func stable() throws {
        let many = try DrawnLetters.dataset("XAY", perClass: 6, seed: 9)
        let few = try DrawnLetters.dataset("A", perClass: 3, seed: 9)
        for index in 0..<3 { #expect(many.image(at: 6 + index) == few.image(at: index)) }
    }

    @Test("lie in 0...1, in the middle, and are not empty", arguments: Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    func plain(letter: Character) throws {
        let image = try DrawnLetters.image(letter)
        #expect(image.shape == [20, 20] && image.min() >= 0 && image.max() <= 1)
        #expect(image.sum() > 15)
        let border = (0..<20).map { image[0, $0] + image[19, $0] + image[$0, 0] + image[$0, 19] }
        #expect(border.reduce(0, +) == 0, "the letter reaches the edge")
    }

    @Test("can be told apart by the mean image of each class")
    func learnable() throws {
        let (train, test) = try DrawnDigits.dataset(perClass: 40, variation: .slight, seed: 3).split(seed: 4)
        let means = (0..<10).map { digit -> [Float] in
            let members = train.labels.indices.filter { train.labels[$0] == digit }
            return members.reduce(into: [Float](repeating: 0, count: 784)) { sum, index in
                for (pixel, value) in train.image(at: index).values.enumerated() {
                    sum[pixel] += value / Float(members.count)
                }
            }
        }
        let right = test.labels.indices.filter { index in
            let image = test.image(at: index).values
            let distances = means.map { mean in zip(mean, image).reduce(Float(0)) { $0 + ($1.0 - $1.1) * ($1.0 - $1.1) }
            }
            return distances.indices.min { distances[$0] < distances[$1] } == test.labels[index]
        }
        #expect(Double(right.count) / Double(test.count) > 0.85)
    }

    @Test("are divided into sets without a common image, class by class")
    func split() throws {
        let all = try DrawnDigits.dataset(perClass: 10, size: 12, seed: 5)
        let (train, test) = try all.split(testShare: 0.3, seed: 6)
        #expect(train.count == 70 && test.count == 30)
        for digit in 0..<10 { #expect(test.labels.filter { $0 == digit }.count == 3) }
        let seen = Set((0..<train.count).map { train.image(at: $0).values })
        #expect((0..<test.count).allSatisfy { !seen.contains(test.image(at: $0).values) })
        #expect(try all.split(testShare: 0.3, seed: 6).test.images == test.images)
        #expect(try all.classes(["7", "3"]).labels.filter { $0 == 0 }.count == 10)
        #expect(all.flattened.shape == [100, 144])
    }

    @Test("are refused for wrong settings, with a reason")
    func wrong() throws {
        #expect(throws: DatasetError.self) { try DrawnLetters.dataset("AA", perClass: 1, seed: 1) }
        #expect(throws: DatasetError.self) { try DrawnLetters.dataset("", perClass: 1, seed: 1) }
        #expect(throws: DatasetError.self) { try DrawnLetters.dataset("A", perClass: 0, seed: 1) }
        #expect(throws: DatasetError.self) { try DrawnLetters.image("A", size: 4) }
        #expect(throws: DatasetError.self) { try DrawnDigits.image(10) }
        #expect(throws: DatasetError.self) { try DrawnDigits.image(1, seed: 1, variation: Variation(noise: .nan)) }
        let set = try DrawnDigits.dataset(perClass: 1, seed: 1)
        #expect(throws: DatasetError.shareOutside(1)) { try set.split(testShare: 1, seed: 1) }
        #expect(throws: DatasetError.unknownClass("x", known: set.classNames)) { try set.classes(["x"]) }
        #expect(throws: DatasetError.countsDiffer(images: 2, labels: 1)) {
            try Dataset(images: Tensor.zeros([2, 1, 4, 4]), labels: [0], classNames: ["a"])
        }
        #expect(throws: DatasetError.labelOutside(index: 1, label: 2, classes: 1)) {
            try Dataset(images: Tensor.zeros([2, 1, 4, 4]), labels: [0, 2], classNames: ["a"])
        }
    }
}
