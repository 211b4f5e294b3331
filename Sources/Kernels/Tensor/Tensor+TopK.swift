/// The greatest values of each row, and where they stood.
public struct TopK: Sendable, Equatable {
    /// The values, greatest first.
    public var values: Tensor
    /// Their places in the row, as whole numbers.
    public var indices: Tensor
}

extension Tensor {
    /// The `k` greatest values along the last axis, greatest first; of equals, the first. NaN comes before every number.
    ///
    /// - Returns: values and places, of shape `[..., k]`.
    /// - Throws: ``ShapeError/valueOutside(name:value:range:)`` unless the last axis has `k` values.
    public func topK(_ k: Int) throws(ShapeError) -> TopK {
        let width = shape.last ?? 1
        guard k >= 0, k <= width else { throw .valueOutside(name: "k", value: Double(k), range: "0...\(width)") }
        let rows = count / Swift.max(width, 1)
        let newShape = shape.dropLast() + [k]
        var indices = Tensor.zeros(Array(newShape))
        let values = Tensor(shape: Array(newShape)) { values in
            indices.withMutableValues { indices in
                withValues { source in
                    parallel(rows, cost: 4 * width) { range in
                        for row in range {
                            let best = Tensor.greatest(
                                k, of: UnsafeBufferPointer(rebasing: source[(row * width)..<((row + 1) * width)]))
                            for (place, i) in best.enumerated() {
                                values[row * k + place] = source[row * width + i]
                                indices[row * k + place] = Float(i)
                            }
                        }
                    }
                }
            }
        }
        return TopK(values: values, indices: indices)
    }

    /// The places of the `k` greatest, by insertion into a short list, which most values do not reach.
    private static func greatest(_ k: Int, of row: UnsafeBufferPointer<Float>) -> [Int] {
        if k > 32 {
            return Array(
                row.indices.sorted { beats(row[$0], row[$1]) || (!beats(row[$1], row[$0]) && $0 < $1) }.prefix(k))
        }
        var best: [Int] = []
        for (i, value) in row.enumerated() where k > 0 && (best.count < k || beats(value, row[best[k - 1]])) {
            var place = best.count
            while place > 0, beats(value, row[best[place - 1]]) { place -= 1 }
            best.insert(i, at: place)
            if best.count > k { best.removeLast() }
        }
        return best
    }

    /// The gradient before ``topK(_:)``: back to where the values stood.
    ///
    /// - Parameters: gradient and `indices` `[…, k]`; `shape` of what was searched.
    /// - Returns: `shape`.
    /// - Throws: ``ShapeError`` unless the gradient and `indices` have one shape, and `shape` holds them.
    public static func topKBackward(_ gradient: Tensor, indices: Tensor, shape: [Int]) throws(ShapeError) -> Tensor {
        try requireSameShape("topKBackward", gradient, indices)
        guard let width = shape.last, let k = indices.shape.last, indices.shape.dropLast() == shape.dropLast() else {
            throw .mismatch(
                operation: "topKBackward", argument: "the gradient", expected: shape.dropLast() + [0],
                found: gradient.shape)
        }
        _ = try elementCount(of: shape)
        var result = zeros(shape)
        for i in 0..<indices.count {
            guard let place = Int(exactly: indices[i]), place >= 0, place < width else {
                throw .indexOutside(operation: "topKBackward", index: indices[i], size: width)
            }
            result[i / k * width + place] += gradient[i]
        }
        return result
    }
}
