import CFrames
import Glibc

/// Measures what a cell uses.
struct LimitWatch {
    private let memory: UInt64
    private var milliseconds: UInt64 = 0
    private var begin: UInt64 = 0

    init(memory: UInt64) { self.memory = memory }

    /// A cell begins, which may run this long.
    mutating func beginCell(milliseconds: UInt64) {
        self.milliseconds = milliseconds
        begin = Self.now()
    }

    /// How long the cell has been running, in milliseconds.
    var spent: UInt64 { Self.now() - begin }

    /// The limit that the cell is over, or nil.
    ///
    /// - Parameter checkpoints: processes that share its memory, and do not count.
    func exceeded(by worker: pid_t, besides checkpoints: Set<pid_t>) -> CellEnding? {
        if spent > milliseconds { return CellEnding(kind: .timeout, value: milliseconds) }
        if usedMemory(worker, besides: checkpoints) > memory { return CellEnding(kind: .memory, value: memory) }
        return nil
    }

    /// A monotonic clock in milliseconds.
    private static func now() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec * 1000 + time.tv_nsec / 1_000_000)
    }

    /// Bytes that the worker, and the child that runs a forked cell, have resident.
    private func usedMemory(_ worker: pid_t, besides checkpoints: Set<pid_t>) -> UInt64 {
        let processes = [worker] + ProcessFiles.children(of: worker).filter { !checkpoints.contains($0) }
        let pages = processes.reduce(UInt64(0)) { sum, process in
            let fields = ProcessFiles.text("\(process)/statm").split(separator: " ")
            return sum + (fields.count > 1 ? UInt64(fields[1]) ?? 0 : 0)
        }
        return pages * UInt64(sysconf(Int32(_SC_PAGESIZE)))
    }
}
