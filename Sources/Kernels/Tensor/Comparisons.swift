// Comparisons value by value, after broadcasting: 1 where they hold, and 0 where not. Nothing holds of NaN but `.!=`.

extension Tensor {
    /// 1 where a value of `a` is less than that of `b`, else 0, after broadcasting.
    ///
    /// - Throws: ``ShapeError/cannotBroadcast(left:right:)`` where the shapes do not go together.
    public static func .< (a: Tensor, b: Tensor) throws(ShapeError) -> Tensor { try a.combined(with: b, IsLess.self) }

    /// 1 where a value of `a` is less than that of `b` or equal, else 0, after broadcasting.
    ///
    /// - Throws: ``ShapeError/cannotBroadcast(left:right:)`` where the shapes do not go together.
    public static func .<= (a: Tensor, b: Tensor) throws(ShapeError) -> Tensor {
        try a.combined(with: b, IsAtMost.self)
    }

    /// 1 where a value of `a` is greater than that of `b`, else 0, after broadcasting.
    ///
    /// - Throws: ``ShapeError/cannotBroadcast(left:right:)`` where the shapes do not go together.
    public static func .> (a: Tensor, b: Tensor) throws(ShapeError) -> Tensor { try b .< a }

    /// 1 where a value of `a` is greater than that of `b` or equal, else 0, after broadcasting.
    ///
    /// - Throws: ``ShapeError/cannotBroadcast(left:right:)`` where the shapes do not go together.
    public static func .>= (a: Tensor, b: Tensor) throws(ShapeError) -> Tensor { try b .<= a }

    /// 1 where a value of `a` equals that of `b`, else 0, after broadcasting.
    ///
    /// - Throws: ``ShapeError/cannotBroadcast(left:right:)`` where the shapes do not go together.
    public static func .== (a: Tensor, b: Tensor) throws(ShapeError) -> Tensor { try a.combined(with: b, IsEqual.self) }

    /// 1 where a value of `a` differs from that of `b`, else 0, after broadcasting.
    ///
    /// - Throws: ``ShapeError/cannotBroadcast(left:right:)`` where the shapes do not go together.
    public static func .!= (a: Tensor, b: Tensor) throws(ShapeError) -> Tensor {
        try a.combined(with: b, IsOther.self)
    }

    /// 1 where a value is less than `b`, else 0.
    public static func .< (a: Tensor, b: Float) -> Tensor { a.map { $0 < b ? 1 : 0 } }

    /// 1 where a value is at most `b`, else 0.
    public static func .<= (a: Tensor, b: Float) -> Tensor { a.map { $0 <= b ? 1 : 0 } }

    /// 1 where a value is greater than `b`, else 0.
    public static func .> (a: Tensor, b: Float) -> Tensor { a.map { $0 > b ? 1 : 0 } }

    /// 1 where a value is at least `b`, else 0.
    public static func .>= (a: Tensor, b: Float) -> Tensor { a.map { $0 >= b ? 1 : 0 } }

    /// 1 where a value equals `b`, else 0.
    public static func .== (a: Tensor, b: Float) -> Tensor { a.map { $0 == b ? 1 : 0 } }

    /// 1 where a value differs from `b`, else 0.
    public static func .!= (a: Tensor, b: Float) -> Tensor { a.map { $0 != b ? 1 : 0 } }
}

private enum IsLess: PairOperation {
    static func apply(_ a: Float, _ b: Float) -> Float { a < b ? 1 : 0 }
}

private enum IsAtMost: PairOperation {
    static func apply(_ a: Float, _ b: Float) -> Float { a <= b ? 1 : 0 }
}

private enum IsEqual: PairOperation {
    static func apply(_ a: Float, _ b: Float) -> Float { a == b ? 1 : 0 }
}

private enum IsOther: PairOperation {
    static func apply(_ a: Float, _ b: Float) -> Float { a != b ? 1 : 0 }
}
