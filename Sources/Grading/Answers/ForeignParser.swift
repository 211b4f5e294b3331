import AnswerReading
import Evaluation
import Foundation
import Subprocess
import Toolchain

/// Has texts that somebody handed in parsed in a process of its own, which may overflow its stack, take all the memory it may
/// have, or never end.
struct ForeignParser: Sendable {
    /// `AnswerReader`.
    let executable: URL

    /// The kernel ends the process at its limit of processor time. This limit is by the clock, and far above it: on a busy machine a text
    /// that is read in no time may wait for its turn, and must not be called nested too deeply.
    private static let seconds = 120.0
    private static let longestReply = 1 << 20

    /// The parser that was built with the toolchain's products.
    /// - Throws: where it was not.
    init(toolchain: Toolchain) throws(ToolchainError) {
        executable = toolchain.products.appending(path: "AnswerReader")
        guard FileManager.default.fileExists(atPath: executable.path) else {
            throw .missing(executable.path, advice: "build Lectern with 'swift build', or run it through ./lectern")
        }
    }

    /// What is in the text of `request`; a fault where it cannot be parsed within the limits.
    /// - Throws: where the process cannot be started.
    func read(_ request: ReadingRequest) async throws -> ReadingReply {
        let input = [UInt8](try JSONEncoder().encode(request))
        let result = try await withDeadline(seconds: Self.seconds) {
            try await run(
                .path(.init(executable.path)), environment: .custom(["SWIFT_BACKTRACE": "enable=no"]),
                input: .array(input), output: .bytes(limit: Self.longestReply), error: .discarded)
        }
        guard let result, result.terminationStatus.isSuccess,
            let reply = try? JSONDecoder().decode(ReadingReply.self, from: Data(result.standardOutput))
        else { return .faults([AnswerFault(.nestedTooDeeply)]) }
        return reply
    }
}
