import Foundation
import Testing

@testable import Site

/// A figure with each kind of control, whose sentence says what its code was given.
private let markdown = """
    ```swift live=all
    let square = Plane(x: 0...2, y: -1...1, left: 40, top: 20, width: 400, height: 100)

    func draw(n: Int, p: Plane.Point, ink: [Float]) -> Picture {
        var picture = Picture(width: 480, height: 140)
        let place = square.place(of: p)
        picture.circle(x: place.x, y: place.y, radius: Double(n), fill: .blue)
        let cells = ink.map { String(Int(($0 * 15).rounded()), radix: 16) }
        picture.sentence = "n \\(n), p \\(decimal(p.x, places: 1)) \\(decimal(p.y, places: 1)), ink \\(cells.joined())"
        return picture
    }
    try show(
        LiveFigure(
            draw, Slider("the number", 1...9, at: 2, playing: .milliseconds(800)),
            DraggablePoint("the point", on: square, step: 0.1, at: (x: 1, y: 0)),
            DrawingPad("a drawing", width: 4, height: 3),
            presets: [Preset("a corner", at: [9, 2, 1] + Array(repeating: 1, count: 12), "All is full.")],
            alternativeText: "A disk."))
    ```
    """

@Suite(
    "The controls of a live figure answer mouse and keys", .serialized,
    .enabled(if: LivePage.isPossible, "chromium or wasi-libc is not installed"))
struct LiveControlTests {
    /// The page, which is built once.
    private static let page = KeptFolder.make { try await LivePage.build(markdown, in: $0) }

    /// What happens in a browser with the page.
    private func inBrowser(
        query: String = "", width: Int = 1360, media: [String: String] = [:], _ look: (BrowserSession) throws -> Void
    ) async throws {
        let browser = try BrowserSession(try await Self.page.value, query: query, width: width, media: media)
        defer { browser.close() }
        try browser.wait(until: "'ready' in document.querySelector('.live').dataset")
        try look(browser)
    }

    private func sentence(_ browser: BrowserSession) throws -> String {
        try browser.value(of: "document.querySelector('.live-sentence').textContent")
    }

    private func focus(_ browser: BrowserSession, _ selector: String) throws {
        try browser.value(of: "document.querySelector('\(selector)').focus()")
    }

    @Test("a slider and its field are one number, and what it cannot be is told")
    func slider() async throws {
        try await inBrowser { browser in
            let both = {
                try browser.value(
                    of: "[...document.querySelectorAll('.live-slider input')].map((input) => input.value)")
            }
            let fault = { try browser.value(of: "document.querySelector('.live-slider .live-fault').textContent") }
            try focus(browser, ".live-slider input[type=range]")
            try browser.press(.right)
            #expect(try both() == "3,3")
            try focus(browser, ".live-slider input[type=number]")
            try browser.press(.up)
            try browser.press(.up)
            #expect(try both() == "5,5")
            #expect(try sentence(browser).hasPrefix("n 5,"))
            try browser.replace(with: "12")
            #expect(try fault() == "")
            try browser.press(.enter)
            #expect(try fault() == "This can be a number from 1 to 9, in steps of 1.")
            #expect(try browser.value(of: "document.activeElement.getAttribute('aria-invalid')") == "true")
            #expect(try both() == "5,12")
            try browser.replace(with: "7")
            #expect(try both() == "7,7")
            #expect(try fault() == "")
            #expect(try sentence(browser).hasPrefix("n 7,"))
        }
    }

    @Test("a point is dragged, moved by arrow keys and typed, and stays on its plane")
    func point() async throws {
        try await inBrowser { browser in
            // The plane is 40 to 440 of 480 pixels, 20 to 120 of 140.
            let stage = { (x: Double, y: Double) in (x: (40 + x * 200) / 480, y: (70 - y * 50) / 140) }
            try browser.drag(".live-stage", [stage(1, 0), stage(1.2, 0.3), stage(1.52, 0.58)])
            #expect(try sentence(browser).contains("p 1.5 0.6,"))
            #expect(try browser.value(of: "document.querySelector('.live-point input').value") == "1.5")
            try browser.press(.left)
            try browser.press(.down, shift: true)
            #expect(try sentence(browser).contains("p 1.4 −0.4,"))
            #expect(
                try browser.value(of: "document.activeElement.getAttribute('aria-valuetext')") == "x 1.4, y -0.4")
            try browser.drag(".live-stage", [stage(1.4, -0.4), stage(2.4, 9)])
            #expect(try sentence(browser).contains("p 2.0 1.0,"))
            try focus(browser, ".live-point label:nth-of-type(2) input")
            try browser.replace(with: "0.25")
            try browser.press(.enter)
            #expect(
                try browser.value(
                    of: "[...document.querySelectorAll('.live-point .live-fault')].map((fault) => fault.textContent)")
                    == ",This can be a number from -1 to 1, in steps of 0.1.")
            #expect(try sentence(browser).contains("p 2.0 1.0,"))
            // The ring is around what the code drew there.
            let distance = try browser.value(
                of: """
                    ((a, b) => Math.hypot(a.left + a.width / 2 - b.left - b.width / 2, a.top + a.height / 2 - b.top - b.height / 2))(
                    document.querySelector(".live-handle").getBoundingClientRect(), document.querySelector(".live-picture circle").getBoundingClientRect())
                    """)
            #expect(try #require(Double(distance)) < 1)
        }
    }

    @Test("on a phone a finger draws and drags, and the page stays where it is")
    func finger() async throws {
        try await inBrowser(width: 390) { browser in
            let cell = { (column: Double, row: Double) in (x: (column + 0.5) / 4, y: (row + 0.5) / 3) }
            try browser.swipe(".live-paper svg", [cell(1, 0), cell(1, 1), cell(1, 2)])
            #expect(try sentence(browser).hasSuffix("ink 0f000f000f00"))
            let stage = { (x: Double, y: Double) in (x: (40 + x * 200) / 480, y: (70 - y * 50) / 140) }
            try browser.value(
                of: "document.querySelector('.live-stage').scrollIntoView({ block: 'center', behavior: 'instant' })")
            let before = try browser.value(of: "scrollY")
            try browser.swipe(".live-stage", [stage(1, 0), stage(1, 0.5), stage(1, 1)])
            #expect(try sentence(browser).contains("p 1.0 1.0,"))
            #expect(try browser.value(of: "scrollY") == before)
            #expect(try browser.value(of: "document.documentElement.scrollWidth <= innerWidth") == "true")
        }
    }

    @Test("a pad is painted by mouse and keys, erased and cleared")
    func pad() async throws {
        try await inBrowser { browser in
            let cell = { (column: Double, row: Double) in (x: (column + 0.5) / 4, y: (row + 0.5) / 3) }
            try browser.drag(".live-paper svg", [cell(0, 0), cell(2, 0)])
            #expect(try sentence(browser).hasSuffix("ink fff000000000"))
            // From the middle, row 2 and column 3, by keys.
            try browser.press(.down)
            try browser.press(.right)
            try browser.press(.right)
            try browser.press(.space)
            #expect(try sentence(browser).hasSuffix("ink fff00000000f"))
            #expect(try browser.value(of: "document.querySelector('.live-cell').textContent") == "row 3, column 4: ink")
            #expect(
                try browser.value(of: "getComputedStyle(document.querySelector('.live-cursor')).display") == "inline")
            try browser.press(.delete)
            #expect(try sentence(browser).hasSuffix("ink fff000000000"))
            try browser.wait(until: "location.search === '?figure-1=2_1_0_fffn'")
            try browser.click(".live-erase")
            try browser.drag(".live-paper svg", [cell(1, 0), cell(1, 2)])
            #expect(try sentence(browser).hasSuffix("ink f0f000000000"))
            try browser.click(".live-clear")
            #expect(try sentence(browser).hasSuffix("ink 000000000000"))
            #expect(
                try browser.value(of: "document.querySelector('.live-erase').getAttribute('aria-pressed')") == "false")
        }
    }

    @Test(
        "an address moves all controls, or none where it has no place for one",
        arguments: [
            ("4_0.5_-0.3_f0k7h", "n 4, p 0.5 −0.3, ink f00000007000"),
            ("4_0.5_-0.3_f0k7", "n 2, p 1.0 0.0, ink 000000000000"),
            ("4_0.5_p_f0k7h", "n 2, p 1.0 0.0, ink 000000000000"), ("4_7_-7_q", "n 4, p 2.0 −1.0, ink 000000000000"),
        ])
    func places(place: String, expected: String) async throws {
        try await inBrowser(query: "?figure-1=\(place)") { browser in
            let said = try sentence(browser)
            #expect(said == expected)
        }
    }

    @Test("Reset is there while something is moved, and leaves the focus in the figure")
    func reset() async throws {
        try await inBrowser { browser in
            let isShown = {
                try browser.value(of: "getComputedStyle(document.querySelector('.live-reset')).visibility") == "visible"
            }
            #expect(try !isShown())
            try browser.click(".live-presets [data-place]")
            #expect(try sentence(browser) == "n 9, p 2.0 1.0, ink ffffffffffff")
            #expect(try browser.value(of: "document.querySelector('.live-look').textContent") == "All is full.")
            #expect(try isShown())
            try browser.wait(until: "document.querySelector('.live-news').textContent !== ''")
            #expect(
                try browser.value(of: "document.querySelector('.live-news').textContent")
                    == "All is full. n 9, p 2.0 1.0, ink ffffffffffff")
            try focus(browser, ".live-reset")
            try browser.press(.enter)
            #expect(try sentence(browser) == "n 2, p 1.0 0.0, ink 000000000000")
            #expect(try !isShown())
            #expect(try browser.value(of: "document.activeElement.type") == "range")
            try browser.wait(until: "location.search === ''")
        }
    }

    @Test("Play takes a slider to its end and back to its start; any other move stops it")
    func play() async throws {
        try await inBrowser { browser in
            try browser.value(
                of: """
                    (window.seen = [], new MutationObserver(() => window.seen.push(parseInt(document.querySelector(".live-sentence").textContent.slice(2))))
                    .observe(document.querySelector(".live-sentence"), { childList: true }))
                    """)
            try focus(browser, ".live-play")
            try browser.press(.space)
            #expect(try browser.value(of: "document.querySelector('.live-play').textContent").hasPrefix("Pause"))
            try browser.wait(until: "window.seen.includes(9) && window.seen.at(-1) === 2")
            let seen = try browser.value(of: "window.seen").split(separator: ",").compactMap { Int($0) }
            #expect(seen.dropLast() == seen.dropLast().sorted()[...] && seen.count > 3, "\(seen)")
            #expect(try browser.value(of: "document.querySelector('.live-play').textContent").hasPrefix("Play"))

            try browser.press(.enter)
            try browser.wait(until: "document.querySelector('.live-slider input').valueAsNumber > 3")
            try browser.click(".live-clear")
            #expect(try browser.value(of: "document.querySelector('.live-play').textContent").hasPrefix("Play"))
            let stopped = try sentence(browser)
            try browser.value(of: "new Promise((next) => setTimeout(next, 400))")
            #expect(try sentence(browser) == stopped)
        }
    }

    @Test("whoever wants no motion steps through it")
    func steps() async throws {
        try await inBrowser(media: ["prefers-reduced-motion": "reduce"]) { browser in
            #expect(try browser.value(of: "document.querySelector('.live-play').textContent") == "Step the number")
            try focus(browser, ".live-play")
            var seen: [String] = []
            for _ in 0..<8 {
                try browser.press(.enter)
                seen.append(String(try sentence(browser).prefix(3)))
            }
            #expect(seen == ["n 3", "n 4", "n 5", "n 6", "n 7", "n 8", "n 9", "n 2"])
        }
    }

    @Test("without script, or without WebAssembly, the drawn figure stands alone", arguments: [true, false])
    func still(hasScript: Bool) async throws {
        let browser = try BrowserSession(
            try await Self.page.value, hasScript: hasScript, before: "window.WebAssembly = undefined")
        defer { browser.close() }
        let groups = "[...document.querySelectorAll('.live-controls, .live-handle, .live-presets')]"
        try browser.wait(
            until: "\(groups).length === 3 && \(groups).every((group) => group.getClientRects().length === 0)")
        #expect(try sentence(browser) == "n 2, p 1.0 0.0, ink 000000000000")
        #expect(try browser.value(of: "document.querySelector('.live-picture circle').getAttribute('r')") == "2")
    }
}
