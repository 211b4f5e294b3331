/// Swift that is compiled into the module of a chapter's checks: what takes the place of an answer's process, and what a page calls.
enum PageCheckSupport {
    /// Names that the sources and the generated code say with their module in front, and a protocol that Embedded Swift has not.
    static let names = """
        public protocol Codable {}
        enum AnswerProtocol {
            typealias WireReader = Checks.WireReader
            typealias WireError = Checks.WireError
        }
        """

    /// What the stubs call. It keeps the rules of `AnswerSession`, without its clocks: a page ends what does not end.
    static let link = """
        @_extern(wasm, module: "lectern", name: "ask") @_extern(c)
        private func lecternAsk(_ call: UnsafePointer<UInt8>?, _ count: Int32) -> Int32
        @_extern(wasm, module: "lectern", name: "reply") @_extern(c)
        private func lecternReply(_ place: UnsafeMutablePointer<UInt8>?)

        enum AnswerLink {
            nonisolated(unsafe) private static var budget = RetryBudget(seconds: 20)
            nonisolated(unsafe) private static var selection = CallSelection()
            nonisolated(unsafe) static var calls: [LoggedCall] = []
            /// Whether a call needed more than the page has: then nothing is judged.
            nonisolated(unsafe) static var isBeyondPage = false

            static func call<Result: Shown>(
                _ function: Int, text: @escaping @Sendable () -> String, fallback: @autoclosure () -> Result,
                arguments: (inout WireWriter) -> Void, result: (inout WireReader) throws(WireError) -> Result
            ) -> Result {
                switch perform(function, text, arguments, result) {
                case .value(let value): return value
                case .failed(let failure): fail(text, failure)
                }
                return fallback()
            }

            static func throwingCall<Result: Shown>(
                _ function: Int, text: @escaping @Sendable () -> String, arguments: (inout WireWriter) -> Void,
                result: (inout WireReader) throws(WireError) -> Result
            ) throws(CaseError) -> Result {
                switch perform(function, text, arguments, result) {
                case .value(let value): return value
                case .failed(let failure):
                    fail(text, failure)
                    throw Mismatch(failure.words)
                }
            }

            private enum Decoded<Result> {
                case value(Result)
                case failed(AnswerFailure)
            }

            private static func perform<Result: Shown>(
                _ function: Int, _ text: @escaping @Sendable () -> String, _ arguments: (inout WireWriter) -> Void,
                _ result: (inout WireReader) throws(WireError) -> Result
            ) -> Decoded<Result> {
                var writer = WireWriter()
                writer.integer(UInt32(function))
                arguments(&writer)
                switch outcome(of: writer.bytes) {
                case .value(let bytes):
                    var reader = WireReader(bytes)
                    do throws(WireError) {
                        let value = try result(&reader)
                        try reader.end()
                        CurrentCase.note { shortened(text()) + " returned " + shown(value, bytes: bytes.count) }
                        return .value(value)
                    } catch {
                        // An Int of the interpreter's that a page's Int cannot hold.
                        isBeyondPage = true
                        return .failed(.noAnswer)
                    }
                case .thrown: return .failed(.noAnswer)
                case .failed(let failure): return .failed(failure)
                }
            }

            private static func outcome(of payload: [UInt8]) -> AnswerOutcome {
                if isBeyondPage { return .failed(.noAnswer) }
                let property = CurrentCase.property
                budget.enter(property: property)
                if let failure = budget.exhausted { return .failed(failure) }
                let outcome = ask(payload)
                if case .value(let bytes) = outcome { budget.receive(bytes: bytes.count) }
                if property != 0 {
                    if selection.isAtCaseStart {
                        CurrentCase.whenEnded { calls += selection.endCase(failed: $0) }
                    }
                    selection.append(payload, outcome, property: property)
                }
                if case .failed(let failure) = outcome { budget.spend(0, on: failure) } else { budget.spend(0) }
                if budget.stopsShrinking || isBeyondPage { CurrentCase.stopShrinking() }
                return outcome
            }

            private static func ask(_ payload: [UInt8]) -> AnswerOutcome {
                let count = payload.withUnsafeBufferPointer { lecternAsk($0.baseAddress, Int32($0.count)) }
                var reply = [UInt8](repeating: 0, count: max(1, Int(count)))
                reply.withUnsafeMutableBufferPointer { lecternReply($0.baseAddress) }
                let rest = Array(reply.dropFirst())
                switch reply[0] {
                case 0: return .value(rest)
                case 1: return .failed(.trapped(cause: String(decoding: rest, as: UTF8.self), offsets: []))
                default:
                    isBeyondPage = true
                    return .failed(.noAnswer)
                }
            }

            private static func fail(_ text: () -> String, _ failure: AnswerFailure) {
                CurrentCase.fail(
                    FailedCall(call: shortened(text()), failure: failure.words, cause: failure.trap.cause))
            }

            private static func shortened(_ call: String) -> String {
                call.utf8.count <= 300 ? call : call.prefix { $0 != "(" } + "(…)"
            }

            private static func shown<Value: Shown>(_ value: Value, bytes: Int) -> String {
                guard bytes <= 1 << 12 else { return "a value of \\(bytes >> 10) KB" }
                let text = swiftText(of: value)
                return text.count <= 300 ? text : text.prefix(300) + "…"
            }
        }
        """

    /// What a check's code calls, as LessonKit has it in a cell.
    static let claims: String = {
        let head = """
            nonisolated(unsafe) var lecternResults: [PropertyResult] = []

            extension DefaultStringInterpolation {
                /// Embedded Swift has no text for arrays.
                mutating func appendInterpolation<Element: Shown>(_ values: [Element]) {
                    appendLiteral(swiftText(of: values))
                }
            }

            func lecternDisplay<Value>(_ value: Value) throws(CaseError) {}

            func check(
                _ name: String, weight: Double = 1, source: PropertySource? = nil,
                _ condition: @autoclosure () throws(CaseError) -> Bool
            ) {
                lecternResults.append(runCheck(name, weight: weight, source: source, condition))
            }

            """
        return head
            + (1...6).map { count in
                property("property", of: count, gives: "Bool") + property("property", of: count, gives: "Void")
                    + property("propertyOfBool", of: count, gives: "Bool")
                    + property("propertyOfVoid", of: count, gives: "Void")
            }.joined()
    }()

    /// A property of so many arguments: Embedded Swift does not specialize what goes through a pack of any types.
    private static func property(_ name: String, of count: Int, gives claim: String) -> String {
        func list(_ text: (Int) -> String) -> String { (0..<count).map(text).joined(separator: ", ") }
        let settings = "cases: Int = 100, weight: Double = 1, source: PropertySource? = nil"
        let body = "_ body: (\(list { "A\($0)" })) throws(CaseError) -> \(claim)"
        let call = "body(\(list { "a\($0)" }))"
        return """
            func \(name)<\(list { "A\($0): Shown" })>(
                _ name: String, \(list { "_ g\($0): Generator<A\($0)>" }), \(settings), \(body)
            ) {
                let run = PropertyRun(
                    name: name, cases: max(1, cases), weight: weight, seed: BaseSeed.seed(for: name), source: source)
                lecternResults.append(
                    run.result { choices in
                        do throws(Discarded) {
                            let (\(list { "a\($0)" })) = (\(list { "try g\($0).draw(&choices)" }))
                            return Trial.run(property: run.property, { [\(list { "swiftText(of: a\($0))" })] }) {
                                () throws(CaseError) -> Bool in
                                \(claim == "Bool" ? "try \(call)" : "try \(call); return true")
                            }
                        } catch {
                            return .discarded
                        }
                    })
            }
            func \(name)<\(list { "A\($0): Arbitrary & Shown" })>(_ name: String, \(settings), \(body)) {
                \(name)(name, \(list { "A\($0).arbitrary" }), cases: cases, weight: weight, source: source, body)
            }

            """
    }

    /// What a page calls: `lectern_check` tries an exercise's check with a seed; `lectern_report` then returns how many bytes
    /// `lectern_text` has: whether the check came to its end and could be judged, and each claim's name, outcome, cases and
    /// counterexample. `lectern_calls` returns how many calls misconceptions are compared on, and `lectern_agrees` whether one does
    /// as the answer did in one of them: 2 in a case that failed, 1 in another, 0 where not.
    static let exports = """
        nonisolated(unsafe) private var lecternBytes: [UInt8] = []
        nonisolated(unsafe) private var lecternEnding = "stopped"
        nonisolated(unsafe) private var lecternCompared = ComparedCalls([], results: [])

        @_cdecl("lectern_check")
        public func lecternCheck(_ exercise: Int32, _ low: UInt32, _ high: UInt32) {
            BaseSeed.current = UInt64(high) << 32 | UInt64(low)
            do {
                try lecternRun(Int(exercise))
                lecternEnding = "ended"
            } catch {}
        }

        private func lecternTell(_ fields: [String]) -> Int32 {
            lecternBytes = []
            for field in fields { lecternBytes += Array(field.utf8.map { $0 == 0 ? 32 : $0 }) + [0] }
            return Int32(lecternBytes.count)
        }

        @_cdecl("lectern_report")
        public func lecternReport() -> Int32 {
            var fields = [AnswerLink.isBeyondPage ? "beyond" : lecternEnding]
            for result in lecternResults {
                var lines = [result.counterexample ?? ""].filter { !$0.isEmpty }
                if let call = result.failedCall {
                    lines.append("// " + call.call + " " + call.failure + (call.cause.map { ": " + $0 } ?? ""))
                }
                fields += [
                    result.name, result.passed ? "passed" : "failed", String(result.cases),
                    lines.joined(separator: "\\n"),
                ]
            }
            return lecternTell(fields)
        }

        @_cdecl("lectern_text")
        public func lecternText() -> UnsafePointer<UInt8>? { lecternBytes.withUnsafeBufferPointer { $0.baseAddress } }

        @_cdecl("lectern_calls")
        public func lecternCalls(_ exercise: Int32) -> Int32 {
            lecternCompared = ComparedCalls(AnswerLink.calls, results: lecternResultTypes(Int(exercise)))
            return Int32(lecternCompared.calls.count)
        }

        @_cdecl("lectern_agrees")
        public func lecternAgrees(_ exercise: Int32, _ wrong: Int32, _ place: Int32) -> Int32 {
            let call = lecternCompared.calls[Int(place)]
            let outcome = lecternWrong(Int(exercise), Int(wrong), call.payload)
            if !lecternCompared.agree(outcome, call.outcome, payload: call.payload) { return 0 }
            return call.failed ? 2 : 1
        }

        /// The same where the misconception trapped.
        @_cdecl("lectern_trapped")
        public func lecternTrapped(_ place: Int32) -> Int32 {
            let call = lecternCompared.calls[Int(place)]
            guard case .failed(let failure) = call.outcome, failure.kind == .trap else { return 0 }
            return call.failed ? 2 : 1
        }

        @_cdecl("lectern_failed")
        public func lecternFailed(_ place: Int32) -> Int32 { lecternCompared.calls[Int(place)].failed ? 1 : 0 }

        @_cdecl("lectern_hint")
        public func lecternHint(_ exercise: Int32, _ wrong: Int32) -> Int32 {
            let hints = lecternHints(Int(exercise))
            return lecternTell(hints.indices.contains(Int(wrong)) ? [hints[Int(wrong)]] : [])
        }
        """

    /// The functions that the page's calls begin at.
    static let exported = [
        "check", "report", "text", "calls", "agrees", "trapped", "failed", "hint",
    ].map { "lectern_\($0)" }
}
