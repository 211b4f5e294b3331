extension Tensor {
    /// `a + b`, value by value, after broadcasting.
    ///
    /// - Returns: the shape that both have in common, by ``broadcastShape(_:_:)``.
    /// - Throws: ``ShapeError/cannotBroadcast(left:right:)`` where the shapes do not go together.
    public static func + (a: Tensor, b: Tensor) throws(ShapeError) -> Tensor { try a.combined(with: b, Addition.self) }

    /// `a - b`, value by value, after broadcasting.
    ///
    /// - Returns: the shape that both have in common, by ``broadcastShape(_:_:)``.
    /// - Throws: ``ShapeError/cannotBroadcast(left:right:)`` where the shapes do not go together.
    public static func - (a: Tensor, b: Tensor) throws(ShapeError) -> Tensor {
        try a.combined(with: b, Subtraction.self)
    }

    /// `a b`, value by value, after broadcasting; ``matmul(_:_:)`` is the matrix product.
    ///
    /// - Returns: the shape that both have in common, by ``broadcastShape(_:_:)``.
    /// - Throws: ``ShapeError/cannotBroadcast(left:right:)`` where the shapes do not go together.
    public static func * (a: Tensor, b: Tensor) throws(ShapeError) -> Tensor {
        try a.combined(with: b, Multiplication.self)
    }

    /// `a / b`, value by value, after broadcasting.
    ///
    /// - Returns: the shape that both have in common, by ``broadcastShape(_:_:)``.
    /// - Throws: ``ShapeError/cannotBroadcast(left:right:)`` where the shapes do not go together.
    public static func / (a: Tensor, b: Tensor) throws(ShapeError) -> Tensor { try a.combined(with: b, Division.self) }

    /// Adds `b` to every value.
    public static func + (a: Tensor, b: Float) -> Tensor { a.combined(with: b, Addition.self) }

    /// Adds `a` to every value.
    public static func + (a: Float, b: Tensor) -> Tensor { b.combined(after: a, Addition.self) }

    /// Subtracts `b` from every value.
    public static func - (a: Tensor, b: Float) -> Tensor { a.combined(with: b, Subtraction.self) }

    /// Subtracts every value from `a`.
    public static func - (a: Float, b: Tensor) -> Tensor { b.combined(after: a, Subtraction.self) }

    /// Multiplies every value by `b`.
    public static func * (a: Tensor, b: Float) -> Tensor { a.combined(with: b, Multiplication.self) }

    /// Multiplies every value by `a`.
    public static func * (a: Float, b: Tensor) -> Tensor { b.combined(after: a, Multiplication.self) }

    /// Divides every value by `b`.
    public static func / (a: Tensor, b: Float) -> Tensor { a.combined(with: b, Division.self) }

    /// Divides `a` by every value.
    public static func / (a: Float, b: Tensor) -> Tensor { b.combined(after: a, Division.self) }

    /// Every value with its sign turned.
    public static prefix func - (a: Tensor) -> Tensor {
        struct Negation: LaneFunction {
            @inline(__always) func callAsFunction(_ x: Lanes) -> Lanes { -x }
        }
        return a.mapLanes(cost: 1, Negation())
    }

    /// A tensor of the same shape with `transform` of every value.
    @inlinable
    public func map(_ transform: (Float) throws -> Float) rethrows -> Tensor {
        var result = Tensor(unfilledLike: self)
        try withValues { source in
            try result.withMutableValues { target in
                for i in 0..<source.count { target[i] = try transform(source[i]) }
            }
        }
        return result
    }

    /// Memory for a tensor of the same shape, to be written before it is read.
    @usableFromInline
    init(unfilledLike other: Tensor) {
        self.init(shape: other.shape) { _ in }
    }
}

/// An operation on pairs of values. A type and not a closure, so that every loop over it is compiled for it.
protocol PairOperation {
    static func apply(_ a: Float, _ b: Float) -> Float
}

private enum Addition: PairOperation {
    static func apply(_ a: Float, _ b: Float) -> Float { a + b }
}

private enum Subtraction: PairOperation {
    static func apply(_ a: Float, _ b: Float) -> Float { a - b }
}

private enum Multiplication: PairOperation {
    static func apply(_ a: Float, _ b: Float) -> Float { a * b }
}

private enum Division: PairOperation {
    static func apply(_ a: Float, _ b: Float) -> Float { a / b }
}

extension Tensor {
    /// The operation on each value and `b`.
    fileprivate func combined<Operation: PairOperation>(with b: Float, _: Operation.Type) -> Tensor {
        mapEach { source, target, range in
            for i in range { target[i] = Operation.apply(source[i], b) }
        }
    }

    /// The operation on `a` and each value.
    fileprivate func combined<Operation: PairOperation>(after a: Float, _: Operation.Type) -> Tensor {
        mapEach { source, target, range in
            for i in range { target[i] = Operation.apply(a, source[i]) }
        }
    }

    /// A tensor of the same shape, which `body` fills range by range on the pool's threads.
    private func mapEach(
        _ body: (UnsafePointer<Float>, UnsafeMutablePointer<Float>, Range<Int>) -> Void
    ) -> Tensor {
        let result = Tensor(unfilledLike: self)
        let (source, target) = (UnsafePointer(storage.base), result.storage.base)
        parallel(count, cost: 1, multipleOf: Lanes.scalarCount) { body(source, target, $0) }
        return withExtendedLifetime(storage) { result }
    }
}
