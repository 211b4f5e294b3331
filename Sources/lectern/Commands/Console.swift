import ArgumentParser
import Foundation
import Literate

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
    func write(_ text: String) { Self.write(text, to: .standardOutput) }

    /// Writes lines to standard output.
    func write(_ lines: [Line]) { write(style.encode(lines)) }

    /// Writes a diagnostic to standard error.
    func report(_ text: String) {
        clearProgress()
        Self.write(text.hasSuffix("\n") ? text : text + "\n", to: .standardError)
    }

    /// One line that stands until something else is written.
    func progress(_ text: String) {
        guard showsProgress else { return }
        let width = (Self.columns(of: 2) ?? 80) - 1
        var line = ""
        for character in text.printable
        where !character.isNewline && line.displayWidth + character.displayWidth <= width {
            line.append(character)
        }
        Self.write("\r\u{1B}[K\(line)", to: .standardError)
    }

    func clearProgress() {
        if showsProgress { Self.write("\r\u{1B}[K", to: .standardError) }
    }

    // A reader that goes away (`| head`) ends the process by its signal, or is no error.
    private static func write(_ text: String, to handle: FileHandle) { try? handle.write(contentsOf: Data(text.utf8)) }

    /// Runs a command's body, and turns what it throws into a diagnostic and an exit code.
    func run(_ body: () async throws -> Void) async throws {
        do {
            try await body()
        } catch let code as ExitCode {
            throw code
        } catch let error as UnknownChapter {
            report("error: \(error)")
            throw ExitCode.validationFailure
        } catch let error as UnknownExercise {
            report("error: \(error)")
            throw ExitCode.validationFailure
        } catch let error as ValidationError {
            report("error: \(error.message)")
            throw ExitCode.validationFailure
        } catch let error as ChapterErrors {
            report("\(error)")
            throw ExitCode.failure
        } catch let error as any CustomStringConvertible {
            report("error: \(error)")
            throw ExitCode.failure
        } catch {
            report("error: \(error.localizedDescription)")
            throw ExitCode.failure
        }
    }
}
