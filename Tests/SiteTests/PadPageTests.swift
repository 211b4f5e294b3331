import Evaluation
import Foundation
import Outputs
import Testing

@testable import Site

@Suite(
    "A digit that is drawn in the page is read as in the terminal",
    .enabled(if: LivePage.isPossible, "chromium or wasi-libc is not installed"))
struct PadPageTests {
    /// The code of chapter 12's pad. Its network has the weights of chance, a third larger, so that the answers differ more.
    private static func markdown(adding last: String = "") throws -> String {
        let lessons = siteFolder.deletingLastPathComponent().appending(path: "Lessons")
        let text = try String(contentsOf: lessons.appending(path: "12-a-convnet-end-to-end.md"), encoding: .utf8)
        let cells = text.matches(of: /(?ms)^```swift[^\n]*\n.*?^```\n/).map { String($0.0) }
        let needed = cells.filter { cell in
            cell.contains("func penned") || cell.hasPrefix("```swift live=pad")
                || cell.hasPrefix("```swift hidden live=pad")
        }
        let network = try #require(text.firstMatch(of: /(?ms)^\/\/\/ LeNet-5 in today's parts.*?^}\n/)).0
        return """
            ```swift
            import Foundation

            \(network)
            let lenet = try leNet(seed: 1)
            let trained = FixedNumbers(
                try lenet.parameters.names.flatMap { try lenet.parameters.value($0).values.map { 1.3 * $0 } })
            ```

            \(needed.joined(separator: "\n"))
            \(last)
            """
    }

    @Test("the page's answer to strokes of a mouse is the network's, digit by digit")
    func drawing() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lectern-pad-\(getpid())")
        defer { try? FileManager.default.removeItem(at: folder) }
        let browser = try BrowserSession(try await LivePage.build(try Self.markdown(), in: folder))
        defer { browser.close() }
        try browser.wait(until: "'ready' in document.querySelector('.live').dataset")
        try browser.click(".live-clear")
        let strokes: [[(x: Double, y: Double)]] = [
            [(0.3, 0.2), (0.7, 0.25), (0.4, 0.85)], [(0.3, 0.55), (0.65, 0.5)],
        ]
        for stroke in strokes { try browser.drag(".live-paper svg", stroke) }
        try browser.wait(until: "location.search !== ''")
        let sentence = try browser.value(of: "document.querySelector('.live-sentence').textContent")
        let shown = try browser.lines(
            of:
                "return [...document.querySelectorAll('.live-picture text')].map((text) => text.textContent).filter((text) => /^[01][.]/.test(text));"
        )

        // Each cell of the address is a digit of base 36, and from g on a run of paper.
        let place = try browser.value(of: "new URL(location.href).searchParams.get('figure-1')")
        let grays = place.flatMap { letter -> [Int] in
            let digit = letter.hexDigitValue ?? Int(String(letter), radix: 36)!
            return digit < 16 ? [digit] : Array(repeating: 0, count: digit - 14)
        }
        #expect(grays.count == 28 * 28 && grays.count { $0 > 0 } > 40)
        let last = """
            ```swift
            let drawing = [\(grays.map { "\($0)" }.joined(separator: ", "))].map { Float(Double($0) * (1.0 / 15)) }
            print(recognized(trained: trained, drawing: drawing).sentence)
            print(
                leNetAnswer(centered(drawing), trained.values).probabilities
                    .map { decimal(Double($0), places: 2) }.joined(separator: " "))
            ```
            """
        let outputs = try await Evaluator(toolchain: .current(), cache: OutputCache(folder: folder))
            .run(try chapter(try Self.markdown(adding: last)))
        let items = try #require(outputs.cells.last).items
        let printed = items.map { if case .text(let text, _) = $0 { text } else { "" } }.joined().split(separator: "\n")
            .map(String.init)
        #expect(printed == [sentence, shown.joined(separator: " ")])
        #expect(Set(shown).count > 2, "the answers differ")
    }
}
