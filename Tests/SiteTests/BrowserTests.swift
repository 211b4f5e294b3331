import Outputs
import Foundation
import Literate
import TestSupport
import Testing

@testable import Site

@Suite("In a browser", .enabled(if: Browser.isInstalled, "chromium is not installed"), .serialized)
struct BrowserTests {
    private static let gif: [UInt8] =
        Array("GIF89a".utf8) + [1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]
        + [0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B]

    /// A chapter's page with one of everything.
    private static let page = KeptFolder.make { folder in
        try Data(gif).write(to: folder.appending(path: "a.gif"))
        let figure = RenderedFigure(
            light: "a.gif", dark: "a.gif", width: 720, height: 300,
            narrow: NarrowFigure(light: "a.gif", dark: "a.gif", width: 340, height: 200), alternativeText: "x",
            caption: "y")
        let cell = CellOutput(
            index: 0, status: .completed,
            items: [.text(String(repeating: "long ", count: 60), .standardOutput), .figure(figure)])
        let chapter = try chapter(everything)
        let site = folder.appending(path: "public")
        let content = SiteContent(outputs: [chapter.name: ChapterOutputs(cells: [cell])])
        try builder([chapter], content: content, figures: folder).build(into: site)
        return site.appending(path: "09-spatial-dimensions.html")
    }

    private func run(_ script: String, width: Int = 1360, dark: Bool = false) throws -> [String] {
        try Browser.run(script, in: Self.page.get(), width: width, dark: dark)
    }

    @Test("a number is judged as people write it, and a known wrong one is answered")
    func numbers() throws {
        let verdicts = try run(
            """
            const form = document.querySelector("[data-quiz=conv-params]");
            return ["", "many", "750", "12", "760", " 7 60 ", "760,0", "0,760e3", "-760"].map((text) => {
              form.elements.answer.value = text;
              form.requestSubmit();
              return form.querySelector(".verdict").textContent;
            });
            """)
        let number = "Give a number alone, such as 28, 0.5 or 3/4."
        let other = "✗ Not yet. Have another look, or open the hint."
        let right = "✓ Right. "
        #expect(
            verdicts == [
                number, number, "✗ Not yet. Each filter has a bias.", other, right, right, right, right, other,
            ])
    }

    @Test("the page reads a number as the grader does")
    func writtenNumbers() throws {
        let rows = WrittenNumbers.all
        let texts = try JSONEncoder().encode(rows.map { [$0.text, $0.units.joined(separator: "|")] })
        let values = try JSONEncoder().encode(rows.map { $0.value.map { "\($0)" } ?? "none" })
        let found = try run(
            """
            const form = document.querySelector("[data-quiz=conv-params]");
            const values = \(String(decoding: values, as: UTF8.self));
            return \(String(decoding: texts, as: UTF8.self)).map(([text, units], index) => {
              const value = values[index];
              Object.assign(form.dataset, { units, tolerance: "0", answer: value === "none" ? "1" : value });
              form.elements.answer.value = text;
              form.requestSubmit();
              const verdict = form.querySelector(".verdict").textContent;
              const isAlike = verdict.startsWith(value === "none" ? "Give a number" : "✓");
              return isAlike ? "alike" : JSON.stringify([text, units, value, verdict]);
            });
            """)
        #expect(found == Array(repeating: "alike", count: rows.count))
    }

    @Test("after a right answer the explanation is open, after a wrong one it is not")
    func explanation() throws {
        let open = try run(
            """
            const form = document.querySelector("[data-quiz=conv-params]");
            return ["750", "760"].map((text) => {
              form.elements.answer.value = text;
              form.requestSubmit();
              return String(form.closest(".quiz").querySelector("details.solution").open);
            });
            """)
        #expect(open == ["false", "true"])
    }

    @Test("a choice is judged, with its remark")
    func choices() throws {
        let verdicts = try run(
            """
            const form = document.querySelector("[data-quiz=fits]");
            return ["", "b", "a"].map((value) => {
              if (value) form.querySelector(`[value="${value}"]`).click();
              form.requestSubmit();
              return form.querySelector(".verdict").textContent;
            });
            """)
        #expect(verdicts == ["Choose an answer first.", "✗ Not yet. It leaves a remainder.", "✓ Right. "])
    }

    @Test("the theme switch turns page and pictures, whatever the system's theme", arguments: [false, true])
    func themes(dark: Bool) throws {
        let states = try run(
            """
            const paper = () => getComputedStyle(document.documentElement).backgroundColor;
            const picture = () => document.querySelector("figure img").currentSrc.replace(/.*-1-/, "");
            return ["light", "dark", "auto"].map((theme) => {
              document.querySelector(`.side [data-choose-theme=${theme}]`).click();
              const media = [...document.querySelectorAll("figure source")].map((source) => source.media);
              return paper() + " " + matchMedia(media.at(-1)).matches + " " + localStorage.length;
            });
            """, dark: dark)
        let light = "rgb(253, 252, 249) false 1"
        let black = "rgb(21, 24, 29) true 1"
        #expect(states == [light, black, dark ? black : light])
    }

    @Test("a phone gets the layout that was made for it, in the theme that was chosen", arguments: [500, 1360])
    func layouts(width: Int) throws {
        let files = try run(
            """
            const shown = () => [...document.querySelectorAll("figure source")].find((s) => matchMedia(s.media).matches)
              ?.getAttribute("srcset") ?? "light";
            return ["light", "dark"].map((theme) => {
              document.querySelector(`[data-choose-theme=${theme}]`).click();
              return shown();
            });
            """, width: width)
        let base = "figures/09-spatial-dimensions-1"
        let phone = ["\(base)-phone-light.gif", "\(base)-phone-dark.gif"]
        #expect(files == (width < 600 ? phone : ["light", "\(base)-dark.gif"]))
    }

    @Test("an animation can be stopped and started, in both themes")
    func motion() throws {
        let states = try run(
            """
            const button = document.querySelector(".motion");
            const shown = () => [...document.querySelectorAll("figure source")].find((s) => matchMedia(s.media).matches)
              ?.getAttribute("srcset") ?? "moving light";
            const states = [button.textContent + " " + shown()];
            button.click();
            states.push(button.textContent + " " + shown());
            document.querySelector(".side [data-choose-theme=dark]").click();
            states.push(shown());
            button.click();
            states.push(button.textContent + " " + shown());
            return states;
            """)
        let base = "figures/09-spatial-dimensions-1"
        #expect(
            states == [
                "Pause moving light", "Play \(base)-light-still.gif", "\(base)-dark-still.gif",
                "Pause \(base)-dark.gif",
            ])
    }

    @Test("a chapter marked as done is ticked in the contents, and can be unmarked")
    func progress() throws {
        let states = try run(
            """
            const button = document.querySelector("[data-done]");
            const tick = document.querySelector(".side .tick");
            const state = () => button.textContent + " " + !tick.hidden + " " + button.getAttribute("aria-pressed");
            const states = [state()];
            button.click(); states.push(state());
            button.click(); states.push(state());
            return states;
            """)
        #expect(
            states == [
                "Mark this chapter as done false false", "This chapter is done true true",
                "Mark this chapter as done false false",
            ])
    }

    @Test("no page is wider than its window", arguments: [500, 800, 1100, 1360])
    func width(width: Int) throws {
        let widths = try run(
            "const r = document.documentElement; return [String(r.scrollWidth), String(r.clientWidth)];", width: width)
        #expect(widths[0] == widths[1])
    }

    @Test("what goes on to a side has a shade there, on the ground that it is on, and the keyboard can move it")
    func cue() throws {
        let found = try run(
            """
            dispatchEvent(new Event("resize"));
            return ["pre.code", "pre.output", ".scroll"].map((place) => {
              const box = document.querySelector(place);
              const { backgroundAttachment, backgroundColor } = getComputedStyle(box);
              return [backgroundAttachment, backgroundColor, box.scrollWidth > box.clientWidth === (box.tabIndex === 0)].join(" ");
            });
            """, width: 500)
        let shades = "local, local, scroll, scroll, scroll"
        let paper = "\(shades) rgb(253, 252, 249) true"
        #expect(found == ["\(shades) rgb(244, 242, 236) true", paper, paper])
    }

    @Test("a note unfolds on a narrow page and is open in the margin of a wide one")
    func notes() throws {
        let script = """
            const note = document.querySelector(".note");
            const shown = () => getComputedStyle(note).display !== "none";
            const before = shown();
            document.querySelector(".note-number").click();
            return [String(before), String(shown()), String(note.getBoundingClientRect().left > innerWidth * 0.7)];
            """
        #expect(try run(script, width: 600) == ["false", "true", "false"])
        #expect(try run(script, width: 1360) == ["true", "true", "true"])
    }

    @Test("scripts run without an error")
    func errors() throws {
        #expect(try run("return [String(document.querySelectorAll('.cell > .copy').length)];") == ["3"])
    }
}
