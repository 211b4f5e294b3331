/// Memory for the values of one tensor: aligned to 64 bytes, a cache line and the width of an AVX-512 register, which
/// Swift's arrays (aligned to 16) are not.
@usableFromInline
final class TensorStorage: @unchecked Sendable {  // A tensor writes only to storage that it alone holds.
    @usableFromInline let base: UnsafeMutablePointer<Float>
    private let memory: UnsafeMutableRawPointer

    init(count: Int) {
        memory = .allocate(byteCount: max(count, 1) * MemoryLayout<Float>.stride, alignment: 64)
        base = memory.bindMemory(to: Float.self, capacity: max(count, 1))
    }

    deinit { memory.deallocate() }
}
