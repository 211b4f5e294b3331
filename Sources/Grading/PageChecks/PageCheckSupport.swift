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

    /// What a check's code calls, as LessonKit has it in a cell.
    static let claims: String = {
        let head = """
            nonisolated(unsafe) var lecternResults: [PropertyResult] = []

            extension DefaultStringInterpolation {
                /// Embedded Swift has no text for arrays.
                mutating func appendInterpolation<Element: Shown>(_ values: [Element]) {
                    appendLiteral(lecternListText(swiftText(of: values)))
                }
            }

            /// A list as Swift shows it: `nan` and `inf`, not the names that they have in code.
            func lecternListText(_ text: String) -> String {
                var (shown, rest): ([UInt8], ArraySlice<UInt8>) = ([], Array(text.utf8)[...])
                var isQuoted = false
                while let byte = rest.first {
                    // A backslash.
                    if isQuoted, byte == 92 {
                        shown += rest.prefix(2)
                        rest = rest.dropFirst(2)
                        continue
                    }
                    // A quotation mark.
                    if byte == 34 { isQuoted.toggle() }
                    let names: [(StaticString, StaticString)] = [
                        ("Float.nan", "nan"), ("Float.infinity", "inf"), ("Double.nan", "nan"), ("Double.infinity", "inf"),
                    ]
                    var count = 0
                    for (name, word) in names where count == 0 && !isQuoted {
                        let isHere = name.withUTF8Buffer { rest.starts(with: $0) }
                        guard isHere else { continue }
                        count = name.utf8CodeUnitCount
                        word.withUTF8Buffer { shown += $0 }
                    }
                    if count == 0 { shown.append(byte) }
                    rest = rest.dropFirst(max(count, 1))
                }
                return String(decoding: shown, as: UTF8.self)
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
    /// `lectern_text` has: whether the check came to its end and could be judged, what the answer printed, and each claim's name, outcome,
    /// cases and counterexample. `lectern_calls` returns how many calls misconceptions are compared on, and `lectern_agrees` whether one does
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
            let (printed, isOfFailedCase) = AnswerLink.printed.record.shown
            var fields = [
                AnswerLink.isBeyondPage ? "beyond" : lecternEnding, isOfFailedCase ? "failed case" : "all",
                printed.isCut ? "cut" : "whole", printed.text,
            ]
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
