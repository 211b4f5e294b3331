import Testing

@testable import AnswerClient

@Suite("Why a call failed is a fact, put into words in one place")
struct FailureWordsTests {
    static let words: [(AnswerFailure, String)] = [
        (.trapped(cause: "Index out of range", offsets: [26]), "trapped"),
        (.exited(code: 3), "ended its process with exit(3)"),
        (.late(seconds: 2), "did not return within 2 s"),
        (.late(seconds: 0.25), "did not return within 0.25 s"),
        (.lateToStart(seconds: 5), "was not ready for calls within 5 s"),
        (.usedUpProcessorTime, "used up its processor time"),
        (.usedUpMemory(bytes: 1 << 30), "needed more memory than 1024 MB"),
        (.returnedTooMuch(bytes: 1 << 20), "returned more than 1024 KB"),
        (.wroteUnasked, "wrote to the channel on which calls are answered"),
        (.sentMalformedValue, "sent bytes that are not a value of its return type"),
        (.sentMalformedError, "sent a malformed error description"),
        (.threw("ShapeError: no"), "threw ShapeError: no"),
        (.contradicted, "returned something else when it was called again with the same arguments"),
        (
            .failedWhenRepeated(.trapped(cause: "Division by zero", offsets: [])),
            "was called again with earlier arguments, and trapped: Division by zero"
        ),
        (.notStarted(reason: "No such file"), "could not be started: No such file"),
        (.notLoaded(reason: "undefined symbol"), "could not be loaded: undefined symbol"),
        (.givenUpAsSlow(failures: 5), "was not called any more: 5 calls had taken too long or too much memory"),
        (.givenUpAsLong(seconds: 20), "has no time left: all calls of this answer together may take 20 s"),
        (.givenUpAsFailing(failures: 200), "was not called any more: 200 calls had failed"),
        (.givenUpAsLarge(bytes: 256 << 20), "was not called any more: it had returned more than 256 MB in all"),
        (.givenUpAsUnloadable, "was not called any more: it could not be loaded"),
        (.noAnswer, "has no answer: this check runs outside of a grading"),
    ]

    @Test("each reads after the call", arguments: words)
    func read(failure: AnswerFailure, words: String) { #expect(failure.words == words) }
}

@Suite("The end of standard error says how a process failed")
struct StderrTailTests {
    @Test("the runtime's words, the offsets in the answer's library, and the last other line are taken apart")
    func parts() {
        let tail = StderrTail(
            Array(
                """
                hello
                Answer/answer.swift:3: Fatal error: Index out of range
                @/answer/libAnswer.so\t1a2b
                @/usr/lib/libc.so.6\t77
                @/answer/libAnswer.so\tnot a number
                @/answer/libAnswer.so\t3c

                """.utf8))
        #expect(tail.fatalError == "Index out of range" && tail.offsets == [0x1a2b, 0x3c] && tail.lastLine == "hello")
        #expect(tail.repeatedOffsets == [])
    }

    @Test("what comes again and again is recursion; bytes may be anything")
    func recursion() {
        let lines = (0..<40).map { "@/answer/libAnswer.so\t\(["a", "b"][$0 % 2])\n" }.joined()
        #expect(StderrTail(Array(lines.utf8)).repeatedOffsets == [10, 11])
        let odd = StderrTail([0xFF, 0xC3, 0x28, 0, 10, 64, 9, 10])
        #expect(odd.fatalError == nil && odd.offsets == [])
    }
}
