import Kernels
import Models
import Networks
import Testing

@Suite("Principal components")
struct PrincipalComponentsTests {
    private static let shapes = [(50, 8), (8, 50), (20, 20), (2, 5), (200, 1)]

    /// Data whose columns vary together.
    private func data(_ rows: Int, _ columns: Int, seed: Int) throws -> Tensor {
        try matmul(.normal([rows, columns], seed: seed), .normal([columns, columns], seed: seed + 1)) + 3
    }

    @Test("components are of length 1 and at right angles", arguments: shapes)
    func orthonormal(rows: Int, columns: Int) throws {
        let count = min(rows, columns)
        let found = try PrincipalComponents(of: data(rows, columns, seed: rows), count: count)
        let products = try matmul(found.components, found.components.transposed())
        let difference = try products - .identity(count)
        #expect(difference.values.allSatisfy { abs($0) < 1e-5 })
    }

    @Test("variances fall, are those of the codes, and sum to the whole", arguments: shapes)
    func variances(rows: Int, columns: Int) throws {
        let data = try data(rows, columns, seed: rows)
        let count = min(rows, columns)
        let found = try PrincipalComponents(of: data, count: count)
        #expect(zip(found.variances, found.variances.dropFirst()).allSatisfy { $0 >= $1 })
        #expect(abs(found.variances.reduce(0, +) / found.totalVariance - 1) < 1e-4)
        let codes = try found.project(data)
        let spread = try (codes * codes).sum(axis: 0) / Float(rows - 1)
        for i in 0..<count { #expect(abs(spread[i] - found.variances[i]) < 1e-3 * found.totalVariance) }
        #expect(try codes.mean(axis: 0).values.allSatisfy { abs($0) < 1e-3 })
    }

    @Test("all components together give the data back; the left-out variance is the error", arguments: shapes)
    func reconstruction(rows: Int, columns: Int) throws {
        let data = try data(rows, columns, seed: rows)
        let full = try PrincipalComponents(of: data, count: min(rows, columns))
        #expect(try full.reconstructionError(data) < 1e-5 * full.totalVariance)
        let one = try PrincipalComponents(of: data, count: 1)
        let expected = (one.totalVariance - one.variances[0]) * Float(rows - 1) / Float(rows * columns)
        #expect(abs(try one.reconstructionError(data) - expected) < 1e-4 * one.totalVariance)
    }

    @Test("no other plane is nearer to the data", arguments: 0..<20)
    func optimal(seed: Int) throws {
        let data = try data(60, 6, seed: 7)
        let found = try PrincipalComponents(of: data, count: 2)
        let best = try found.reconstructionError(data)
        // Another plane through the mean: the components of other data.
        let other = try PrincipalComponents(of: .normal([30, 6], seed: seed), count: 2).components
        let centered = try data - found.mean
        let back = try matmul(matmul(centered, other.transposed()), other)
        #expect(best <= (try meanSquaredError(back, target: centered)) * 1.00001)
    }

    @Test("data without variance has components all the same")
    func constant() throws {
        for shape in [[5, 3], [3, 9]] {
            let found = try PrincipalComponents(of: .full(shape, 2), count: 3)
            #expect(found.variances == [0, 0, 0])
            let products = try matmul(found.components, found.components.transposed())
            #expect(try (products - .identity(3)).values.allSatisfy { abs($0) < 1e-5 })
        }
    }

    @Test("what has no components is an error")
    func errors() {
        #expect(throws: ModelError.tooFewRows(needed: 2, found: 1)) {
            try PrincipalComponents(of: .zeros([1, 4]), count: 1)
        }
        for count in [0, 4, -1] {
            #expect(throws: ShapeError.self) { try PrincipalComponents(of: .zeros([9, 3]), count: count) }
        }
        #expect(throws: ShapeError.self) { try PrincipalComponents(of: .zeros([9, 0]), count: 1) }
        #expect(throws: ModelError.self) { try PrincipalComponents(of: .full([9, 3], .nan), count: 1) }
        #expect(throws: ShapeError.self) { try PrincipalComponents(of: .zeros([9]), count: 1) }
    }
}
