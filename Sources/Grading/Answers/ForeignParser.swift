import AnswerReading
import Evaluation
import Foundation
import Glibc
import Subprocess
import Toolchain

/// Has texts that somebody handed in parsed in a process of its own, which may overflow its stack, take all the memory it may
/// have, or never end.
struct ForeignParser: Sendable {
    /// `AnswerReader`.
    let executable: URL

    /// How long the process may take by the clock, in seconds. The kernel ends it far earlier, when it has computed for its own limit; so
    /// where this one comes first, the machine is busy, and the text is not to blame.
    var seconds = 120
    private static let longestReply = 1 << 20

    /// What is in the text of `request`; a fault where it cannot be parsed within the limits.
    /// - Throws: where the process cannot be started, or does not come to an end that the text is to blame for.
    func read(_ request: ReadingRequest) async throws -> ReadingReply {
        let input = try Self.unnamedFile(of: JSONEncoder().encode(request))
        let result = try await withDeadline(seconds: Double(seconds)) {
            try await run(
                .path(.init(executable.path)), environment: .custom(["SWIFT_BACKTRACE": "enable=no"]),
                input: .fileDescriptor(.init(rawValue: input.fileDescriptor), closeAfterSpawningProcess: false),
                output: .bytes(limit: Self.longestReply), error: .discarded)
        }
        try input.close()
        guard let result else {
            try Task.checkCancellation()
            throw AnswerProblem.notGraded(reason: Self.busy("to read it", seconds))
        }
        switch result.terminationStatus {
        case .exited(0):
            guard let reply = try? JSONDecoder().decode(ReadingReply.self, from: Data(result.standardOutput)) else {
                throw AnswerProblem.notGraded(reason: "its reader said nothing that can be understood")
            }
            return reply
        // The stack or the memory is full, or the time is over.
        case .signaled(SIGSEGV), .signaled(SIGBUS), .signaled(SIGABRT), .signaled(SIGILL), .signaled(SIGTRAP),
            .signaled(SIGXCPU), .exited(70):
            return .faults([AnswerFault(.nestedTooDeeply)])
        case .exited(let code): throw AnswerProblem.notGraded(reason: "its reader ended with exit code \(code)")
        case .signaled(let signal): throw AnswerProblem.notGraded(reason: "signal \(signal) ended its reader")
        }
    }

    /// A file that has no name any more and is open at its beginning.
    ///
    /// Subprocess's own way to hand over bytes writes them into a pipe, and stops the whole program where the process ends, or the
    /// deadline comes, before it has read them.
    private static func unnamedFile(of bytes: Data) throws -> FileHandle {
        let path = FileManager.default.temporaryDirectory.appending(path: "request-\(UUID().uuidString)").path
        let descriptor = open(path, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            throw AnswerProblem.notGraded(reason: "\(path) cannot be written: \(String(cString: strerror(errno)))")
        }
        unlink(path)
        let file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        try file.write(contentsOf: bytes)
        try file.seek(toOffset: 0)
        return file
    }

    /// Why something was not done within `seconds` by the clock.
    static func busy(_ what: String, _ seconds: Int) -> String {
        "the machine was too busy \(what) within \(seconds) s; grade it again"
    }
}

extension ForeignParser {
    /// The parser that was built with the toolchain's products.
    /// - Throws: where it was not.
    init(toolchain: Toolchain) throws(ToolchainError) {
        executable = toolchain.products.appending(path: "AnswerReader")
        guard FileManager.default.fileExists(atPath: executable.path) else {
            throw .missing(executable.path, advice: "build Lectern with 'swift build', or run it through ./lectern")
        }
    }
}
