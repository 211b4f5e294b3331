internal import Synchronization

/// Memory for the runs of one program, kept from one run to the next: fresh memory would cost the operating system's zeros each time.
/// Runs at the same time each have their own.
final class ArenaShelf: Sendable {
    private let count: Int
    private let arenas = Mutex<[TensorStorage]>([])

    init(count: Int) { self.count = count }

    func take() -> TensorStorage {
        arenas.withLock { $0.popLast() } ?? TensorStorage(count: count)
    }

    func give(back arena: TensorStorage) {
        arenas.withLock { $0.append(arena) }
    }
}
