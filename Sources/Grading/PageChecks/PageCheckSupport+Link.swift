extension PageCheckSupport {
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
            nonisolated(unsafe) static var printed = PrintedCases()
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

            @export(interface) private static func outcome(of payload: [UInt8]) -> AnswerOutcome {
                if isBeyondPage { return .failed(.noAnswer) }
                let property = CurrentCase.property
                budget.enter(property: property)
                if let failure = budget.exhausted { return .failed(failure) }
                let (outcome, text) = ask(payload)
                var printed = PrintedText()
                printed.append(text)
                Self.printed.append(printed, property: property)
                if case .value(let bytes) = outcome { budget.receive(bytes: bytes.count) }
                if property != 0 {
                    if selection.isAtCaseStart {
                        CurrentCase.whenEnded {
                            calls += selection.endCase(failed: $0)
                            Self.printed.endCase(failed: $0)
                        }
                    }
                    selection.append(payload, outcome, property: property)
                }
                if case .failed(let failure) = outcome { budget.spend(0, on: failure) } else { budget.spend(0) }
                if budget.stopsShrinking || isBeyondPage { CurrentCase.stopShrinking() }
                return outcome
            }

            /// What came of a call, and what it printed.
            @export(interface) private static func ask(_ payload: [UInt8]) -> (AnswerOutcome, printed: String) {
                let count = payload.withUnsafeBufferPointer { lecternAsk($0.baseAddress, Int32($0.count)) }
                var reply = [UInt8](repeating: 0, count: max(1, Int(count)))
                reply.withUnsafeMutableBufferPointer { lecternReply($0.baseAddress) }
                guard reply[0] < 2, reply.count >= 5 else {
                    isBeyondPage = true
                    return (.failed(.noAnswer), "")
                }
                let end = 5 + reply[1..<5].reversed().reduce(0) { $0 << 8 | Int($1) }
                let printed = String(decoding: reply[5..<end], as: UTF8.self)
                let rest = Array(reply[end...])
                if reply[0] == 0 { return (.value(rest), printed) }
                return (.failed(.trapped(cause: String(decoding: rest, as: UTF8.self), offsets: [])), printed)
            }

            @export(interface) private static func fail(_ text: () -> String, _ failure: AnswerFailure) {
                CurrentCase.fail(
                    FailedCall(call: shortened(text()), failure: failure.words, cause: failure.trap.cause))
            }

            @export(interface) private static func shortened(_ call: String) -> String {
                call.utf8.count <= 300 ? call : call.prefix { $0 != "(" } + "(…)"
            }

            private static func shown<Value: Shown>(_ value: Value, bytes: Int) -> String {
                guard bytes <= 1 << 12 else { return "a value of \\(bytes >> 10) KB" }
                let text = swiftText(of: value)
                return text.count <= 300 ? text : text.prefix(300) + "…"
            }
        }
        """
}
