import AnswerProtocol
import Foundation
import PropertyTesting
import Synchronization

/// What the generated stub of an exercise's function calls: it looks like the answer's function, and asks the answer's process.
public enum AnswerLink {
    private static let session = Mutex<AnswerSession?>(nil)

    /// Takes up the launch that this process was given, and its seed. The stub's cell calls it before any check.
    public static func begin() {
        guard let launch = AnswerLaunch.fromEnvironment() else { return }
        BaseSeed.current = launch.seed
        session.withLock { $0 = AnswerSession(launch) }
        CaseReport.observe { failed in session.withLock { $0?.endCase(failed: failed) } }
    }

    /// Calls a function that cannot throw. Where the call comes to no good end the running case fails, and `fallback` is returned.
    public static func call<Result: Sendable>(
        _ function: Int, text: @escaping @Sendable () -> String, fallback: @autoclosure () -> Result,
        arguments: (inout WireWriter) -> Void, result: (inout WireReader) throws(WireError) -> Result
    ) -> Result {
        do {
            return try throwingCall(function, text: text, arguments: arguments, result: result)
        } catch {
            CaseReport.fail("\(shortened(text())) \(error)")
            return fallback()
        }
    }

    /// Calls a function that may throw.
    /// - Throws: `AnswerError` with the description of what the answer threw, and where the call comes to no good end.
    public static func throwingCall<Result: Sendable>(
        _ function: Int, text: @escaping @Sendable () -> String, arguments: (inout WireWriter) -> Void,
        result: (inout WireReader) throws(WireError) -> Result
    ) throws(AnswerError) -> Result {
        let payload = AnswerCall.payload(function: function, arguments: arguments)
        let outcome = session.withLock { $0?.call(payload) }
        switch outcome {
        case .value(let bytes):
            var reader = WireReader(bytes)
            do throws(WireError) {
                let value = try result(&reader)
                try reader.end()
                CaseReport.note { "\(shortened(text())) returned \(shown(value, bytes: bytes.count))" }
                return value
            } catch {
                throw failed(text, "sent what is no value of its type")
            }
        case .thrown(let description):
            CaseReport.note { "\(shortened(text())) threw \(description)" }
            throw AnswerError(description: "threw \(description)")
        case .failed(let failure): throw failed(text, failure.message + failure.places)
        case nil: throw failed(text, "has no answer: this check runs outside a grading")
        }
    }

    /// A failed call fails the case even where the check catches the error.
    private static func failed(_ text: () -> String, _ message: String) -> AnswerError {
        CaseReport.fail("\(shortened(text())) \(message)")
        return AnswerError(description: message)
    }

    /// The call without its arguments, where they would fill the page.
    private static func shortened(_ call: String) -> String {
        call.count <= 300 ? call : call.prefix { $0 != "(" } + "(…)"
    }

    /// The value, where its text is of a length that people read: an answer may return millions of elements.
    private static func shown(_ value: some Sendable, bytes: Int) -> String {
        guard bytes <= 1 << 12 else { return "a value of \(bytes >> 10) KB" }
        let text = swiftText(of: value)
        return text.count <= 300 ? text : text.prefix(300) + "…"
    }
}

/// Thrown by a stub: what the answer threw, or why it came to no good end.
public struct AnswerError: FailureReason, Sendable, Hashable {
    /// To be read after the call: `threw ShapeError: …`.
    public var description: String
}

extension AnswerFailure {
    /// The places of a trap for the grader, which knows how to turn them into lines.
    var places: String {
        offsets.isEmpty ? "" : "⟦" + offsets.map { String($0, radix: 16) }.joined(separator: " ") + "⟧"
    }
}
