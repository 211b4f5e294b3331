/// Memory for the values of one tensor: aligned to 64 bytes, a cache line and the width of an AVX-512 register, which
/// Swift's arrays (aligned to 16) are not; and as long as whole registers and one more, so that loops over vectors need no
/// rest loop, wherever they begin.
@usableFromInline
final class TensorStorage: @unchecked Sendable {  // A tensor writes only to storage that it alone holds.
    @usableFromInline let base: UnsafeMutablePointer<Float>
    private let memory: UnsafeMutableRawPointer

    init(count: Int) {
        let vectors = Vector.vectors(for: count) + 1
        memory = .allocate(byteCount: vectors * MemoryLayout<Vector>.stride, alignment: MemoryLayout<Vector>.alignment)
        base = memory.bindMemory(to: Float.self, capacity: vectors * Vector.scalarCount)
        // Beyond the last value vector loops compute with zeros, and nothing reads the result.
        for i in count..<(vectors * Vector.scalarCount) { base[i] = 0 }
    }

    deinit { memory.deallocate() }
}

extension Tensor {
    /// A tensor of the same shape with `transform` of all values, sixteen at a time, on the pool's threads.
    @inline(__always)
    func mapVectors(cost: Int, _ transform: (Vector) -> Vector) -> Tensor {
        let result = Tensor(unfilledLike: self)
        let (source, target) = (vectors, result.vectors)
        parallel(Vector.vectors(for: count), cost: cost * Vector.scalarCount) { range in
            for i in range { target[i] = transform(source[i]) }
        }
        return withExtendedLifetime(storage) { result }
    }

    /// A tensor of the same shape with `transform` of all pairs of values of this tensor and `other`, of equal shape.
    @inline(__always)
    func mapVectors(with other: Tensor, cost: Int, _ transform: (Vector, Vector) -> Vector) -> Tensor {
        let result = Tensor(unfilledLike: self)
        let (a, b, target) = (vectors, other.vectors, result.vectors)
        parallel(Vector.vectors(for: count), cost: cost * Vector.scalarCount) { range in
            for i in range { target[i] = transform(a[i], b[i]) }
        }
        return withExtendedLifetime((storage, other.storage)) { result }
    }

    var vectors: UnsafeMutablePointer<Vector> {
        UnsafeMutableRawPointer(storage.base).assumingMemoryBound(to: Vector.self)
    }
}
