internal import Glibc
internal import Synchronization

/// Long memory of tensors that are gone, kept for the next tensor of the same length.
///
/// The C library gives long memory back to the system, which clears it anew, page by page, for whoever asks next: for a sum of
/// two tensors of 4 MB that takes as long as the sum. Expressions and training steps make and free tensors of the same few
/// lengths again and again. It keeps pieces of up to 32 MB, as the C library does by itself for others: to find and clear the 19 MB of AlexNet's
/// first maps for 16 images takes 2.4 of 34 ms, and on a busy machine as long again.
package final class MemoryShelf: Sendable {
    package static let shared = MemoryShelf(limit: 64 << 20)

    private struct Block: @unchecked Sendable {  // Nobody else holds what is on the shelf.
        var memory: UnsafeMutableRawPointer
        var byteCount: Int
    }

    /// All bytes that are kept at a time.
    private let limit: Atomic<Int>
    /// What lies here, the newest last: its lines are the likeliest to be in a cache.
    private let blocks = Mutex<[Block]>([])

    init(limit: Int) { self.limit = Atomic(limit) }

    /// Runs `body` while `byteCount` more bytes are kept: for a training, each of whose steps frees gradients as long as its weights,
    /// and makes them anew.
    package func keepingMore<Result>(_ byteCount: Int, _ body: () throws -> Result) rethrows -> Result {
        limit.add(byteCount, ordering: .relaxed)
        defer {
            limit.subtract(byteCount, ordering: .relaxed)
            _ = blocks.withLockIfAvailable { freeOldest(of: &$0) }
        }
        return try body()
    }

    /// Shorter memory the C library keeps by itself; longer than half of the limit would leave no place for others.
    private func keeps(_ byteCount: Int) -> Bool {
        byteCount >= 128 << 10 && byteCount <= limit.load(ordering: .relaxed) / 2
    }

    /// Memory of exactly `byteCount` bytes with whatever is in it, or nil where none lies here.
    func take(byteCount: Int) -> UnsafeMutableRawPointer? {
        guard keeps(byteCount) else { return nil }
        // A lock that another thread held when this process was forked never opens: what is not at hand is allocated.
        return blocks.withLockIfAvailable { blocks in
            blocks.lastIndex { $0.byteCount == byteCount }.map { blocks.remove(at: $0).memory }
        } ?? nil
    }

    /// Keeps `memory`, of `byteCount` bytes, which nobody uses any more, or frees it.
    func put(_ memory: UnsafeMutableRawPointer, byteCount: Int) {
        guard keeps(byteCount), place(Block(memory: memory, byteCount: byteCount)) else { return memory.deallocate() }
    }

    /// Whether the lock was free and `block` lies here now; the oldest make room for it.
    private func place(_ block: Block) -> Bool {
        let isPlaced = blocks.withLockIfAvailable { blocks -> Bool in
            blocks.append(block)
            freeOldest(of: &blocks)
            return true
        }
        return isPlaced ?? false
    }

    /// Frees the oldest blocks until the others are within the limit.
    private func freeOldest(of blocks: inout [Block]) {
        var total = blocks.reduce(0) { $0 + $1.byteCount }
        while total > limit.load(ordering: .relaxed), !blocks.isEmpty {
            let oldest = blocks.removeFirst()
            oldest.memory.deallocate()
            total -= oldest.byteCount
        }
    }

    /// Frees all that lies here.
    package func clear() {
        _ = blocks.withLockIfAvailable { blocks -> Bool in
            for block in blocks { block.memory.deallocate() }
            blocks = []
            return true
        }
    }
}
