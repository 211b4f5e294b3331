import Evaluation
import Foundation
import Highlighting
import Outputs
import Testing

@testable import Site

private let markdown = """
    ## Twice

    Double it.

    ```swift exercise=twice points=2 try="twice(21)"
    func twice(_ n: Int, of names: [String] = []) -> Int {
        n
    }
    ```

    ```swift solution=twice
    func twice(_ n: Int, of names: [String] = []) -> Int {
        let secretName = n
        return secretName + secretName
    }
    ```

    ```swift check=twice
    expect("it doubles", twice(2) == 4)
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
    expect("same", true)
    ```

    ## Thrice

    Triple it.

    ```swift exercise=thrice
    func thrice(_ n: Int, of names: [String] = []) -> Int { n }
    ```

    ```swift solution=thrice
    func thrice(_ n: Int, of names: [String] = []) -> Int { n + n + n }
    ```

    ```swift check=thrice
    expect("it triples", thrice(2) == 6)
    ```
    """

@Suite("An answer is written and tried in the page", .serialized)
struct TrialTests {
    @Test("where the interpreter knows what the solution is written in, and nowhere else; no solution is told")
    func offered() throws {
        let chapter = try chapter(markdown)
        let content = SiteContent(interpreter: Data([0, 0x61, 0x73, 0x6D]))
        let files = try builder([chapter], content: content, options: SiteOptions(solutions: .leftOut))
            .files(named: "public")
        let page = files.text("09-spatial-dimensions.html")
        expectElement(
            "#exercise-twice details.trial", in: page,
            has: ["data-interpreter": "assets/interpreter.js", "data-call": "twice(21)"])
        expectElement(
            "#exercise-twice textarea", in: page, says: "func twice(_ n: Int, of names: [String] = []) -> Int")
        expectNoElement("#exercise-same details.trial", in: page)
        expectElement("#exercise-twice .commands code", in: page, says: "./lectern try twice 'twice(21)'")
        #expect(!page.contains("./lectern try thrice"), "the author gave no call")
        #expect(
            files.text("assets/interpreter.js")
                == PageModule(Data([0, 0x61, 0x73, 0x6D])).script(calling: "lecternInterpreter"))
        #expect(!files.names.contains { files.text($0).contains("secretName") })
    }

    @Test("a site without the interpreter has none of it")
    func notOffered() throws {
        let files = try builder([try chapter(markdown)]).files(named: "public")
        expectNoElement("details.trial", in: files.text("09-spatial-dimensions.html"))
        #expect(!files.names.contains("assets/interpreter.js"))
    }

    @Test(
        "it runs, says what is wrong and where, ends what does not end, keeps what was written and saves it as a file",
        .enabled(if: LivePage.isPossible, "chromium or wasi-libc is not installed"))
    func walk() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lectern-trial-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let module = InterpreterModule(toolchain: try .current(), cache: OutputCache(folder: folder))
        let site = folder.appending(path: "public")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try builder([try chapter(markdown)], content: SiteContent(interpreter: try await module.data())).build(
            into: site)
        let page = site.appending(path: "09-spatial-dimensions.html")
        let browser = try BrowserSession(page)
        defer { browser.close() }
        func run(_ body: String) throws -> String {
            try browser.value(
                of: "(document.querySelector('.trial').open = true, document.querySelector('.trial-source').focus())")
            try browser.replace(with: "func twice(_ n: Int) -> Int {\n\(body)\n}")
            try browser.click(".trial-run")
            try browser.wait(
                until:
                    "document.querySelector('.trial-result').textContent && !document.querySelector('.trial-run').disabled",
                seconds: 20)
            return try browser.value(
                of: "document.querySelector('.trial-result').innerText.replace(/\\s+/g, ' ').trim()")
        }

        let call = try browser.value(of: "document.querySelector('.trial-call').value")
        let isLoaded = try browser.value(of: "document.querySelector('script[src*=interpreter]') !== null")
        let madeUp = try browser.value(of: "document.querySelector('#exercise-thrice .trial-call').value")
        #expect(call == "twice(21)", "the author's")
        #expect(madeUp == "thrice(3)")
        #expect(isLoaded == "false", "the interpreter comes with the first run")
        let outcomes = try [
            "    print(\"so\")\n    return n + n", "    return m", "    return n / (n - 21)",
            "    while true { }\n    return 0",
            "    do { return 1 } catch { return 0 }",
        ].map(run)
        #expect(outcomes[0] == "so 42 Int")
        #expect(outcomes[1].hasPrefix("✗ Line 2, column 12: "))
        #expect(outcomes[2].hasPrefix("✗ Line 2, column 14: "))
        #expect(outcomes[3].contains("too many steps"))
        #expect(outcomes[4].hasSuffix("./lectern grade Answers/09-spatial-dimensions/twice.swift"))

        // Two exercises that are run at once get their own values.
        let values = try browser.value(
            of: """
                (await Promise.all([1, 2].map((number) =>
                  lecternTry(document.querySelector(".trial").dataset.interpreter, `func f() -> Int { ${number} }`, "f()"))
                )).map((fields) => fields[2]).join()
                """)
        #expect(values == "1,2")

        // Enter keeps the indentation, Escape leaves.
        try browser.value(of: "document.querySelector('.trial-source').focus()")
        try browser.replace(with: "func twice(_ n: Int) -> Int {")
        try browser.press([.enter, .tab, .escape])
        let written = try browser.value(of: "document.querySelector('.trial-source').value")
        let focus = try browser.value(of: "document.activeElement.className")
        #expect(written == "func twice(_ n: Int) -> Int {\n        ")
        #expect(focus == "trial-call")

        // It is colored as pages color code: here all that the course begins with, and its solutions.
        let (colored, expected) = try colors(in: browser)
        #expect(expected.count > 150 && colored == expected)
        let layer = try browser.value(of: "document.querySelector('.trial-layer').textContent")
        let keyword = try browser.value(of: "document.querySelector('.trial-layer .hl-keyword').textContent")
        #expect(layer == written + "\n" && keyword == "func")

        // A megabyte is shown at once, without colors and numbers.
        let shown = try browser.value(
            of: """
                (() => {
                  const [field, code] = [".trial-source", ".trial-code"].map((part) => document.querySelector(part));
                  const before = [field.value, performance.now()];
                  field.value = "let a = 1\\n".repeat(1e5);
                  field.dispatchEvent(new Event("input"));
                  const height = code.offsetHeight;
                  const seconds = (performance.now() - before[1]) / 1000;
                  const isPlain = code.classList.contains("plain");
                  field.value = before[0];
                  field.dispatchEvent(new Event("input"));
                  return isPlain && !code.classList.contains("plain") && height < 2000 ? seconds : Infinity;
                })()
                """)
        // A machine that has much else to do takes ten times as long.
        #expect(try #require(Double(shown)) < 20)

        let saved = try browser.value(
            of: """
                (await new Promise((done) => {
                  const make = URL.createObjectURL;
                  URL.createObjectURL = (blob) => (blob.text().then(done), make.call(URL, blob));
                  HTMLAnchorElement.prototype.click = () => {};
                  document.querySelector(".trial-save").click();
                }))
                """)
        #expect(
            saved
                == """
                // 09-spatial-dimensions.html#exercise-twice · Twice (2 points)
                // Your answer may import LessonKit and Foundation, and sees nothing that the cells declare.
                // When you are done: ./lectern grade Answers/09-spatial-dimensions/twice.swift
                func twice(_ n: Int) -> Int {
                        \n
                """)

        try browser.open(page)
        let again = try browser.value(of: "document.querySelector('.trial-source').value")
        let isOpen = try browser.value(of: "document.querySelector('.trial').open")
        #expect(again == written)
        #expect(isOpen == "true")
    }

    /// How the editor colors the code of the course's exercises, and how pages do; white space has no color.
    private func colors(in browser: BrowserSession) throws -> (editor: [[String]], pages: [[String]]) {
        let lessons = siteFolder.deletingLastPathComponent().appending(path: "Lessons")
        let files = try FileManager.default.contentsOfDirectory(at: lessons, includingPropertiesForKeys: nil)
        let fence = /(?ms)^```swift (?:exercise|solution)=[^\n]*\n(.*?)^```$/
        let codes = try files.filter { $0.pathExtension == "md" }.flatMap { file in
            try String(contentsOf: file, encoding: .utf8).matches(of: fence).map { String($0.1) }
        }
        let roles = try browser.lines(
            of: """
                return \(String(decoding: try JSONEncoder().encode(codes), as: UTF8.self)).map((code) => JSON.stringify(
                  lecternColored(code).filter(([, text]) => text.trim()).flatMap(([role, text]) => [role, text.trim()])))
                """)
        let pages = codes.map { code in
            SwiftHighlighter.spans(in: code).flatMap { span in
                let text = span.text.trimmingCharacters(in: .whitespacesAndNewlines)
                return text.isEmpty ? [] : [span.role.rawValue, text]
            }
        }
        return (try roles.map { try JSONDecoder().decode([String].self, from: Data($0.utf8)) }, pages)
    }
}
