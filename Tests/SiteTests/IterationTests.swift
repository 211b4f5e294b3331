import Foundation
import Testing

@testable import Site

/// A figure that keeps the sum of the step before, and traps at one place.
private let markdown = """
    ```swift live=all
    var kept = (n: 0, step: 0, sum: 0)

    func draw(n: Int, step: Int) -> Picture {
        let hasKept = kept.n == n && kept.step < step
        if !hasKept { kept = (n, 0, 0) }
        var added = 0
        while kept.step < step {
            kept.step += 1
            kept.sum += n
            added += 1
        }
        precondition(n < 9 || step < 4)
        return Picture(height: 20, sentence: "n \\(n), step \\(step), sum \\(kept.sum)")
    }
    try show(
        LiveFigure(
            draw, Slider("the number", 1...9, at: 2), Iteration("step", upTo: 30),
            presets: [Preset("seven", at: [7, 0], "Sevens.")], alternativeText: "Nothing."))
    ```
    """

@Suite(
    "A live figure goes on by itself, in a worker", .serialized,
    .enabled(if: LivePage.isPossible, "chromium or wasi-libc is not installed"))
struct IterationTests {
    /// The page, which is built once.
    private static let page = KeptFolder.make { try await LivePage.build(markdown, in: $0) }

    private func inBrowser(query: String = "", _ look: (BrowserSession) throws -> Void) async throws {
        let browser = try BrowserSession(try await Self.page.value, query: query)
        defer { browser.close() }
        try browser.wait(until: "'ready' in document.querySelector('.live').dataset")
        try browser.value(
            of: """
                (window.seen = [], new MutationObserver(() => seen.push(document.querySelector(".live-sentence").textContent))
                .observe(document.querySelector(".live-sentence"), { childList: true }))
                """)
        try look(browser)
    }

    private func wait(_ browser: BrowserSession, for sentence: String) throws {
        try browser.wait(until: "document.querySelector('.live-sentence').textContent === '\(sentence)'")
    }

    private func text(_ browser: BrowserSession, _ selector: String) throws -> String {
        try browser.value(of: "document.querySelector('\(selector)').textContent")
    }

    @Test("one step at a time, or all of them in order to the end, and then again")
    func runs() async throws {
        try await inBrowser { browser in
            try browser.click(".live-step")
            try wait(browser, for: "n 2, step 1, sum 2")
            try browser.click(".live-step")
            try wait(browser, for: "n 2, step 2, sum 4")
            let name = try text(browser, ".live-run")
            #expect(name == "Go on")
            try browser.click(".live-run")
            try wait(browser, for: "n 2, step 30, sum 60")
            try browser.wait(until: "document.querySelector('.live-run').textContent === 'Start again'")
            let seen = try browser.lines(of: "return seen;")
            #expect(seen == (1...30).map { "n 2, step \($0), sum \(2 * $0)" })
            let (count, isDisabled) = (
                try text(browser, ".live-count"), try browser.value(of: "document.querySelector('.live-step').disabled")
            )
            #expect(count == "30" && isDisabled == "true")
            try browser.click(".live-run")
            try browser.wait(until: "seen.length > 31")
            let first = try browser.value(of: "seen[30]")
            #expect(first == "n 2, step 0, sum 0")
        }
    }

    @Test("another control or Reset puts it back to 0, and so does an address")
    func rewinds() async throws {
        try await inBrowser(query: "?figure-1=5_12") { browser in
            try wait(browser, for: "n 5, step 0, sum 0")
            try browser.click(".live-step")
            try wait(browser, for: "n 5, step 1, sum 5")
            try browser.click(".live-presets [data-place]")
            try wait(browser, for: "n 7, step 0, sum 0")
            try browser.wait(until: "location.search === '?figure-1=7_0'")
            try browser.click(".live-reset")
            try wait(browser, for: "n 2, step 0, sum 0")
            // At its place, but a step further: that can be undone, too.
            try browser.click(".live-step")
            try wait(browser, for: "n 2, step 1, sum 2")
            try browser.click(".live-reset")
            try wait(browser, for: "n 2, step 0, sum 0")
        }
    }

    @Test("where the code traps it says so and stops, and can be started again")
    func traps() async throws {
        try await inBrowser(query: "?figure-1=9_0") { browser in
            try wait(browser, for: "n 9, step 0, sum 0")
            try browser.click(".live-run")
            try wait(browser, for: "The code stops at these values.")
            let name = try text(browser, ".live-run")
            #expect(name == "Start")
            try browser.click(".live-step")
            try wait(browser, for: "n 9, step 1, sum 9")
        }
    }

    @Test("without workers the drawn figure stands alone")
    func still() async throws {
        let browser = try BrowserSession(
            try await Self.page.value, hasScript: true,
            before: "window.Worker = class { constructor() { throw new Error() } }")
        defer { browser.close() }
        let groups = "[...document.querySelectorAll('.live-controls, .live-presets')]"
        try browser.wait(
            until: "\(groups).length === 2 && \(groups).every((group) => group.getClientRects().length === 0)")
        let said = try text(browser, ".live-sentence")
        #expect(said == "n 2, step 0, sum 0")
    }
}
