import CProcess
import Glibc

/// Runs cells, one after the other, in this process.
struct Worker {
    let pipes: WorkerPipes
    /// LessonKit's library, and for the check of an answer what its stub calls.
    let libraries: [String]
    let memoryLimit: UInt64

    /// Loads the libraries, then runs each command until there are no more.
    func run() -> Never {
        setpgid(0, 0)
        lectern_end_with_parent()
        lectern_set_event_descriptor(pipes.events.write)
        lectern_choose_blas_kernels()
        // Reserved address space is cheap and common (thread stacks, BLAS buffers): the supervisor watches what is used.
        lectern_limit_memory(memoryLimit + 16 << 30)
        CellExecutorFactory.install()
        for library in libraries { load(library) }
        lectern_record_throws()
        lectern_report_crashes(FrameType.callStack.rawValue)
        while let line = nextLine(), let command = Command(line) {
            command.isForked ? runForked(command) : run(command)
        }
        exit(0)
    }

    private func run(_ command: Command) {
        let image = load(command.library)
        guard let address = dlsym(image, command.entryPoint) else {
            fail("no \(command.entryPoint) in \(command.library)")
        }
        typealias Main = @convention(c) (Int32, UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?) -> Int32
        _ = unsafeBitCast(address, to: Main.self)(CommandLine.argc, CommandLine.unsafeArgv)
        emit(.done, command.index)
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
        emit(.ended, ending(ofStatus: status))
    }

    @discardableResult
    private func load(_ path: String) -> UnsafeMutableRawPointer {
        guard let image = dlopen(path, RTLD_NOW | RTLD_GLOBAL) else { fail(String(cString: dlerror())) }
        return image
    }

    private func fail(_ message: String) -> Never {
        emit(.thrown, message)
        _exit(70)
    }

    /// The next line of the command pipe, or nil at its end.
    private func nextLine() -> String? {
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while true {
            let count = read(pipes.commands.read, &byte, 1)
            if count < 0 && errno == EINTR { continue }
            guard count == 1 else { return nil }
            if byte == UInt8(ascii: "\n") { return String(decoding: bytes, as: UTF8.self) }
            bytes.append(byte)
        }
    }
}

/// Sends a frame with text.
func emit(_ type: FrameType, _ text: String) {
    var text = text
    text.withUTF8 { lectern_emit(type.rawValue, $0.baseAddress, $0.count) }
}

/// How a process ended, as the `ended` frame says it.
func ending(ofStatus status: Int32) -> String {
    status & 0x7f == 0 ? "exit \(status >> 8 & 0xff)" : "signal \(status & 0x7f)"
}

/// The Swift runtime's end of a script whose top level threw: cells are linked so that they arrive here.
@_silgen_name("__wrap_swift_errorInMain")
public func reportErrorInMain(_ error: any Error) -> Never {
    lectern_emit_latest_throw(FrameType.callStack.rawValue)
    emit(.thrown, "\(error)")
    _exit(1)
}
