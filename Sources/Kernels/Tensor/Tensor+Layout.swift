internal import CProcessor

extension Tensor {
    /// The same values, in the same order, in another shape. One size may be -1: it is computed from the others.
    ///
    /// - Returns: `newShape`, on the same memory until one of the two changes.
    /// - Throws: ``ShapeError/count(values:shape:)`` where the number of values differs.
    public func reshaped(_ newShape: [Int]) throws(ShapeError) -> Tensor {
        var target = newShape
        if let free = target.firstIndex(of: -1) {
            guard target.lastIndex(of: -1) == free else { throw .severalFreeSizes(shape: newShape) }
            target[free] = 1
            let rest = try elementCount(of: target)
            guard rest > 0, count % rest == 0 else { throw .count(values: count, shape: newShape) }
            target[free] = count / rest
        }
        guard try elementCount(of: target) == count else { throw .count(values: count, shape: newShape) }
        return Tensor(sharing: self, shape: target)
    }

    /// The values in a row: a vector of all of them.
    public func flattened() -> Tensor { Tensor(sharing: self, shape: [count]) }

    /// The tensor with its axes in reverse order; of a matrix, rows become columns.
    public func transposed() -> Tensor {
        permute(Array((0..<rank).reversed()))
    }

    /// The tensor with axis `axes[i]` of this one in place `i`.
    ///
    /// - Returns: a tensor whose size `i` is `shape[axes[i]]`.
    /// - Throws: ``ShapeError/notAPermutation(axes:rank:)`` unless `axes` names every axis once.
    public func transposed(axes: [Int]) throws(ShapeError) -> Tensor {
        guard axes.sorted() == Array(0..<rank) else { throw .notAPermutation(axes: axes, rank: rank) }
        return permute(axes)
    }

    func permute(_ axes: [Int]) -> Tensor {
        let strides = rowMajorStrides(of: shape)
        let newShape = axes.map { shape[$0] }
        let newStrides = axes.map { strides[$0] }
        guard let width = newShape.last, let step = newStrides.last, step > 1, count > 0,
            let across = axes.firstIndex(of: rank - 1)
        else { return walked(newShape, newStrides) }
        // Both the last axis here and the last there are walked in tiles of 16 x 16: rows of neither leave the cache.
        let height = newShape[across]
        let rowStride = newShape[(across + 1)...].reduce(1, *)
        var (restShape, restStrides, placeStrides) = (newShape, newStrides, rowMajorStrides(of: newShape))
        for axis in [rank - 1, across] {
            restShape.remove(at: axis)
            restStrides.remove(at: axis)
            placeStrides.remove(at: axis)
        }
        return Tensor(shape: newShape) { target in
            withValues { source in
                var starts: [(Int, Int)] = []
                var places: [Int] = []
                forEachOffset(shape: restShape, strides: placeStrides) { places.append($1) }
                forEachOffset(shape: restShape, strides: restStrides) { starts.append((places[$0], $1)) }
                let bands = (height + 15) / 16
                parallel(starts.count * bands, cost: 16 * width) { jobs in
                    for job in jobs {
                        let (place, start) = starts[job / bands]
                        let rows = (job % bands * 16)..<Swift.min(job % bands * 16 + 16, height)
                        for left in Swift.stride(from: 0, to: width, by: 16) {
                            if rows.count == 16, left + 16 <= width, let read = source.baseAddress,
                                let write = target.baseAddress
                            {
                                lectern_transpose_tile(
                                    read + start + rows.lowerBound + left * step, step,
                                    write + place + rows.lowerBound * rowStride + left, rowStride)
                                continue
                            }
                            for y in rows {
                                for x in left..<Swift.min(left + 16, width) {
                                    target[place + y * rowStride + x] = source[start + y + x * step]
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    private func walked(_ newShape: [Int], _ strides: [Int]) -> Tensor {
        Tensor(shape: newShape) { target in
            withValues { source in
                forEachOffset(shape: newShape, strides: strides) { target[$0] = source[$1] }
            }
        }
    }

    /// Row `i` of the first axis: of a matrix its row, of `[N, C, H, W]` the image `i` as `[C, H, W]`.
    ///
    /// Stops the program at an index outside, as a subscript does.
    public func row(_ i: Int) -> Tensor {
        guard let rows = shape.first, i >= 0, i < rows else { outside([i]) }
        let size = count / rows
        return Tensor(shape: Array(shape.dropFirst())) { target in
            withValues { _ = target.update(fromContentsOf: $0[(i * size)..<((i + 1) * size)]) }
        }
    }

    /// The part of the tensor whose index along `axis` is in `start..<end`.
    ///
    /// - Returns: the shape with `end - start` in place of the size of `axis`.
    /// - Throws: ``ShapeError/axisOutside(axis:rank:)``, ``ShapeError/rangeOutside(from:to:size:)``.
    public func slice(axis: Int, from start: Int, to end: Int) throws(ShapeError) -> Tensor {
        let axis = try resolve(axis: axis)
        guard start >= 0, start <= end, end <= shape[axis] else {
            throw .rangeOutside(from: start, to: end, size: shape[axis])
        }
        var newShape = shape
        newShape[axis] = end - start
        let (outer, inner) = around(axis: axis)
        let (old, new) = (shape[axis] * inner, (end - start) * inner)
        return Tensor(shape: newShape) { target in
            withValues { source in
                copyRows(outer, of: new, from: source, at: start * inner, every: old, to: target, at: 0, every: new)
            }
        }
    }

    /// `axis` counted from the front, where a negative one counts from the back.
    func resolve(axis: Int) throws(ShapeError) -> Int { try Tensor.resolve(axis: axis, rank: rank) }

    static func resolve(axis: Int, rank: Int) throws(ShapeError) -> Int {
        let resolved = axis < 0 ? axis + rank : axis
        guard resolved >= 0, resolved < rank else { throw .axisOutside(axis: axis, rank: rank) }
        return resolved
    }

    /// How many values lie before and after `axis`: the tensor as `[outer, shape[axis], inner]`.
    func around(axis: Int) -> (outer: Int, inner: Int) {
        (shape[..<axis].reduce(1, *), shape[(axis + 1)...].reduce(1, *))
    }
}

/// Copies rows of `width` values, which lie so far apart here and there.
func copyRows(
    _ rows: Int, of width: Int, from source: UnsafeBufferPointer<Float>, at start: Int, every step: Int,
    to target: UnsafeMutableBufferPointer<Float>, at place: Int, every stride: Int
) {
    guard width > 0, let source = source.baseAddress, let target = target.baseAddress else { return }
    parallel(rows, cost: width / 2) { rows in
        for row in rows { (target + place + row * stride).update(from: source + start + row * step, count: width) }
    }
}

/// How far apart in memory neighbors along each axis are.
func rowMajorStrides(of shape: [Int]) -> [Int] {
    var strides = [Int](repeating: 1, count: shape.count)
    for axis in shape.indices.dropLast().reversed() { strides[axis] = strides[axis + 1] * shape[axis + 1] }
    return strides
}

/// Calls `body(i, offset)` for every place `i` of a row-major tensor of `shape`, with its offset under `strides`.
@inline(__always)
func forEachOffset(shape: [Int], strides: [Int], body: (Int, Int) -> Void) {
    guard let width = shape.last, let step = strides.last else { return body(0, 0) }
    let rows = shape.dropLast().reduce(1, *)
    var index = [Int](repeating: 0, count: shape.count - 1)
    var (place, start) = (0, 0)
    for _ in 0..<rows {
        for x in 0..<width { body(place + x, start + x * step) }
        place += width
        for axis in index.indices.reversed() {
            index[axis] += 1
            start += strides[axis]
            if index[axis] < shape[axis] { break }
            start -= shape[axis] * strides[axis]
            index[axis] = 0
        }
    }
}
