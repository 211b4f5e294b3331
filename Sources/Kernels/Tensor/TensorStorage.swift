internal import Glibc

/// Memory for the values of one tensor: aligned to 64 bytes, a cache line and the width of an AVX-512 register, which
/// Swift's arrays (aligned to 16) are not; and as long as whole registers and one more, so that loops over registers need no
/// rest loop, wherever they begin.
@usableFromInline
final class TensorStorage: @unchecked Sendable {  // A tensor writes only to storage that it alone holds.
    @usableFromInline let base: UnsafeMutablePointer<Float>
    private let memory: UnsafeMutableRawPointer
    private let byteCount: Int

    init(count: Int) {
        let registers = Lanes.count(for: count) + 1
        byteCount = registers * MemoryLayout<Lanes>.stride
        memory = MemoryShelf.shared.take(byteCount: byteCount) ?? .allocateForLanes(byteCount: byteCount)
        base = memory.bindMemory(to: Float.self, capacity: registers * Lanes.scalarCount)
        // Beyond the last value loops over registers compute with zeros, and nothing reads the result.
        for i in count..<(registers * Lanes.scalarCount) { base[i] = 0 }
    }

    deinit { MemoryShelf.shared.put(memory, byteCount: byteCount) }
}

extension UnsafeMutableRawPointer {
    /// Memory that begins at a register's place; long memory, at a page's. A processor compares the places of what it reads and of what it
    /// has not written yet by their last 12 bits: an operator that reads a little ahead of such a place waits, which made a rectified linear
    /// unit a quarter slower. Where all begin at a page, it reads and writes the same place of it.
    ///
    /// Very long memory lies in pages of 2 MB where the system has them: a processor keeps the places of a few thousand pages, and of small
    /// ones that is less than the weights of a large layer, which it then reads a quarter slower.
    ///
    /// - Source: `madvise(2)`, `MADV_HUGEPAGE`. Where the system declines, the pages are small ones. Fog, *The microarchitecture of Intel, AMD
    ///   and VIA CPUs*, on false dependences between addresses.
    fileprivate static func allocateForLanes(byteCount: Int) -> UnsafeMutableRawPointer {
        let (smallPage, page) = (4 << 10, 2 << 20)
        guard byteCount >= 2 * page else {
            let isLong = byteCount >= 16 * smallPage
            return allocate(byteCount: byteCount, alignment: isLong ? smallPage : MemoryLayout<Lanes>.alignment)
        }
        let memory = allocate(byteCount: byteCount, alignment: page)
        madvise(memory, byteCount / page * page, MADV_HUGEPAGE)
        return memory
    }
}

extension Tensor {
    var lanes: UnsafeMutablePointer<Lanes> {
        UnsafeMutableRawPointer(storage.base).assumingMemoryBound(to: Lanes.self)
    }
}

extension TensorStorage {
    /// The values as registers.
    var lanes: UnsafeMutablePointer<Lanes> { UnsafeMutableRawPointer(base).assumingMemoryBound(to: Lanes.self) }
}
