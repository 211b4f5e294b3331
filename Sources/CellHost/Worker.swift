import CProcess
import Glibc

/// Runs cells, one after the other, in this process.
struct Worker {
    /// Where commands arrive.
    let commands: Int32
    /// The socket to the supervisor.
    let channel: Int32
    let token: UInt64
    /// LessonKit's library, and for the check of an answer what its stub calls.
    let libraries: [String]
    let memoryLimit: UInt64
    /// The most checkpoints that are kept. With one, that is the first: no cell had run.
    let mostCheckpoints: Int
    /// All cells before this index that leave anything behind have run.
    private var position: UInt32 = 0
    private var checkpoints: [pid_t] = []

    init(
        commands: Int32, channel: Int32, token: UInt64, libraries: [String], memoryLimit: UInt64, mostCheckpoints: Int
    ) {
        (self.commands, self.channel, self.token) = (commands, channel, token)
        (self.libraries, self.memoryLimit, self.mostCheckpoints) = (libraries, memoryLimit, mostCheckpoints)
    }

    /// Loads the libraries, then runs each command until there are no more.
    mutating func run() -> Never {
        setpgid(0, 0)
        lectern_end_with_parent()
        lectern_open_channel(channel, token)
        lectern_choose_blas_kernels()
        // Reserved address space is cheap and common (thread stacks, BLAS buffers): the supervisor watches what is used.
        lectern_limit_memory(memoryLimit + 16 << 30)
        CellExecutorFactory.install()
        for library in libraries { load(library) }
        lectern_record_throws()
        lectern_report_crashes()
        while let command = nextCommand() {
            // Whoever goes on from a checkpoint is asked anew.
            let isKept = !command.isForked && mostCheckpoints > (position == 0 ? 0 : 1)
            if isKept, keepCheckpoint() == .wokeUp { continue }
            emit(.started, Started(command).payload)
            command.isForked ? runForked(command) : run(command)
            if !command.isForked { position = command.index + 1 }
        }
        emit(.finished, [])
        exit(0)
    }

    private func run(_ command: CellCommand) {
        let image = load(command.library)
        guard let address = dlsym(image, command.entryPoint) else {
            fail("no \(command.entryPoint) in \(command.library)")
        }
        typealias Main = @convention(c) (Int32, UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Int32
        _ = unsafeBitCast(address, to: Main.self)(CommandLine.argc, CommandLine.unsafeArgv)
        emit(.done, command.index.littleEndianBytes)
    }

    private func runForked(_ command: CellCommand) {
        fflush(nil)
        let child = lectern_fork()
        if child == 0 {
            run(command)
            _exit(0)
        }
        var status: Int32 = 0
        while waitpid(child, &status, 0) < 0 && errno == EINTR {}
        emit(.ended, CellEnding(status: status).payload)
    }

    @discardableResult
    private func load(_ path: String) -> UnsafeMutableRawPointer {
        guard let image = dlopen(path, RTLD_NOW | RTLD_GLOBAL) else { fail(String(cString: dlerror())) }
        return image
    }

    private func fail(_ message: String) -> Never {
        emit(.thrown, Array(message.utf8))
        _exit(70)
    }

    /// Whether ``keepCheckpoint()`` returns in the process that made the checkpoint, or in the checkpoint.
    private enum Side { case made, wokeUp }

    /// Leaves a copy of this process behind, stopped as it is now, and tells the supervisor. In the copy it returns when the supervisor goes
    /// back to it.
    ///
    /// Threads and processes that cells started would not be in the copy: then there is none.
    private mutating func keepCheckpoint() -> Side {
        checkpoints.removeAll { waitpid($0, nil, WNOHANG) != 0 }
        let others = Set(ProcessFiles.children(of: getpid())).subtracting(checkpoints)
        guard !lectern_has_started_threads(), others.isEmpty else {
            emit(.checkpoint, UInt32(0).littleEndianBytes + position.littleEndianBytes)
            return .made
        }
        fflush(nil)
        let copy = lectern_fork()
        if copy == 0 {
            // A group of its own, so that what ends a worker's group leaves it.
            setpgid(0, 0)
            raise(SIGSTOP)
            lectern_end_with_parent()
            checkpoints = []
            return .wokeUp
        }
        // Without memory for one there is none.
        guard copy > 0 else { return .made }
        while waitpid(copy, nil, WUNTRACED) < 0 && errno == EINTR {}
        checkpoints.append(copy)
        emit(.checkpoint, UInt32(copy).littleEndianBytes + position.littleEndianBytes)
        return .made
    }

    /// The next command, or nil where there are no more.
    private func nextCommand() -> CellCommand? {
        guard let head = readFully(4) else { return nil }
        var reader = ByteReader(head)
        guard let length = reader.number(UInt32.self), length <= lectern_largest_frame,
            let payload = readFully(Int(length)), case .run(let command) = Command(payload)
        else { fail("a command that the engine sent cannot be read") }
        return command
    }

    private func readFully(_ count: Int) -> [UInt8]? {
        var bytes = [UInt8](repeating: 0, count: count)
        var filled = 0
        while filled < count {
            let got = bytes[filled...].withUnsafeMutableBytes { read(commands, $0.baseAddress, $0.count) }
            if got < 0 && errno == EINTR { continue }
            guard got > 0 else { return nil }
            filled += got
        }
        return bytes
    }
}

/// Sends a frame to the supervisor.
func emit(_ kind: HostFrameKind, _ payload: [UInt8]) { lectern_emit(kind, payload, payload.count) }

/// The Swift runtime's end of a script whose top level threw: cells are linked so that they arrive here.
@_silgen_name("__wrap_swift_errorInMain")
public func reportErrorInMain(_ error: any Error) -> Never {
    lectern_emit_latest_throw()
    emit(.thrown, Array("\(error)".utf8))
    _exit(1)
}
