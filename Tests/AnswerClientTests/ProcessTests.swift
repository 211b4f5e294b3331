import AnswerProtocol
import Foundation
import Testing

@testable import AnswerClient

/// A shell script in the answer's place: what it does on its channel, descriptor 3, and how its first call must be judged.
struct FakeAnswer: Sendable, CustomTestStringConvertible {
    var testDescription: String
    var script: String
    var failure: AnswerFailure
    /// Long, for a busy machine; what waits for its end has a short one.
    var startSeconds = 20.0
    /// The same.
    var callSeconds: Double { if case .late(let seconds) = failure { seconds } else { 20 } }

    init(_ name: String, _ script: String, startSeconds: Double = 20, _ failure: AnswerFailure) {
        self.startSeconds = startSeconds
        testDescription = name
        self.script = script
        self.failure = failure
    }

    private static func frame(length: String = #"\000\000\000\000"#, kind: Int, call: Int = 0) -> String {
        "printf '\(length)\\00\(kind)\\00\(call)\\000\\000\\000\\000\\000\\000\\000' >&3; "
    }
    private static let ready = frame(kind: 5)

    static let all: [FakeAnswer] = [
        FakeAnswer("ends before it is ready", "exit 3", .notLoaded(reason: "it ended with exit(3)")),
        FakeAnswer("says why it cannot be loaded", "echo no symbol >&2; exit 71", .notLoaded(reason: "no symbol")),
        FakeAnswer(
            "has no sandbox", "echo bwrap: No space left on device >&2; exit 1",
            .notStarted(reason: "bwrap: No space left on device")),
        FakeAnswer("is never ready", "sleep 60", startSeconds: 0.3, .lateToStart(seconds: 0.3)),
        FakeAnswer("is ready twice", ready + ready + "sleep 60", .wroteUnasked),
        FakeAnswer("begins with something else", frame(kind: 2) + "sleep 60", .wroteUnasked),
        FakeAnswer("begins with no frame", "printf 'hello, world!' >&3; sleep 60", .wroteUnasked),
        FakeAnswer("never replies", ready + "sleep 60", .late(seconds: 0.3)),
        FakeAnswer("replies to another call", ready + frame(kind: 2, call: 7) + "sleep 60", .wroteUnasked),
        FakeAnswer("replies with a call", ready + frame(kind: 1) + "sleep 60", .wroteUnasked),
        FakeAnswer(
            "says 4 GB", ready + frame(length: #"\377\377\377\377"#, kind: 2) + "sleep 60", .wroteUnasked),
        FakeAnswer(
            "sends a byte more than a reply may have",
            ready + frame(length: #"\001\000\020\000"#, kind: 2) + "sleep 60", .wroteUnasked),
        FakeAnswer(
            "sends a part of a frame", ready + "head -c 1 <&3 >/dev/null; printf '\\001' >&3; sleep 60",
            .late(seconds: 0.3)),
        FakeAnswer("exits", ready + "exit 3", .exited(code: 3)),
        FakeAnswer(
            "prints a trap's words and exits", ready + "echo 'Fatal error: forged' >&2; exit 1", .exited(code: 1)),
        FakeAnswer(
            "traps",
            ready + #"printf 'Fatal error: Index out of range\n@/answer/libAnswer.so\t1a\n' >&2; kill -TRAP $$"#,
            .trapped(cause: "Index out of range", offsets: [26])),
        FakeAnswer("traps without words", ready + "kill -ILL $$", .trapped(cause: nil, offsets: [])),
        FakeAnswer("aborts", ready + "kill -ABRT $$", .trapped(cause: "abort()", offsets: [])),
        FakeAnswer(
            "reads beyond its memory", ready + "kill -SEGV $$",
            .trapped(cause: "an access to memory that is not its own", offsets: [])),
        FakeAnswer("uses up its time", ready + "kill -XCPU $$", .usedUpProcessorTime),
        FakeAnswer("is killed", ready + "kill -KILL $$", .trapped(cause: "SIGKILL", offsets: [])),
        FakeAnswer(
            "asks for more memory than it may have",
            ready + "echo 'Fatal error: Could not allocate memory' >&2; kill -TRAP $$", .usedUpMemory(bytes: 1 << 30)),
        FakeAnswer(
            "prints without end", ready + "while :; do echo xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx; done",
            .late(seconds: 0.3)),
    ]
}

@Suite("Whatever an answer's process does, its call is judged and the next is asked anew")
struct ProcessTests {
    private func process(
        _ arguments: [String], callSeconds: Double = 20, startSeconds: Double = 20
    ) -> AnswerProcess {
        AnswerProcess(
            AnswerLaunch(
                arguments: arguments, callSeconds: callSeconds, startSeconds: startSeconds, answerSeconds: 60,
                memory: 1 << 30, seed: 1, log: "/dev/null"))
    }

    @Test("one failure each", arguments: FakeAnswer.all)
    func failures(answer: FakeAnswer) {
        let process = process(
            ["/bin/sh", "-c", answer.script], callSeconds: answer.callSeconds, startSeconds: answer.startSeconds)
        defer { process.stop() }
        let payload = AnswerCall.payload(function: 0) { $0.int(1) }
        #expect(process.call(payload) == .failed(answer.failure))
        #expect(process.call(payload) == .failed(answer.failure), "a new process is asked")
    }

    @Test("a program that is not there is told")
    func missing() {
        guard case .failed(.notStarted(let reason)) = process(["/no/such/program"]).call([]) else {
            Issue.record("it was started")
            return
        }
        #expect(reason.contains("No such file"))
    }

    @Test("a call may be given less time than the launch says")
    func within() {
        let process = process(["/bin/sh", "-c", FakeAnswer.all.first { $0.testDescription == "never replies" }!.script])
        defer { process.stop() }
        #expect(process.call([], within: 0.05) == .failed(.late(seconds: 0.05)))
    }
}

@Suite("An answer may fail so often, and costs its limits once")
struct RetryBudgetTests {
    private static let late = AnswerFailure.late(seconds: 2)
    private static let trap = AnswerFailure.trapped(cause: nil, offsets: [])

    @Test("values of megabytes are no longer made smaller, and then no longer asked for")
    func large() {
        var budget = RetryBudget(seconds: 20)
        budget.enter(property: 1)
        budget.receive(bytes: 1 << 20)
        #expect(!budget.stopsShrinking && budget.exhausted == nil)
        for _ in 0..<20 { budget.receive(bytes: 1 << 20) }
        budget.enter(property: 2)
        #expect(budget.stopsShrinking && budget.exhausted == nil)
        for _ in 0..<256 { budget.receive(bytes: 1 << 20) }
        budget.enter(property: 3)
        #expect(budget.exhausted == .givenUpAsLarge(bytes: 256 << 20))
    }

    @Test("an answer that never returns costs the limit of one call, and a second more, in however many properties")
    func slow() {
        var budget = RetryBudget(seconds: 20)
        budget.enter(property: 1)
        #expect(budget.seconds(ofCall: 2) == 2 && !budget.stopsShrinking)
        var spent = 0.0, property = 1
        while budget.exhausted == nil {
            budget.enter(property: property)
            let seconds = budget.seconds(ofCall: 2)
            budget.spend(seconds, on: Self.late)
            #expect(budget.stopsShrinking && budget.seconds(ofStart: 5) == 3)
            (spent, property) = (spent + seconds, property + 1)
        }
        #expect(spent == 3 && budget.exhausted == .givenUpAsSlow(failures: 5))
    }

    @Test("calls that are all slow, and none too slow, end with the time of all calls together")
    func long() {
        var budget = RetryBudget(seconds: 20)
        for _ in 0..<10 {
            #expect(budget.exhausted == nil && budget.seconds(ofCall: 2) == 2)
            budget.spend(1.9)
        }
        #expect(abs(budget.seconds(ofCall: 2) - 1) < 1e-9 && budget.end(after: 0.5) == nil)
        #expect(budget.end(after: 1) == .givenUpAsLong(seconds: 20))
        budget.spend(1, on: .givenUpAsLong(seconds: 20))
        #expect(budget.exhausted == .givenUpAsLong(seconds: 20) && budget.stopsShrinking)
    }

    @Test("an answer that is never ready for calls costs the limit of its start once")
    func neverReady() {
        var budget = RetryBudget(seconds: 20)
        budget.spend(5, on: .lateToStart(seconds: 5))
        #expect(budget.exhausted == .givenUpAsUnloadable)
        var ready = RetryBudget(seconds: 20)
        ready.spend(0.01)
        ready.spend(1, on: .lateToStart(seconds: 1))
        #expect(ready.exhausted == nil)
    }

    @Test(
        "quick failures stop a search after 40 or 2 s, and the answer after 200; an answer that cannot be loaded, after 3"
    )
    func quick() {
        var budget = RetryBudget(seconds: 20)
        for _ in 0..<40 { budget.spend(0.02, on: Self.trap) }
        #expect(budget.stopsShrinking && budget.exhausted == nil)
        budget.enter(property: 1)
        #expect(!budget.stopsShrinking)
        for _ in 0..<30 { budget.spend(0.05, on: Self.trap) }
        #expect(budget.stopsShrinking && budget.exhausted == nil)
        for _ in 0..<130 { budget.spend(0.02, on: Self.trap) }
        #expect(budget.exhausted == .givenUpAsFailing(failures: 200))
        var unloadable = RetryBudget(seconds: 20)
        for _ in 0..<3 { unloadable.spend(0.02, on: .notLoaded(reason: "")) }
        #expect(unloadable.exhausted == .givenUpAsUnloadable)
    }
}

@Suite("Calls are logged for the comparison with misconceptions")
struct CallLogTests {
    @Test("a few of each case, with how the case ended, and none that is long")
    func log() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "CallLogTests-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        var log = CallLog(path: file.path)
        #expect(log.isAtCaseStart)
        for index in 0..<20 { log.append([UInt8(index)], .value([1]), property: 1) }
        log.endCase(failed: true)
        log.append([UInt8](repeating: 0, count: 1 << 15), .value([1]), property: 1)
        log.append([9], .failed(.trapped(cause: nil, offsets: [3])), property: 1)
        log.endCase(failed: false)
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        let calls = try lines.map { try JSONDecoder().decode(LoggedCall.self, from: Data($0.utf8)) }
        #expect(calls.map(\.payload) == (0..<8).map { [UInt8($0)] } + [[9]])
        #expect(calls.map(\.failed) == Array(repeating: true, count: 8) + [false])
        #expect(calls.last?.outcome == .failed(.trapped(cause: nil, offsets: [3])))
    }

    @Test("passing cases of every property, however many the first one has")
    func properties() throws {
        let file = FileManager.default.temporaryDirectory.appending(path: "CallLogTests-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: file) }
        var log = CallLog(path: file.path)
        for property in 1...4 {
            for _ in 0..<200 {
                log.append([UInt8(property)], .value([1]), property: property)
                log.endCase(failed: false)
            }
        }
        let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
        let calls = try lines.map { try JSONDecoder().decode(LoggedCall.self, from: Data($0.utf8)) }
        #expect(Set(calls.map(\.payload)) == [[1], [2], [3], [4]])
        #expect(calls.count <= 200)
    }
}
