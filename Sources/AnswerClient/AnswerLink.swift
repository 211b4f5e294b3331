import AnswerProtocol
import Synchronization

/// What the generated stub of an exercise's function calls: it looks like the answer's function, and asks the answer's process.
public enum AnswerLink {
    private static let session = Mutex<AnswerSession?>(nil)

    /// Takes up `launch`. The stub's cell calls it before any check.
    /// - Parameter random: which earlier questions are asked again, and when.
    public static func begin(_ launch: AnswerLaunch, cases: CaseHook, random: any RandomNumberGenerator & Sendable) {
        session.withLock { $0 = AnswerSession(launch, cases: cases, random: random) }
    }

    /// Calls a function that cannot throw. Where the call fails the running case fails, and `fallback` is returned.
    public static func call<Result: Sendable>(
        _ function: Int, text: @escaping @Sendable () -> String, fallback: @autoclosure () -> Result,
        arguments: (inout WireWriter) -> Void, result: (inout WireReader) throws(WireError) -> Result
    ) -> Result {
        let call = Call(text: text, cases: cases)
        switch perform(payload(function, arguments), call, result) {
        case .value(let value): return value
        case .failed(let failure): call.fail(failure)
        case .thrown(let description): call.fail(.threw(description))
        }
        return fallback()
    }

    /// Calls a function that may throw.
    /// - Throws: the description of what the answer threw; where the call fails, which fails the case even if the check catches
    ///   the error.
    public static func throwingCall<Result: Sendable>(
        _ function: Int, text: @escaping @Sendable () -> String, arguments: (inout WireWriter) -> Void,
        result: (inout WireReader) throws(WireError) -> Result
    ) throws -> Result {
        let call = Call(text: text, cases: cases)
        switch perform(payload(function, arguments), call, result) {
        case .value(let value): return value
        case .thrown(let description):
            call.note { _ in "threw \(description)" }
            throw call.error("threw \(description)")
        case .failed(let failure):
            call.fail(failure)
            throw call.error(failure.words)
        }
    }

    /// Tells the session that the case which it was called in has ended.
    static func endCase(failed: Bool) { session.withLock { $0?.endCase(failed: failed) } }

    private static var cases: CaseHook? { session.withLock { $0?.cases } }

    private static func payload(_ function: Int, _ arguments: (inout WireWriter) -> Void) -> [UInt8] {
        let first = session.withLock { $0?.firstFunction ?? 0 }
        return AnswerCall.payload(function: first + function, arguments: arguments)
    }

    /// What came of a call, decoded.
    private enum Decoded<Result> {
        case value(Result)
        case thrown(String)
        case failed(AnswerFailure)
    }

    private static func perform<Result: Sendable>(
        _ payload: [UInt8], _ call: Call, _ result: (inout WireReader) throws(WireError) -> Result
    ) -> Decoded<Result> {
        switch session.withLock({ $0?.call(payload) }) ?? .failed(.noAnswer) {
        case .value(let bytes):
            var reader = WireReader(bytes)
            do throws(WireError) {
                let value = try result(&reader)
                try reader.end()
                call.note { cases in "returned \(shown(value, bytes: bytes.count, by: cases))" }
                return .value(value)
            } catch {
                return .failed(.sentMalformedValue)
            }
        case .thrown(let description): return .thrown(description)
        case .failed(let failure): return .failed(failure)
        }
    }

    /// The value, where its text is of a length that people read.
    private static func shown(_ value: some Sendable, bytes: Int, by cases: CaseHook) -> String {
        guard bytes <= 1 << 12 else { return "a value of \(bytes >> 10) KB" }
        let text = cases.text(value)
        return text.count <= 300 ? text : text.prefix(300) + "…"
    }
}

/// A call on its way to the running case.
private struct Call: Sendable {
    var text: @Sendable () -> String
    var cases: CaseHook?

    func note(_ line: @escaping @Sendable (CaseHook) -> String) {
        guard let cases else { return }
        cases.note { "\(shortened) \(line(cases))" }
    }

    func fail(_ failure: AnswerFailure) { cases?.fail(shortened, failure) }

    func error(_ words: String) -> any Error { cases?.error(words) ?? AnswerError(words: words) }

    /// The call without its arguments, where they would fill the page.
    private var shortened: String {
        let call = text()
        return call.utf8.count <= 300 ? call : call.prefix { $0 != "(" } + "(…)"
    }
}

/// A failed call's error where there is no grading.
private struct AnswerError: Error {
    var words: String
}
