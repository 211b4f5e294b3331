import Glibc

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

    /// The bytes of a process that no other shares; 0 where the kernel does not say.
    static func ownMemory(of process: pid_t) -> UInt64 {
        text("\(process)/smaps_rollup").split(separator: "\n").reduce(0) { sum, line in
            guard line.hasPrefix("Private_") else { return sum }
            let words = line.split(separator: " ")
            return sum + (words.count > 1 ? (UInt64(words[1]) ?? 0) << 10 : 0)
        }
    }
}
