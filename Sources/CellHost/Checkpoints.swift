import Glibc

/// Copies of the worker, each stopped where all cells before an index had run. As many are kept as count and memory allow: of all but
/// the first, the one is given up that takes the least time to reach again from the one before it.
struct Checkpoints {
    /// The most that are kept.
    private let most: Int
    /// How much memory they may have to themselves, in bytes.
    private let memory: UInt64
    private var all: [Checkpoint] = []

    /// A copy of the worker.
    struct Checkpoint: Equatable {
        var process: pid_t
        /// The cells before this index had run.
        var position: UInt32
        /// How long they had run, in milliseconds.
        var spent: UInt64
    }

    init(most: Int, memory: UInt64) { (self.most, self.memory) = (most, memory) }

    var isEmpty: Bool { all.isEmpty }
    var processes: Set<pid_t> { Set(all.map(\.process)) }

    /// Keeps a checkpoint, which comes after all that are there.
    mutating func keep(_ checkpoint: Checkpoint) {
        all.append(checkpoint)
        thin(most: most)
    }

    /// Takes the last checkpoint that is not after `position`, and gives up those after it.
    mutating func take(notAfter position: UInt32) -> Checkpoint? {
        while let last = all.popLast() {
            if last.position <= position { return last }
            end(last)
        }
        return nil
    }

    /// Gives up checkpoints until the others have no more memory to themselves than they may.
    mutating func thinToMemory() {
        while all.count > 1, all.reduce(0, { $0 + ProcessFiles.ownMemory(of: $1.process) }) > memory {
            thin(most: all.count - 1)
        }
    }

    private mutating func thin(most: Int) {
        while all.count > most {
            // Without the first there might be none to go back to.
            let least = all.indices.dropFirst().min { gain(of: $0) < gain(of: $1) } ?? 0
            end(all.remove(at: least))
        }
    }

    /// How much more time it would take to come to the checkpoint without it.
    private func gain(of place: Int) -> UInt64 { all[place].spent - (place > 0 ? all[place - 1].spent : 0) }

    private func end(_ checkpoint: Checkpoint) {
        kill(checkpoint.process, SIGKILL)
        // Where its parent, a worker, lives, that one asks after it.
        waitpid(checkpoint.process, nil, WNOHANG)
    }
}
