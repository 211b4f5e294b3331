extension Tensor {
    /// Tensors joined along `axis`; the other sizes must be equal.
    ///
    /// - Returns: their shape, but for the axis, which is as long as all together.
    /// - Throws: ``ShapeError/mismatch(operation:argument:expected:found:)`` where they are not, and others.
    public static func concat(_ tensors: [Tensor], axis: Int = 0) throws(ShapeError) -> Tensor {
        guard let first = tensors.first else { throw .mustBePositive(name: "the number of tensors", value: 0) }
        let axis = try first.resolve(axis: axis)
        var shape = first.shape
        for (i, tensor) in tensors.enumerated().dropFirst() {
            var expected = first.shape
            if tensor.rank == first.rank { expected[axis] = tensor.shape[axis] }
            try requireShape("concat", "tensor \(i)", tensor, expected)
            shape[axis] += tensor.shape[axis]
        }
        _ = try elementCount(of: shape)
        let (outer, inner) = first.around(axis: axis)
        let width = shape[axis] * inner
        return Tensor(shape: shape) { target in
            var start = 0
            for tensor in tensors {
                let part = tensor.shape[axis] * inner
                tensor.withValues { source in
                    copyRows(outer, of: part, from: source, at: 0, every: part, to: target, at: start, every: width)
                }
                start += part
            }
        }
    }

    /// The tensor divided along `axis` into pieces of `sizes`: the backward of ``concat(_:axis:)``.
    ///
    /// - Returns: the pieces, each of its size along the axis.
    /// - Throws: ``ShapeError/sizesDoNotAddUp(sizes:size:)`` unless the sizes add up to that of the axis.
    public func split(axis: Int = 0, sizes: [Int]) throws(ShapeError) -> [Tensor] {
        let total = shape[try resolve(axis: axis)]
        guard sizes.allSatisfy({ $0 >= 0 && $0 <= total }), sizes.reduce(0, +) == total else {
            throw .sizesDoNotAddUp(sizes: sizes, size: total)
        }
        var (parts, start) = ([Tensor](), 0)
        for size in sizes {
            parts.append(try slice(axis: axis, from: start, to: start + size))
            start += size
        }
        return parts
    }

    /// The gradient before ``slice(axis:from:to:)``: back in its place, 0 elsewhere.
    ///
    /// - Parameters: gradient of the slice's shape; `shape` of what it was taken from, along `axis` from `start`.
    /// - Returns: `shape`.
    /// - Throws: ``ShapeError`` unless the gradient, put at `start`, fits `shape`.
    public static func sliceBackward(
        _ gradient: Tensor, shape: [Int], axis: Int, from start: Int
    ) throws(ShapeError) -> Tensor {
        let axis = try gradient.resolve(axis: axis)
        _ = try elementCount(of: shape)
        var expected = shape
        if shape.count == gradient.rank { expected[axis] = gradient.shape[axis] }
        try requireShape("sliceBackward", "the gradient", gradient, expected)
        guard start >= 0, start <= shape[axis] - gradient.shape[axis] else {
            throw .rangeOutside(from: start, to: start &+ gradient.shape[axis], size: shape[axis])
        }
        let end = start + gradient.shape[axis]
        var (before, after) = (shape, shape)
        before[axis] = start
        after[axis] = shape[axis] - end
        return try concat([zeros(before), gradient, zeros(after)], axis: axis)
    }

    /// Images with `value` around them.
    ///
    /// - Parameters: the tensor `[…, H, W]`.
    /// - Returns: `[…, top + H + bottom, left + W + right]`.
    /// - Throws: ``ShapeError/mustNotBeNegative(name:value:)``, and for a tensor without rows and columns.
    public func padded(_ padding: Padding, with value: Float = 0) throws(ShapeError) -> Tensor {
        let (height, width) = try planeSize("padded")
        try requireSound(padding)
        let newHeight = padding.top + height + padding.bottom
        let newWidth = padding.left + width + padding.right
        let newShape = shape.dropLast(2) + [newHeight, newWidth]
        _ = try elementCount(of: Array(newShape))
        return Tensor(shape: Array(newShape)) { target in
            // Where there are no planes, the size of one may be beyond counting.
            guard !target.isEmpty else { return }
            guard height > 0 else { return target.update(repeating: value) }
            withPointers(self, self, to: target) { source, _, target in
                parallel(shape.dropLast(2).reduce(1, *), cost: newHeight * newWidth / 4) { planes in
                    for plane in planes {
                        var next = target + plane * newHeight * newWidth
                        func fill(_ count: Int) {
                            next.update(repeating: value, count: count)
                            next += count
                        }
                        // What follows a row and what precedes the next lie side by side.
                        fill(padding.top * newWidth + padding.left)
                        for y in 0..<height {
                            if y > 0 { fill(padding.right + padding.left) }
                            next.update(from: source + (plane * height + y) * width, count: width)
                            next += width
                        }
                        fill(target + (plane + 1) * newHeight * newWidth - next)
                    }
                }
            }
        }
    }

    /// Images without `padding` rows and columns at their sides: the backward of ``padded(_:with:)``.
    ///
    /// - Returns: `[…, H - top - bottom, W - left - right]`.
    /// - Throws: ``ShapeError/rangeOutside(from:to:size:)`` where less than nothing would be left.
    public func cropped(_ padding: Padding) throws(ShapeError) -> Tensor {
        let (height, width) = try planeSize("cropped")
        try requireSound(padding)
        return try slice(axis: -2, from: padding.top, to: height - padding.bottom)
            .slice(axis: -1, from: padding.left, to: width - padding.right)
    }

    private func planeSize(_ operation: String) throws(ShapeError) -> (height: Int, width: Int) {
        guard rank >= 2 else {
            throw .wrongRank(operation: operation, argument: "the tensor", expected: "[…, H, W]", found: shape)
        }
        return (shape[rank - 2], shape[rank - 1])
    }
}
