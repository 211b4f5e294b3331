import CProcess
import Glibc

/// Watches the worker: passes commands on one at a time, forwards its output and events in order, enforces the limits.
///
/// It is one thread around poll(2), so that what was printed before an event is forwarded before it: the worker waits until
/// its printed text was read before it sends an event.
struct Supervisor {
    let worker: pid_t
    let pipes: WorkerPipes
    let memoryLimit: UInt64

    private var input: [UInt8] = []
    private var inputEnded = false
    private var waiting: [Command] = []
    private var current: Command?
    private var deadline = 0
    private var commandsClosed = false
    private var forwarded: [FrameType: Int] = [:]
    private var eventBytes: [UInt8] = []

    /// How much of each stream of a cell is forwarded.
    private let streamLimit = 1 << 20

    init(worker: pid_t, pipes: WorkerPipes, memoryLimit: UInt64) {
        self.worker = worker
        self.pipes = pipes
        self.memoryLimit = memoryLimit
    }

    /// Supervises until the worker is gone.
    /// - Returns: the exit code of the host: 0 where every command was done.
    mutating func run() -> Int32 {
        while true {
            if let status = workerStatus() { return finish(status) }
            wait()
            if !readCommands() { return abandon() }
            forwardAll()
            startNext()
            if let current {
                if now() > deadline { return stop(because: "timeout \(current.milliseconds)") }
                if usedMemory() > memoryLimit { return stop(because: "memory \(memoryLimit)") }
            }
        }
    }

    private func wait() {
        var descriptors = [pipes.output.read, pipes.error.read, pipes.events.read].map {
            pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
        }
        if !inputEnded { descriptors.append(pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0)) }
        poll(&descriptors, nfds_t(descriptors.count), 10)
    }

    // MARK: Commands

    /// Reads what has arrived. Returns false where nobody reads our output any more.
    private mutating func readCommands() -> Bool {
        var reader = pollfd(fd: STDOUT_FILENO, events: 0, revents: 0)
        if poll(&reader, 1, 0) > 0, reader.revents & Int16(POLLERR) != 0 { return false }
        guard !inputEnded else { return true }
        let (bytes, ended) = readAvailable(STDIN_FILENO)
        input += bytes
        inputEnded = ended
        while let newline = input.firstIndex(of: UInt8(ascii: "\n")) {
            if let command = Command(String(decoding: input[..<newline], as: UTF8.self)) { waiting.append(command) }
            input.removeSubrange(...newline)
        }
        return true
    }

    private mutating func startNext() {
        guard current == nil else { return }
        if waiting.isEmpty {
            if inputEnded && !commandsClosed {
                commandsClosed = true
                close(pipes.commands.write)
            }
            return
        }
        let command = waiting.removeFirst()
        current = command
        forwarded = [:]
        deadline = now() + command.milliseconds
        writeFrame(.started, Array(command.index.utf8))
        let line = Array((command.line + "\n").utf8)
        _ = write(pipes.commands.write, line, line.count)
    }

    // MARK: Output

    /// Events go first: all that was printed before an event was forwarded before it could be sent.
    private mutating func forwardAll() {
        forwardEvents()
        forward(pipes.output.read, as: .output)
        forward(pipes.error.read, as: .error)
    }

    private mutating func forward(_ descriptor: Int32, as type: FrameType) {
        let (bytes, _) = readAvailable(descriptor)
        guard !bytes.isEmpty else { return }
        let before = forwarded[type, default: 0]
        forwarded[type] = before + bytes.count
        if before < streamLimit { writeFrame(type, Array(bytes.prefix(streamLimit - before))) }
        if before <= streamLimit && before + bytes.count > streamLimit { writeFrame(.truncated, [type.rawValue]) }
    }

    private mutating func forwardEvents() {
        let (bytes, _) = readAvailable(pipes.events.read)
        eventBytes += bytes
        while eventBytes.count >= 5 {
            let length = (1...4).reduce(0) { $0 | Int(eventBytes[$1]) << (8 * ($1 - 1)) }
            guard eventBytes.count >= 5 + length else { return }
            let type = FrameType(rawValue: eventBytes[0])
            if let type { writeFrame(type, Array(eventBytes[5..<5 + length])) }
            eventBytes.removeSubrange(..<(5 + length))
            if type == .ended || (type == .done && current?.isForked == false) { current = nil }
        }
    }

    private func writeFrame(_ type: FrameType, _ payload: [UInt8]) {
        let length = UInt32(payload.count)
        let frame = [type.rawValue] + (0..<4).map { UInt8(truncatingIfNeeded: length >> (8 * $0)) } + payload
        var start = 0
        while start < frame.count {
            let count = frame[start...].withUnsafeBytes { write(STDOUT_FILENO, $0.baseAddress, $0.count) }
            if count < 0 && errno == EINTR { continue }
            guard count > 0 else { return }
            start += count
        }
    }

    /// Everything that can be read now, at most 4 MiB, and whether the other end is closed.
    private func readAvailable(_ descriptor: Int32) -> (bytes: [UInt8], ended: Bool) {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 1 << 16)
        while bytes.count < 4 << 20 {
            let count = read(descriptor, &buffer, buffer.count)
            if count < 0 && errno == EINTR { continue }
            if count == 0 { return (bytes, true) }
            guard count > 0 else { return (bytes, false) }
            bytes += buffer[..<count]
        }
        return (bytes, false)
    }

    // MARK: Ends

    /// The worker's exit status once it is gone.
    private func workerStatus() -> Int32? {
        var status: Int32 = 0
        return waitpid(worker, &status, WNOHANG) == worker ? status : nil
    }

    private mutating func finish(_ status: Int32) -> Int32 {
        forwardAll()
        kill(-worker, SIGKILL)
        guard current != nil || !waiting.isEmpty else { return 0 }
        writeFrame(.ended, Array(ending(ofStatus: status).utf8))
        return 1
    }

    /// Ends the worker over a limit. It is first asked for its call stack, so that the reader learns where it was.
    private mutating func stop(because reason: String) -> Int32 {
        kill(-worker, SIGXCPU)
        for _ in 0..<50 where workerStatus() == nil {
            wait()
            forwardAll()
        }
        kill(-worker, SIGKILL)
        writeFrame(.ended, Array(reason.utf8))
        return 1
    }

    private func abandon() -> Int32 {
        kill(-worker, SIGKILL)
        return 1
    }

    // MARK: Measures

    /// A monotonic clock in milliseconds.
    private func now() -> Int {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return time.tv_sec * 1000 + time.tv_nsec / 1_000_000
    }

    /// Bytes that the worker, and the child that runs a forked cell, have resident.
    private func usedMemory() -> UInt64 {
        let children = text(ofFile: "/proc/\(worker)/task/\(worker)/children").split(separator: " ")
        let pages = ([Substring("\(worker)")] + children).reduce(UInt64(0)) { sum, process in
            let fields = text(ofFile: "/proc/\(process)/statm").split(separator: " ")
            return sum + (fields.count > 1 ? UInt64(fields[1]) ?? 0 : 0)
        }
        return pages * UInt64(sysconf(Int32(_SC_PAGESIZE)))
    }

    private func text(ofFile path: String) -> String {
        let descriptor = open(path, O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return "" }
        defer { close(descriptor) }
        return String(decoding: readAvailable(descriptor).bytes, as: UTF8.self)
    }
}
