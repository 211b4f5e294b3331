import Foundation
import Testing

@testable import Site

@Suite("On paper a page has what is read", .enabled(if: Browser.isInstalled, "chromium is not installed"), .serialized)
struct PrintTests {
    /// The pages as they are on A4, between margins of 18 mm.
    private func onPaper<Result>(
        _ page: String, dark: Bool = false, isOnPaper: Bool = true, _ body: (BrowserSession) throws -> Result
    ) throws -> Result {
        try BrowserSession.use { browser in
            let media = ["prefers-color-scheme": dark ? "dark" : "light"]
            try browser.open(
                EveryPage.site.get().appending(path: page), width: 658, media: media, isOnPaper: isOnPaper)
            return try body(browser)
        }
    }

    @Test("nothing that wants to be pressed, and nothing that is cut off", arguments: EveryPage.names)
    func nothingElse(page: String) throws {
        let found = try onPaper(page) { browser in
            try browser.lines(
                of: """
                    for (const details of document.querySelectorAll(".exercise details")) details.open = true;
                    const shown = (one) => one.checkVisibility() && one.getBoundingClientRect().height > 1;
                    const controls = [...document.querySelectorAll("button, input, select, textarea, nav, dialog")].filter(shown);
                    const boxes = [...document.querySelectorAll("main *")].filter((one) => shown(one) && !one.closest(".unseen, .katex, svg"));
                    const edge = document.querySelector("main").getBoundingClientRect().right + 1;
                    const cut = boxes.filter((one) => one.getBoundingClientRect().right > edge ||
                      (getComputedStyle(one).overflowX !== "visible" && one.scrollWidth > one.clientWidth + 1));
                    const name = (one) => one.outerHTML.slice(0, 160);
                    return [...controls.map(name), ...cut.map(name)];
                    """)
        }
        #expect(found.isEmpty, "\(found.joined(separator: "\n"))")
    }

    @Test("what is folded is not printed; what was unfolded is, under its name")
    func folded() throws {
        let found = try onPaper("09-spatial-dimensions.html") { browser in
            try browser.lines(
                of: """
                    const solution = document.querySelector("#exercise-output-size .solution");
                    const state = () => [solution, solution.querySelector("pre")].map((one) => String(one.checkVisibility())).join(" ");
                    const before = state();
                    solution.open = true;
                    return [before, state(), String(solution.querySelector("summary").checkVisibility())];
                    """)
        }
        #expect(found == ["false false", "true true", "true"])
    }

    @Test("a link to the web says where it leads; one within the course does not")
    func links() throws {
        let found = try onPaper("10-pooling.html") { browser in
            try browser.lines(
                of: """
                    const link = document.querySelector("main a[href]");
                    const after = (address) => {
                      link.setAttribute("href", address);
                      return getComputedStyle(link, "::after").content;
                    };
                    return [after("https://doi.org/10.1"), after("09-spatial-dimensions.html")];
                    """)
        }
        #expect(found == ["\" (https://doi.org/10.1)\"", "none"])
    }

    @Test("the light theme is printed, whatever the screen has, on pages that are not empty")
    func light() throws {
        let colors = "const style = getComputedStyle(document.body); return [style.color];"
        let page = "09-spatial-dimensions.html"
        let onScreen = try onPaper(page, dark: true, isOnPaper: false) { try $0.lines(of: colors) }
        let printed = try onPaper(page, dark: true) { try $0.lines(of: colors) }
        let light = try onPaper(page, isOnPaper: false) { try $0.lines(of: colors) }
        #expect(printed == light && printed != onScreen)
        // Figures as well, though a reader's theme chose among their files.
        let figures = try onPaper(page, dark: true, isOnPaper: false) { browser in
            try browser.lines(
                of: """
                    const dark = () => String([...document.querySelectorAll("source[srcset*=dark]")].some((one) => matchMedia(one.media).matches));
                    const states = [dark()];
                    for (const event of ["beforeprint", "afterprint"]) {
                      dispatchEvent(new Event(event));
                      states.push(dark());
                    }
                    return states;
                    """)
        }
        #expect(figures == ["true", "false", "true"])
        let pdf = try onPaper(page, isOnPaper: false) { try $0.pdf() }
        #expect(pdf.starts(with: Data("%PDF-".utf8)) && pdf.count > 20_000)
    }
}
