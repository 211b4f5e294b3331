import Foundation

/// How an answer's process is started, and what a call of it may take. Written by Grading, read by the checker.
public struct AnswerLaunch: Sendable, Codable, Hashable {
    /// The sandbox and in it the answer's host, with all their arguments.
    public var arguments: [String]
    /// How long one call may take, in seconds.
    public var callSeconds: Double
    /// How long the process may take to be ready for calls, in seconds.
    public var startSeconds: Double
    /// How long all calls together may take, with the starts of the process, in seconds.
    public var answerSeconds: Double
    /// The address space the process has, in bytes: for what is said when it is used up.
    public var memory: UInt64
    /// The seed of the grading.
    public var seed: UInt64
    /// Where the calls of failed cases are written.
    public var log: String
    /// The library's index of the exercise's first function; more than 0 where it has the functions of several answers.
    public var firstFunction: Int
    /// Whether the first failure says enough: no smaller counterexample is looked for, and after a call that did not come back none
    /// is made.
    public var endsAtFailure: Bool

    /// Where it is written what the answer printed, as a `PrintedRecord`.
    public var printedLog: String { log + ".printed" }

    /// Takes each setting as it is described above.
    public init(
        arguments: [String], callSeconds: Double, startSeconds: Double, answerSeconds: Double, memory: UInt64,
        seed: UInt64,
        log: String, firstFunction: Int = 0, endsAtFailure: Bool = false
    ) {
        self.arguments = arguments
        self.callSeconds = callSeconds
        self.startSeconds = startSeconds
        self.answerSeconds = answerSeconds
        self.memory = memory
        self.seed = seed
        self.log = log
        self.firstFunction = firstFunction
        self.endsAtFailure = endsAtFailure
    }

    /// The environment variable with the path of the file that holds a launch as JSON.
    public static let variable = "LECTERN_ANSWER"

    /// The launch that this process was given, or nil.
    public static func fromEnvironment() -> AnswerLaunch? {
        guard let path = ProcessInfo.processInfo.environment[variable],
            let data = FileManager.default.contents(atPath: path)
        else { return nil }
        return try? JSONDecoder().decode(AnswerLaunch.self, from: data)
    }
}
