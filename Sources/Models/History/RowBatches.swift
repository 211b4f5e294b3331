import Random
import Kernels

/// The rows of a matrix, in batches.
struct RowBatches {
    private let data: Tensor
    private let size: Int

    /// How many rows there are.
    var rows: Int { data.shape[0] }

    init(_ data: Tensor, size: Int) throws {
        guard data.rank == 2 else {
            throw ShapeError.wrongRank(
                operation: "learning", argument: "the data", expected: "[N, values]", found: data.shape)
        }
        guard data.shape[0] > 0 else { throw ModelError.tooFewRows(needed: 1, found: 0) }
        guard size > 0 else { throw ShapeError.mustBePositive(name: "batchSize", value: size) }
        try requireFinite(data, "the data")
        (self.data, self.size) = (data, size)
    }

    /// The batches of one epoch; the last may be smaller.
    func shuffled(seed: Int) -> [Tensor] {
        var random = SplitMix64(seed: seed)
        let order = (0..<rows).shuffled(using: &random)
        return stride(from: 0, to: rows, by: size).map { start in
            data.rows(order[start..<min(start + size, rows)])
        }
    }
}

/// Throws where a value of a matrix is not finite.
func requireFinite(_ data: Tensor, _ what: String) throws {
    let first = data.withValues { values in values.firstIndex { !$0.isFinite } }
    if let first { throw ModelError.notFinite(what: what, row: first / max(data.shape.last ?? 1, 1)) }
}

extension Tensor {
    /// These rows of a matrix, which are known to be there.
    func rows(_ indices: some Collection<Int>) -> Tensor {
        let width = shape[1]
        var result = Tensor.zeros([indices.count, width])
        result.withMutableValues { target in
            withValues { source in
                for (place, row) in indices.enumerated() {
                    for column in 0..<width { target[place * width + column] = source[row * width + column] }
                }
            }
        }
        return result
    }
}
