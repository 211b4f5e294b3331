import Testing

@testable import Kernels

@Suite("Memory of tensors that are gone is kept for the next of the same length")
struct MemoryShelfTests {
    private let size = 256 << 10

    private func memory(_ byteCount: Int) -> UnsafeMutableRawPointer { .allocate(byteCount: byteCount, alignment: 64) }

    @Test("the newest of the same length is taken, once")
    func newest() throws {
        let shelf = MemoryShelf(limit: 4 << 20)
        let (first, second, other) = (memory(size), memory(size), memory(2 * size))
        for block in [first, second] { shelf.put(block, byteCount: size) }
        shelf.put(other, byteCount: 2 * size)
        #expect(shelf.take(byteCount: size) == second)
        #expect(shelf.take(byteCount: size) == first)
        #expect(shelf.take(byteCount: size) == nil)
        #expect(shelf.take(byteCount: 2 * size) == other)
        for block in [first, second, other] { block.deallocate() }
    }

    @Test("beyond its limit the oldest is freed; short and very long memory is not kept")
    func limit() {
        let shelf = MemoryShelf(limit: 1 << 20)
        for _ in 0..<6 { shelf.put(memory(size), byteCount: size) }
        let taken = (0..<6).compactMap { _ in shelf.take(byteCount: size) }
        #expect(taken.count == 4)
        for block in taken { block.deallocate() }
        for byteCount in [64, 1 << 20] {
            shelf.put(memory(byteCount), byteCount: byteCount)
            #expect(shelf.take(byteCount: byteCount) == nil)
        }
    }

    @Test("for as long as a training asks for it, more and longer memory is kept")
    func keepingMore() {
        let shelf = MemoryShelf(limit: 1 << 20)
        let long = memory(2 << 20)
        shelf.keepingMore(4 << 20) {
            shelf.put(long, byteCount: 2 << 20)
            #expect(shelf.take(byteCount: 2 << 20) == long)
            shelf.put(long, byteCount: 2 << 20)
            shelf.put(memory(size), byteCount: size)
        }
        #expect(shelf.take(byteCount: 2 << 20) == nil)
        let kept = shelf.take(byteCount: size)
        #expect(kept != nil)
        kept?.deallocate()
    }

    @Test("cleared, it holds nothing")
    func clearing() {
        let shelf = MemoryShelf(limit: 1 << 20)
        shelf.put(memory(size), byteCount: size)
        shelf.clear()
        #expect(shelf.take(byteCount: size) == nil)
    }

    @Test("a tensor on memory of one that is gone has its own values, and zeros beyond them")
    func zeros() {
        // Both take as many registers, so that the shorter one gets the longer one's memory.
        let (count, longer) = ((size >> 2) + 5, (size >> 2) + 16)
        let shape = Tensor.zeros([count])
        for round in 1...3 {
            var before = Tensor(unfilledLike: .zeros([longer]))
            before.withMutableValues { $0.update(repeating: 9) }
            #expect(before.sum() == Float(9 * longer))
            before = Tensor(0)
            var tensor = Tensor(unfilledLike: shape)
            tensor.withMutableValues { $0.update(repeating: Float(round)) }
            #expect(tensor.sum() == Float(count * round))
            for lane in count..<longer { #expect(tensor.storage.base[lane] == 0) }
        }
    }
}
