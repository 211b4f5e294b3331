import CFrames
import Glibc

/// Measures what a cell uses.
struct LimitWatch {
    private let worker: pid_t
    private let memory: UInt64
    private var milliseconds: UInt64 = 0
    private var deadline: UInt64 = 0

    init(worker: pid_t, memory: UInt64) {
        self.worker = worker
        self.memory = memory
    }

    /// A cell begins, which may run this long.
    mutating func beginCell(milliseconds: UInt64) {
        self.milliseconds = milliseconds
        deadline = Self.now() &+ milliseconds
    }

    /// The limit that the cell is over, or nil.
    func exceeded() -> CellEnding? {
        if Self.now() > deadline { return CellEnding(kind: .timeout, value: milliseconds) }
        if usedMemory() > memory { return CellEnding(kind: .memory, value: memory) }
        return nil
    }

    /// A monotonic clock in milliseconds.
    private static func now() -> UInt64 {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return UInt64(time.tv_sec * 1000 + time.tv_nsec / 1_000_000)
    }

    /// Bytes that the worker, and the child that runs a forked cell, have resident.
    private func usedMemory() -> UInt64 {
        let pages = ([worker] + ProcessFiles.children(of: worker)).reduce(UInt64(0)) { sum, process in
            let fields = ProcessFiles.text("\(process)/statm").split(separator: " ")
            return sum + (fields.count > 1 ? UInt64(fields[1]) ?? 0 : 0)
        }
        return pages * UInt64(sysconf(Int32(_SC_PAGESIZE)))
    }
}

/// What /proc says.
enum ProcessFiles {
    static func text(_ path: String) -> String {
        let descriptor = open("/proc/\(path)", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return "" }
        defer { close(descriptor) }
        return String(decoding: readAvailable(descriptor).bytes, as: UTF8.self)
    }

    /// The children that the first thread of a process started, or adopted.
    static func children(of process: pid_t) -> [pid_t] {
        text("\(process)/task/\(process)/children").split(separator: " ").compactMap { pid_t($0) }
    }
}
