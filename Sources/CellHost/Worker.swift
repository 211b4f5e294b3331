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

    /// Loads the libraries, then runs each command until there are no more.
    func run() -> Never {
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
            emit(.started, Started(command).payload)
            command.isForked ? runForked(command) : run(command)
        }
        emit(.finished, [])
        exit(0)
    }

    private func run(_ command: Command) {
        let image = load(command.library)
        guard let address = dlsym(image, command.entryPoint) else {
            fail("no \(command.entryPoint) in \(command.library)")
        }
        typealias Main = @convention(c) (Int32, UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Int32
        _ = unsafeBitCast(address, to: Main.self)(CommandLine.argc, CommandLine.unsafeArgv)
        emit(.done, command.index.littleEndianBytes)
    }

    private func runForked(_ command: Command) {
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

    /// The next command, or nil where there are no more.
    private func nextCommand() -> Command? {
        guard let head = readFully(4) else { return nil }
        var reader = ByteReader(head)
        guard let length = reader.number(UInt32.self), length <= lectern_largest_frame,
            let payload = readFully(Int(length)), let command = Command(payload)
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
