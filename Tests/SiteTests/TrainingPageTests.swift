import Foundation
import Testing

@testable import Site

@Suite(
    "A network trains in the page as in the terminal",
    .enabled(if: LivePage.isPossible, "chromium or wasi-libc is not installed"))
struct TrainingPageTests {
    /// The code of appendix H, and a cell that prints what the terminal's first hundred steps lose.
    private static func markdown() throws -> String {
        let lessons = siteFolder.deletingLastPathComponent().appending(path: "Lessons")
        let text = try String(contentsOf: lessons.appending(path: "H-a-network-that-trains-here.md"), encoding: .utf8)
        let cells = text.matches(of: /(?ms)^```swift(?: hidden)?(?: live=training)?\n.*?^```\n/).map { String($0.0) }
        return cells.joined(separator: "\n") + """

            ```swift
            var again = TrainingRun(n: 1, m: 2, k: 0, rate: 0.02)
            for _ in 0..<100 { again.step(sets) }
            print("losses", again.losses.map { "\\($0)" }.joined(separator: " "))
            ```
            """
    }

    @Test(
        "it has the page's instructions for vectors; its first hundred losses are the terminal's; it reads 97 of 100 held-out digits within a minute"
    )
    func losses() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lectern-training-\(getpid())")
        defer { try? FileManager.default.removeItem(at: folder) }
        let made = try await LivePage.make(try Self.markdown(), in: folder)
        // f32x4.mul is 0xFD with the number 0xE6 in two bytes. The proof's program, which had each step from the one before, has none.
        let module = try #require(made.modules.values.first)
        #expect(module.firstRange(of: [0xFD, 0xE6, 0x01]) != nil)
        let browser = try BrowserSession(made.page)
        defer { browser.close() }
        try browser.wait(until: "'ready' in document.querySelector('.live').dataset")
        try browser.value(
            of: """
                (() => {
                  window.began = performance.now();
                  window.said = [];
                  const sentence = document.querySelector(".live-sentence");
                  new MutationObserver(() => said.push(sentence.textContent)).observe(sentence, { childList: true });
                  document.querySelector(".live-run").click();
                })()
                """)
        try browser.wait(until: "document.querySelector('.live-run').textContent === 'Start again'", seconds: 120)
        let seconds = try #require(Double(try browser.value(of: "(performance.now() - began) / 1000")))
        #expect(seconds < 60)
        let text = try browser.value(of: "document.querySelector('.live-picture').textContent")
        let share = try #require(text.firstMatch(of: /same faces: ([0-9.]+)/).flatMap { Double($0.1) })
        #expect(share >= 97)

        let said = try browser.lines(of: "return said.slice(0, 100);")
        let page = said.compactMap { $0.firstMatch(of: /digits is ([0-9.]+)\.$/).flatMap { Double($0.1) } }
        let printed = try browser.value(of: "document.body.textContent.match(/losses [0-9][0-9. e-]+/)[0]")
        let terminal = printed.split(separator: " ").dropFirst().compactMap { Double($0) }
        #expect(page.count == 100 && terminal.count == 100)
        // The page's have four decimals.
        #expect(zip(page, terminal).allSatisfy { abs($0 - $1) < 1e-4 })
    }
}
