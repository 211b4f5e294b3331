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
    public static func + (a: Tensor, b: Float) -> Tensor { a.map { $0 + b } }

    /// Adds `a` to every value.
    public static func + (a: Float, b: Tensor) -> Tensor { b.map { a + $0 } }

    /// Subtracts `b` from every value.
    public static func - (a: Tensor, b: Float) -> Tensor { a.map { $0 - b } }

    /// Subtracts every value from `a`.
    public static func - (a: Float, b: Tensor) -> Tensor { b.map { a - $0 } }

    /// Multiplies every value by `b`.
    public static func * (a: Tensor, b: Float) -> Tensor { a.map { $0 * b } }

    /// Multiplies every value by `a`.
    public static func * (a: Float, b: Tensor) -> Tensor { b.map { a * $0 } }

    /// Divides every value by `b`.
    public static func / (a: Tensor, b: Float) -> Tensor { a.map { $0 / b } }

    /// Divides `a` by every value.
    public static func / (a: Float, b: Tensor) -> Tensor { b.map { a / $0 } }

    /// Every value with its sign turned.
    public static prefix func - (a: Tensor) -> Tensor { a.map { -$0 } }

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
