// Arithmetic that changes a tensor. The other side is repeated where it is smaller; a tensor keeps its shape.

extension Tensor {
    /// Adds `b`, repeated to fill `a`.
    ///
    /// - Throws: ``ShapeError/cannotBroadcast(left:right:)`` where `b` does not fit into `a`.
    public static func += (a: inout Tensor, b: Tensor) throws(ShapeError) { a = try a.keepingShape(b) + b }

    /// Subtracts `b`, repeated to fill `a`.
    ///
    /// - Throws: ``ShapeError/cannotBroadcast(left:right:)`` where `b` does not fit into `a`.
    public static func -= (a: inout Tensor, b: Tensor) throws(ShapeError) { a = try a.keepingShape(b) - b }

    /// Multiplies by `b`, value by value, repeated to fill `a`.
    ///
    /// - Throws: ``ShapeError/cannotBroadcast(left:right:)`` where `b` does not fit into `a`.
    public static func *= (a: inout Tensor, b: Tensor) throws(ShapeError) { a = try a.keepingShape(b) * b }

    /// Divides by `b`, value by value, repeated to fill `a`.
    ///
    /// - Throws: ``ShapeError/cannotBroadcast(left:right:)`` where `b` does not fit into `a`.
    public static func /= (a: inout Tensor, b: Tensor) throws(ShapeError) { a = try a.keepingShape(b) / b }

    /// Adds `b` to every value.
    public static func += (a: inout Tensor, b: Float) { a = a + b }

    /// Subtracts `b` from every value.
    public static func -= (a: inout Tensor, b: Float) { a = a - b }

    /// Multiplies every value by `b`.
    public static func *= (a: inout Tensor, b: Float) { a = a * b }

    /// Divides every value by `b`.
    public static func /= (a: inout Tensor, b: Float) { a = a / b }

    /// This tensor, where `other` fits into it.
    private func keepingShape(_ other: Tensor) throws(ShapeError) -> Tensor {
        guard try broadcastShape(shape, other.shape) == shape else {
            throw .cannotBroadcast(left: other.shape, right: shape)
        }
        return self
    }
}
