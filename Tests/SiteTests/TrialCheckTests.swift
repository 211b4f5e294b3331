import Evaluation
import Foundation
import Literate
import Testing

@testable import Grading
@testable import Site

private let markdown = """
    ## Output size

    Count the places.

    ```swift exercise=output-size
    func outputSize(input: Int, filter: Int, stride: Int) -> Int? {
        nil
    }
    ```

    ```swift solution=output-size
    func outputSize(input: Int, filter: Int, stride: Int) -> Int? {
        let secretName = input - filter
        guard secretName >= 0, secretName % stride == 0 else { return nil }
        return secretName / stride + 1
    }
    ```

    ```swift check=output-size
    func counted(_ n: Int, _ f: Int, _ s: Int) -> Int {
        (0..<n).filter { $0 % s == 0 && $0 + f <= n }.count
    }
    check("of 7 by 3", outputSize(input: 7, filter: 3, stride: 1) == 5)
    property("every stride that fits", .int(in: 1...32), .int(in: 1...7), .int(in: 1...4)) { n, f, s in
        try assume(f <= n && (n - f) % s == 0)
        return outputSize(input: n, filter: f, stride: s) == counted(n, f, s)
    }
    property("else nil", .int(in: 1...32), .int(in: 1...7), .int(in: 2...4)) { n, f, s in
        try assume(f <= n && (n - f) % s != 0)
        return outputSize(input: n, filter: f, stride: s) == nil
    }
    ```

    ```swift wrong=output-size "Without a remainder, look at what is left."
    func outputSize(input: Int, filter: Int, stride: Int) -> Int? {
        (input - filter) / stride + 1
    }
    ```

    ```swift wrong=output-size "The first place counts, too."
    func outputSize(input: Int, filter: Int, stride: Int) -> Int? {
        let free = input - filter
        return free >= 0 && free % stride == 0 ? free / stride : nil
    }
    ```

    ## Means

    Of each row.

    ```swift exercise=means
    func means(_ rows: [[Float]], unit: String) -> [String] { [] }
    ```

    ```swift solution=means
    func means(_ rows: [[Float]], unit: String) -> [String] {
        rows.map { row in row.isEmpty ? "none" : "\\(row.reduce(0, +) / Float(row.count)) \\(unit)" }
    }
    ```

    ```swift check=means
    import Foundation
    let rows = Generator<[[Float]]>.array(of: .array(of: .float(in: -2...2), count: 0...3), count: 0...4)
    property("row by row", rows, .string) { rows, unit in
        let said = means(rows, unit: unit)
        if said.isEmpty && !rows.isEmpty { throw Mismatch("nothing for \\(rows.map(\\.count)) and \\(rows + [[.nan, -.infinity]])") }
        try expectEqual(Float(said.count), Float(rows.count), within: 0.25)
        try expectEqual(
            means(rows, unit: unit),
            rows.map { $0.isEmpty ? "none" : "\\($0.reduce(0, +) / pow(Float($0.count), 1)) \\(unit)" })
    }
    ```

    ```swift wrong=means "What of an empty row?"
    func means(_ rows: [[Float]], unit: String) -> [String] {
        rows.map { row in "\\(row.reduce(0, +) / Float(max(row.count, 1))) \\(unit)" }
    }
    ```

    ```swift wrong=means "Each row has one."
    func means(_ rows: [[Float]], unit: String) -> [String] { rows.count < 2 ? [] : [unit] }
    ```

    ```swift wrong=means "The last row has one, too."
    func means(_ rows: [[Float]], unit: String) -> [String] {
        rows.isEmpty ? [] : rows.dropLast().map { _ in "none" } + (rows.count > 1 ? [] : ["none"])
    }
    ```

    ## A sum

    The compiler for pages ends at its check.

    ```swift exercise=total
    func total(_ n: Int) -> Int { 0 }
    ```

    ```swift solution=total
    func total(_ n: Int) -> Int { n }
    ```

    ```swift check=total
    property("a sum", .combining(.int(in: 0...3), .int(in: 4...9)) { $0 + $1 }) { n in total(n) == n }
    ```

    ## A tensor

    Return it.

    ```swift exercise=same
    func same(_ x: Tensor) -> Tensor { x }
    ```

    ```swift solution=same
    func same(_ x: Tensor) -> Tensor { x + 0 }
    ```

    ```swift check=same
    check("same", same([1]) == [1])
    ```
    """

@Suite("The check of an exercise is its own in the page", .serialized)
struct TrialCheckTests {
    @Test(
        "verdict, smallest counterexample and hint are those of lectern grade with the same seed; no solution is told",
        .enabled(if: LivePage.isPossible, "chromium or wasi-libc is not installed"))
    func asGraded() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lectern-check-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let chapter = try chapter(markdown)
        let cache = OutputCache(folder: folder.appending(path: "cache"))
        let made = try await PageCheckCompiler(toolchain: .current(), cache: cache).checks(of: chapter)
        let data = try #require(made.module)
        #expect(made.exercises.map(\.id) == ["output-size", "means"])
        #expect(data.range(of: Data("secretName".utf8)) == nil)
        let interpreter = try await InterpreterModule(toolchain: .current(), cache: cache).data()
        // Without Debian's binaryen it is a tenth larger.
        if FileManager.default.isExecutableFile(atPath: "/usr/bin/wasm-opt") {
            #expect(PageModule(interpreter).script(calling: "").utf8.count / 4 * 3 < 200_000)
        }
        let module = CheckModule(data: data, exercises: made.exercises.map { .init(id: $0.id, heads: $0.heads) })
        try builder(
            [chapter],
            content: SiteContent(
                interpreter: interpreter, checks: [chapter.name: module],
                trapAdvice: TrapAdvice.table.map { TrapAdviceRow(words: $0.words, advice: $0.text(in: [chapter])) }),
            options: SiteOptions(solutions: .leftOut)
        ).build(into: folder.appending(path: "public"))
        let grader = try await Grader(course: [chapter], toolchain: .current(), cache: cache, seed: 7)
        var judged: [(exercise: ExerciseID, source: String, verdict: PageVerdict)] = []
        for exercise in chapter.exercises.prefix(2) {
            let prepared = try PreparedExercise(exercise, of: chapter)
            let trapping = exercise.solution.text.replacing("rows.map", with: "rows[...1].map")
            for source in [exercise.solution.text, trapping] + exercise.misconceptions.map(\.source.text) {
                guard let graded = try await PageVerdict.graded(source, of: prepared, by: grader) else { continue }
                judged.append((exercise.id, source, graded))
            }
        }
        #expect(judged.count == 9)
        // In code these have other names.
        #expect(judged.contains { "\($0.verdict)".contains("[nan, -inf]") })
        let browser = try BrowserSession(folder.appending(path: "public/\(chapter.name).html"))
        defer { browser.close() }
        for (exercise, source, graded) in judged {
            let page = try PageVerdict.answer(to: source, of: exercise, by: browser)
            #expect(page.verdict?.withoutTraps == graded.withoutTraps, "\(page.reason)")
        }
        try walk(browser)
    }

    /// A reader's way: the code to begin with, a wrong answer, a right one.
    private func walk(_ browser: BrowserSession) throws {
        func verdict(_ source: String?) throws -> String {
            try browser.value(
                of:
                    "(document.querySelector('.trial').open = true, document.querySelector('.trial-source').focus())")
            if let source { try browser.replace(with: source) }
            try browser.click(".trial-check")
            try browser.wait(
                until:
                    "document.querySelector('.trial-result').textContent && !document.querySelector('.trial-run').disabled",
                seconds: 20)
            return try browser.value(
                of: "document.querySelector('.trial-result').innerText.replace(/\\s+/g, ' ').trim()")
        }
        let head = "func outputSize(input: Int, filter: Int, stride: Int) -> Int? {\n    "
        #expect(try verdict(nil) == "This is still the code to begin with.")
        let wrong = try verdict(head + "(input - filter) / stride + 1\n}")
        #expect(wrong.hasPrefix("✗ 1 of 3 properties fails. Without a remainder, look at what is left. Seed "))
        #expect(wrong.contains("✗ Failed: else nil"))
        let right = try verdict(head + "(input - filter) % stride == 0 ? (input - filter) / stride + 1 : nil\n}")
        #expect(right.hasPrefix("✓ Right: every property holds. Seed "))
        let trapped = try verdict(head + "print(\"stride\", stride)\n    let places = [1]\n    return places[input]\n}")
        #expect(
            trapped.contains("trapped: index 7 is out of range, at line 4 // return places[input] // The places of"))
        #expect(trapped.hasSuffix("In the failed case the answer printed: stride 1"))
        #expect(try verdict(head + "input.isMultiple(of: 2) ? other : nil\n}").hasPrefix("✗ Line 2, column "))
        #expect(
            try verdict("func size() -> Int { 0 }").hasPrefix("✗ Line 1, column 1: there is no function 'outputSize'"))
    }
}
