import ArgumentParser
import Foundation
import Glibc
import Terminal
import Toolchain

/// The process's own output: text for people on standard output, diagnostics on standard error.
struct Console {
    let style: TerminalStyle
    private let showsProgress: Bool

    /// What the process's descriptors and environment say.
    static var current: Console {
        Console(
            style: TerminalStyle.detect(environment: ProcessInfo.processInfo.environment, columns: columns(of: 1)),
            showsProgress: columns(of: 2) != nil && ProcessInfo.processInfo.environment["TERM"] != "dumb")
    }

    /// The width of the terminal at a descriptor; nil where it is none.
    private static func columns(of descriptor: Int32) -> Int? {
        guard isatty(descriptor) == 1 else { return nil }
        var size = winsize()
        guard ioctl(descriptor, UInt(TIOCGWINSZ), &size) == 0, size.ws_col > 0 else { return 80 }
        return Int(size.ws_col)
    }

    /// Writes text to standard output.
    func write(_ text: String) { Self.write(text, to: STDOUT_FILENO) }

    /// Writes lines to standard output.
    func write(_ lines: [Line]) { write(style.encode(lines)) }

    /// Writes a diagnostic to standard error.
    func report(_ text: String) {
        clearProgress()
        Self.write(text.hasSuffix("\n") ? text : text + "\n", to: STDERR_FILENO)
    }

    /// One line that stays until something else is written.
    func progress(_ text: String) {
        guard showsProgress else { return }
        let width = (Self.columns(of: 2) ?? 80) - 1
        var line = ""
        for character in text.printable
        where !character.isNewline && line.displayWidth + character.displayWidth <= width {
            line.append(character)
        }
        Self.write("\r\u{1B}[K\(line)", to: STDERR_FILENO)
    }

    func clearProgress() {
        if showsProgress { Self.write("\r\u{1B}[K", to: STDERR_FILENO) }
    }

    private static func write(_ text: String, to descriptor: Int32) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Glibc.write(descriptor, $0.baseAddress, $0.count) }
            if count >= 0 {
                rest = rest.dropFirst(count)
            } else if errno != EINTR {
                // Half a report must not look like a whole one. A reader that went away (`| head`) has seen what it wanted.
                if errno != EPIPE, descriptor != STDERR_FILENO {
                    write(
                        "error: the output cannot be written: \(String(cString: strerror(errno)))\n", to: STDERR_FILENO)
                }
                exit(ExitCode.failure.rawValue)
            }
        }
    }

    /// Runs a command's body, and turns what it throws into a diagnostic and an exit code.
    /// - Parameter end: the exit code where the user interrupts the command; nil for what shells expect.
    func run(end: ExitCode? = nil, _ body: @escaping @Sendable () async throws -> Void) async throws {
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask(operation: body)
                group.addTask {
                    for await signal in Interruption.signals {
                        let usual = ExitCode(128 + signal)
                        throw Interrupted(exitCode: signal == SIGINT ? end ?? usual : usual)
                    }
                }
                defer { group.cancelAll() }
                try await group.next()
            }
        } catch {
            // Whatever went wrong with another build's parts, this is why.
            let cause: any Error = Toolchain.isRebuilt() ? ToolchainError.rebuilt : error
            let status: any ExitStatus = error as? any ExitStatus ?? OtherFailure(error: cause)
            if let report = status.report { self.report(report) } else { clearProgress() }
            throw status.exitCode
        }
    }
}
