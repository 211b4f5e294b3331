import Foundation
import Testing

@testable import Site

@Suite(
    "Everything on a page is in reach of the keyboard", .enabled(if: Browser.isInstalled, "chromium is not installed"),
    .serialized)
struct KeyboardTests {
    /// A page with questions, an exercise and a live figure, in a browser.
    private func walk<Result>(
        _ page: String = "09-spatial-dimensions.html", width: Int = 1360, _ body: (BrowserSession) throws -> Result
    ) throws -> Result {
        try BrowserSession.use { browser in
            try browser.open(EveryPage.site.get().appending(path: page), width: width)
            return try body(browser)
        }
    }

    /// Where the focus is: what it is called, and what is wrong with how it shows.
    private static let stop = """
        const at = document.activeElement;
        if (!at || at === document.body) return ["end"];
        // A note's box is one pixel: its number shows the focus.
        const shown = at.matches(".note-toggle") ? at.previousElementSibling : at;
        await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)));
        const style = getComputedStyle(shown);
        const box = shown.getBoundingClientRect();
        const wrong = [];
        const hasOutline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
        // A point that is dragged has a ring of its own.
        if (!hasOutline && parseFloat(getComputedStyle(shown, "::before").borderTopWidth) < 3) wrong.push("no outline");
        if (Number(style.opacity) < 1) wrong.push("transparent");
        if (box.width < 2 || box.height < 2) wrong.push("no size");
        if (box.bottom < 1 || box.top > innerHeight - 1 || box.right < 1 || box.left > innerWidth - 1) wrong.push("outside");
        const last = window.lastStop;
        if (last && !(last.compareDocumentPosition(at) & Node.DOCUMENT_POSITION_FOLLOWING)) wrong.push("out of order");
        window.lastStop = at;
        const name = at.id || at.name || at.getAttribute("aria-label") || at.textContent.trim().slice(0, 40) || at.tagName;
        return [at.tagName.toLowerCase() + " " + name, wrong.join(", ")];
        """

    @Test(
        "Tab goes through every kind of page in its order, shows where it is, and is nowhere trapped",
        arguments: EveryPage.names.map { ($0, 1360) } + [("09-spatial-dimensions.html", 390)])
    func order(page: String, width: Int) throws {
        try walk(page, width: width) { browser in
            var stops: [String] = []
            for _ in 0..<300 {
                try browser.press(.tab)
                let stop = try browser.lines(of: Self.stop)
                if stop == ["end"] { break }
                #expect(stop[1].isEmpty, "\(stop)")
                stops.append(stop[0])
            }
            #expect(stops.first == "a Skip to the text" && stops.count > 5 && stops.count < 300, "\(stops)")
            // Each link, button and field was a stop; of radio buttons of one name, one is.
            let missed = try browser.lines(
                of: """
                    const reach = [...document.querySelectorAll("a[href], button, input, summary, [tabindex='0']")].filter((one) =>
                      !one.disabled && one.tabIndex >= 0 && one.type !== "radio" && one.checkVisibility({ visibilityProperty: true })
                        && !one.closest("details:not([open]) > :not(summary)"));
                    return [String(reach.length + new Set([...document.querySelectorAll("[type=radio]:enabled")].map((one) => one.form)).size)];
                    """)
            #expect(missed == [String(stops.count)], "\(stops)")
        }
    }

    /// Presses Tab until the focus is on what `selector` names.
    private func tab(to selector: String, _ browser: BrowserSession) throws {
        for _ in 0..<200 {
            try browser.press(.tab)
            if try browser.lines(of: "return [String(document.activeElement.matches(`\(selector)`))];") == ["true"] {
                return
            }
        }
        Issue.record("Tab does not reach \(selector)")
    }

    @Test("a question with a number: typed, checked by Enter, its hint opened by Space")
    func number() throws {
        try walk { browser in
            let verdict = "return [document.querySelector('[data-quiz=conv-params] .verdict').textContent];"
            try tab(to: "[data-quiz=conv-params] input", browser)
            try browser.replace(with: "750")
            try browser.press(.enter)
            #expect(try browser.lines(of: verdict) == ["✗ Not yet. Each filter has a bias."])
            try tab(to: "#exercise-conv-params .hint summary", browser)
            try browser.press(.space)
            #expect(
                try browser.lines(of: "return [String(document.querySelector('#exercise-conv-params .hint').open)];")
                    == [
                        "true"
                    ])
            for _ in 0..<9 where try browser.lines(of: "return [document.activeElement.name || ''];") != ["answer"] {
                try browser.press(.tab, shift: true)
            }
            // Whoever comes back to a field by Tab has all of it selected, and so types anew.
            try browser.replace(with: "760")
            try browser.press(.enter)
            #expect(
                try browser.lines(
                    of: verdict.dropLast(2)
                        + ", String(document.querySelector('#exercise-conv-params .solution').open)];")
                    == ["✓ Right. ", "true"])
        }
    }

    @Test("a question with choices: moved through by arrows, checked by Enter and by the button")
    func choices() throws {
        try walk { browser in
            let verdict = "return [document.querySelector('[data-quiz=fits] .verdict').textContent];"
            try tab(to: "[data-quiz=fits] input", browser)
            try browser.press([.space, .down, .enter])
            #expect(try browser.lines(of: verdict) == ["✗ Not yet. It leaves a remainder."])
            try browser.press(.down)
            try tab(to: "[data-quiz=fits] button", browser)
            try browser.press(.space)
            #expect(try browser.lines(of: verdict) == ["✓ Right. "])
        }
    }

    @Test("an exercise: its code is copied, its hint and its solution unfold")
    func exercise() throws {
        try walk { browser in
            try tab(to: "#exercise-output-size .hint summary", browser)
            try browser.press(.enter)
            try tab(to: "#exercise-output-size .solution summary", browser)
            try browser.press(.enter)
            let open = try browser.lines(
                of:
                    "return [...document.querySelectorAll('#exercise-output-size details')].map((part) => String(part.open));"
            )
            #expect(open == ["true", "true"])
        }
    }

    @Test(
        "a live figure: arrows move its slider, its point and its pen, a field takes a number, and Tab leaves all of them"
    )
    func liveFigure() throws {
        try walk { browser in
            try browser.wait(until: "'ready' in document.querySelector('.live').dataset")
            let value = { try browser.value(of: "document.querySelector('.live input[type=range]').value") }
            try tab(to: ".live-handle", browser)
            let before = try browser.value(of: "document.querySelector('.live-handle').ariaValueNow")
            try browser.press(.right)
            #expect(try browser.value(of: "document.querySelector('.live-handle').ariaValueNow") != before)
            try tab(to: ".live input[type=range]", browser)
            try browser.press(.right)
            #expect(try value() == "3")
            try browser.press([.left, .left])
            #expect(try value() == "1")
            try tab(to: ".live-slider input[type=number]", browser)
            try browser.replace(with: "7")
            try browser.press(.enter)
            #expect(try value() == "7")
            try tab(to: ".live-paper", browser)
            try browser.press([.right, .space])
            try tab(to: ".live-step", browser)
            try browser.press(.enter)
            try browser.wait(until: "document.querySelector('.live-sentence').textContent !== 'The sum is 2.'")
            try tab(to: ".live-presets button[data-place]", browser)
            try browser.press(.enter)
            #expect(try value() == "9")
            // No arrow turned to the next chapter.
            #expect(try browser.value(of: "location.pathname.endsWith('09-spatial-dimensions.html')") == "true")
            try tab(to: "[data-done]", browser)
        }
    }

    @Test("search opens, is left by Escape, and gives the focus back")
    func search() throws {
        try walk { browser in
            try tab(to: "[data-search]", browser)
            try browser.press(.enter)
            let state = """
                return [String(document.querySelector("dialog.search").open), document.activeElement.type || "",
                  String(document.activeElement.matches("[data-search]"))];
                """
            #expect(try browser.lines(of: state) == ["true", "search", "false"])
            try browser.press(.escape)
            #expect(try browser.lines(of: state) == ["false", "button", "true"])
        }
    }
}
