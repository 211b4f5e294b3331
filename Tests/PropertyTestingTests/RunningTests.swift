import Testing

@testable import PropertyTesting

// Compiled with the main actor as default isolation, as cells are: bodies may touch what is not Sendable.
final class Counter { var calls = 0 }

@Suite("A property is tried on many cases")
struct RunningTests {
    let counter = Counter()

    @Test("a true claim passes after as many cases as asked")
    func passes() {
        let result = runProperty("addition commutes", cases: 150) { (a: Int, b: Int) in
            counter.calls += 1
            return a + b == b + a
        }
        #expect(result.passed && result.cases == 150 && result.counterexample == nil)
        #expect(counter.calls == 150)
    }

    @Test("the same seed tries the same cases, another seed others")
    func seeded() {
        func drawn(seed: UInt64) -> [Int] {
            var drawn: [Int] = []
            _ = runProperty("any", .int(in: 0...1_000_000), seed: seed) { n in drawn.append(n) }
            return drawn
        }
        #expect(drawn(seed: 1) == drawn(seed: 1))
        #expect(drawn(seed: 1) != drawn(seed: 2))
    }

    @Test("the base seed changes what a property tries, and the name sets it apart from others")
    func baseSeed() {
        let first = BaseSeed.seed(for: "a")
        #expect(first != BaseSeed.seed(for: "b"))
        BaseSeed.current = 7
        defer { BaseSeed.current = 0 }
        #expect(first != BaseSeed.seed(for: "a"))
    }

    @Test("a body that throws fails with the error's words")
    func throwing() {
        struct TooLarge: Error, CustomStringConvertible { var description: String { "11 is too large" } }
        let result = runProperty("small", source: PropertySource(parameters: ["n"], body: "if n > 10 {\n}")) {
            (n: Int) in
            if n > 10 { throw TooLarge() }
        }
        #expect(result.counterexample == "let n = 11\n// threw TooLarge: 11 is too large")
    }

    @Test("a body may return nothing and throw a mismatch")
    func mismatch() {
        let result = runProperty("identity", .int(in: 0...100)) { n in try expectEqual(n % 50, n) }
        #expect(result.counterexample == "50\n// 0 is not 50")
    }

    @Test("assume discards a case, and too many discards are a failure that says what to do")
    func discards() {
        let some = runProperty("even") { (n: Int) in
            try assume(n.isMultiple(of: 2))
            return n % 2 == 0
        }
        #expect(some.passed && some.cases == 100)
        let none = runProperty("never", cases: 10) { (n: Int) in
            try assume(n > 5000)
            return true
        }
        #expect(!none.passed && none.cases == 0)
        #expect(none.counterexample?.contains("only 0 of 101 cases") == true)
    }

    @Test("a body of another type than Bool or Void fails instead of passing unseen")
    func wrongType() {
        #expect(!runProperty("number") { (n: Int) in n + 1 }.passed)
    }

    @Test("a case can be failed from below the body, with notes")
    func failedFromOutside() {
        func stub(_ n: Int) -> Int {
            CurrentCase.note { "stub(\(n)) stopped" }
            if n >= 30 { CurrentCase.fail(FailedCall(call: "stub(\(n))", failure: "trapped", offsets: [7])) }
            return n
        }
        let source = PropertySource(parameters: ["n"], body: "stub(n) == n")
        let result = runProperty("stub", .int(in: 0...100), source: source) { n in stub(n) == n }
        #expect(result.counterexample == "stub(30) == 30\n// stub(30) stopped")
        #expect(result.failedCall == FailedCall(call: "stub(30)", failure: "trapped", offsets: [7]))
        #expect(runProperty("after it", .int(in: 0...9)) { n in n >= 0 }.passed)
    }

    @Test("code below the body can end the search for a smaller case")
    func stopped() {
        let result = runProperty("stop", .int(in: 1000...2000)) { n in
            counter.calls += 1
            CurrentCase.stopShrinking()
            return false
        }
        #expect(!result.passed && counter.calls == 1)
    }

    @Test("properties that run side by side keep their cases apart")
    func sideBySide() async {
        let results = await withTaskGroup(of: PropertyResult.self, returning: [PropertyResult].self) { group in
            for index in 0..<8 {
                group.addTask { @concurrent in
                    runProperty("\(index)", .int(in: 0...9), cases: 300) { n in
                        if index % 2 == 1 { CurrentCase.fail(FailedCall(call: "f(\(index))", failure: "failed")) }
                        return (n ⍇ "==") == ⍈n
                    }
                }
            }
            var results: [PropertyResult] = []
            for await result in group { results.append(result) }
            return results
        }
        for result in results {
            let index = Int(result.name) ?? 0
            #expect(result.passed == (index % 2 == 0))
            #expect(result.failedCall?.call == (index % 2 == 1 ? "f(\(index))" : nil))
        }
    }

    @Test("a value that is compared may be huge: the counterexample stays readable")
    func huge() throws {
        let long = [Int](repeating: 7, count: 1 << 17), marks = String(repeating: "e\u{301}", count: 1 << 17)
        for result in [
            runCheck("array") {
                try expectEqual(long, [])
                return true
            },
            runCheck("text") { throw Mismatch(marks) },
            runCheck("lines") { throw Mismatch(String(repeating: "line\n", count: 1 << 16)) },
        ] {
            let text = try #require(result.counterexample)
            #expect(text.utf8.count < 4000 && text.hasPrefix("// "))
        }
    }

    @Test("a check is one case, shown as its condition")
    func checks() {
        #expect(runCheck("fact") { 2 + 2 == 4 }.passed)
        #expect(runCheck("false", source: PropertySource(body: "2 + 2 == 5")) { false }.counterexample == "2 + 2 == 5")
        #expect(runCheck("thrown") { throw Mismatch("no") }.counterexample == "// no")
        #expect(runCheck("quiet") { false }.counterexample == "// false")
    }
}
