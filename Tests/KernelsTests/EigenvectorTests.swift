import Testing

@testable import Kernels

@Suite("Eigenvectors are the directions that a symmetric matrix only stretches")
struct EigenvectorTests {
    @Test("A v = λ v, at right angles and of length 1, greatest first, over 50 random matrices")
    func definition() throws {
        var dice = Dice(80)
        for _ in 0..<50 {
            let size = dice.int(1...12)
            let raw = dice.tensor([size, size])
            let matrix = try raw + raw.transposed()
            let count = dice.int(1...size)
            let found = try #require(try leadingEigenvectors(matrix, count: count))
            #expect(found.vectors.shape == [count, size] && found.values.count == count)
            #expect(zip(found.values, found.values.dropFirst()).allSatisfy { $0 >= $1 })
            for row in 0..<count {
                let v = found.vectors.row(row)
                expectClose(try matmul(matrix, v), Reference(v * Float(found.values[row])), within: 1e-4)
                for other in 0...row {
                    #expect(abs(inner(v, found.vectors.row(other)) - (row == other ? 1 : 0)) < 1e-5)
                }
                let largest = v.values.max { abs($0) < abs($1) } ?? 0
                #expect(largest > 0)
            }
            if count == size { #expect(abs(found.values.reduce(0, +) - Double(trace(matrix))) < 1e-4) }
        }
    }

    private func trace(_ matrix: Tensor) -> Float { (0..<matrix.shape[0]).reduce(0) { $0 + matrix[$1, $1] } }

    @Test("a matrix with a value that is not finite has none; shapes and counts are checked")
    func mistakes() throws {
        #expect(try leadingEigenvectors(Tensor([[1, .nan], [.nan, 1]]), count: 1) == nil)
        #expect(try leadingEigenvectors(Tensor([[.infinity]]), count: 1) == nil)
        #expect(throws: ShapeError.self) { try leadingEigenvectors(.ones([2, 3]), count: 1) }
        #expect(throws: ShapeError.self) { try leadingEigenvectors(.ones([2]), count: 1) }
        for count in [-1, 0, 3] {
            #expect(throws: ShapeError.self) { try leadingEigenvectors(.ones([2, 2]), count: count) }
        }
    }
}
