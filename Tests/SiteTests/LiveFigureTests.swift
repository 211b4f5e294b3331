import Evaluation
import Outputs
import Foundation
import Literate
import Testing

@testable import Site

/// A chapter with a figure of two sliders.
private let markdown = """
    ```swift live=sum
    func sum(_ a: Int, _ b: Double) -> Double { Double(a) + b }
    ```

    ```swift hidden live=sum
    func draw(a: Int, b: Double) -> Picture {
        precondition(a != 4 || b != 0.5, "a place where no sample is")
        var picture = Picture(width: 200, height: 40)
        picture.rectangle(x: 0, y: 0, width: 10 * sum(a, b), height: 20, fill: .blue)
        picture.sentence = "The sum is \\(decimal(sum(a, b), places: 1))."
        return picture
    }
    try show(
        LiveFigure(
            draw, Slider("a <number>", -3...9, at: 2), Slider("b", 0...1, step: 0.5, at: 0),
            presets: [Preset("long", at: [9, 0.5], "As long as it gets, \\"nearly\\"."), Preset("none", at: [0, 0], "No bar.")],
            alternativeText: "A bar."),
        caption: "It *grows*.")
    ```
    """

/// The figure as the cell above would have shown it, in a page without a module.
private let shown = RenderedFigure(
    light: "a.png", dark: "b.png", width: 200, height: 40, alternativeText: "A \"bar\".", caption: "It *grows*.",
    live: LiveFigureState(
        sliders: [LiveSlider(label: "a <number>", minimum: -3, maximum: 9, step: 0.5, start: -2)],
        presets: [LivePreset(name: "a < 0", values: [-1.5], sentence: "\"Below\" 0.")],
        start: LivePicture(svg: "<svg></svg>", sentence: "The sum < 3."), samples: []))

@Suite("A live figure in a page")
struct LiveFigureTests {
    private func page(_ modules: [LiveID: Data]) throws -> (html: String, scripts: [String: String]) {
        let chapter = try chapter(markdown)
        let page = ChapterPage(
            chapter: chapter,
            outputs: ChapterOutputs(cells: [
                CellOutput(index: 0, status: .completed),
                CellOutput(index: 1, status: .completed, items: [.figure(shown)]),
            ]), prose: try proseRenderer(chapter),
            templates: try Templates(folder: siteFolder.appending(path: "templates")),
            options: SiteOptions(), modules: modules)
        return (page.body().text, page.scripts)
    }

    @Test("it stands still without a module, with its picture, sentence and caption")
    func still() throws {
        let (html, scripts) = try page([:])
        #expect(scripts.isEmpty)
        expectNoElement("input", in: html)
        expectNoElement("button", in: html)
        expectNoElement("script", in: html)
        expectElement(".live-picture", in: html, has: ["role": "img", "aria-label": "A \"bar\"."])
        expectElement(".live-picture svg", in: html)
        expectElement("p.live-sentence", in: html, says: "The sum < 3.", has: ["aria-live": "polite"])
        expectElement("figcaption em", in: html, says: "grows")
    }

    @Test("with a module it has labeled sliders, and the code that draws it is there to be read")
    func sliders() throws {
        let id = try #require(LiveID("sum"))
        let (html, scripts) = try page([id: Data([0, 1, 255])])
        #expect(scripts == ["figures/09-spatial-dimensions-sum.js": "lecternLive(\"figure-1\", \"AAH/\");\n"])
        expectElement("script[defer]", in: html, has: ["src": "figures/09-spatial-dimensions-sum.js"])
        expectElement("label", in: html, says: "a <number>", has: ["for": "figure-1-slider-1"])
        expectElement(
            "input#figure-1-slider-1[disabled]", in: html,
            has: ["type": "range", "min": "-3", "max": "9", "step": "0.5", "value": "-2", "autocomplete": "off"])
        expectElement("output", in: html, says: "−2.0", has: ["for": "figure-1-slider-1"])
        expectElement(
            ".live-presets button[disabled]", in: html, says: "a < 0",
            has: ["type": "button", "data-values": "-1.5", "data-sentence": "\"Below\" 0.", "aria-pressed": "false"])
        expectElement("summary", in: html, says: "How it is drawn")
        #expect(html.ranges(of: "LiveFigure").count == 1)
    }

    @Test(
        "moving a slider runs the lesson's own code, and the address keeps the place",
        .enabled(
            if: Browser.isInstalled && FileManager.default.fileExists(atPath: "/usr/lib/wasm32-wasi/libc.a"),
            "chromium or wasi-libc is not installed"))
    func moves() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lectern-live-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let page = try await build(in: folder)
        #expect(
            try moved(page) == [
                "The sum is 2.0. 20 2 0.0", "The sum is 9.0. 90 9 0.0", "The sum is 9.5. 95 9 0.5",
                "The sum is −2.5. 0 −3 0.5", "The code stops at these values. 0 4 0.5", "The sum is 5.5. 55 5 0.5",
            ])
        #expect(
            try remembered(page) == [
                "?figure-1=9_0.5 As long as it gets, \"nearly\".", "?figure-1=8_0.5 ", " ",
            ])
        let places = [
            ("?figure-1=9_0.5#figure-1", "The sum is 9.5. 9 0.5 long"), ("?figure-1=400_-7", "The sum is 9.0. 9 0.0 "),
            ("?figure-1=1", "The sum is 2.0. 2 0.0 "), ("?figure-1=1_x&figure-2=4_1", "The sum is 2.0. 2 0.0 "),
        ]
        for (query, expected) in places { #expect(try sent(page, query) == [expected], "\(query)") }
    }

    /// The chapter's page, with its module.
    private func build(in folder: URL) async throws -> URL {
        let chapter = try chapter(markdown)
        let cache = OutputCache(folder: folder)
        let outputs = try await Evaluator(toolchain: .current(), cache: cache).run(chapter)
        let made = try await LiveCompiler(toolchain: .current(), cache: cache).modules(of: chapter, outputs: outputs)
        #expect(made.failures.isEmpty, "\(made.failures)")
        let builder = try builder(
            [chapter],
            content: SiteContent(outputs: [chapter.name: outputs], modules: [chapter.name: made.modules]),
            figures: cache.figures)
        #expect(try builder.files(named: "public") == builder.files(named: "public"))
        try builder.build(into: folder.appending(path: "public"))
        return folder.appending(path: "public/09-spatial-dimensions.html")
    }

    private func moved(_ page: URL) throws -> [String] {
        try Browser.run(
            """
            const figure = document.querySelector(".live");
            while (!("ready" in figure.dataset)) await new Promise((next) => setTimeout(next, 10));
            const state = () => figure.querySelector(".live-sentence").textContent + " "
              + figure.querySelector("rect").getAttribute("width") + " "
              + [...figure.querySelectorAll("output")].map((output) => output.textContent).join(" ");
            const sliders = figure.querySelectorAll("input");
            const states = [state()];
            const move = (slider, value) => {
              slider.value = value;
              slider.dispatchEvent(new Event("input", { bubbles: true }));
              states.push(state());
            };
            move(sliders[0], 9);
            move(sliders[1], 0.5);
            move(sliders[0], -3);
            move(sliders[0], 4);
            await new Promise((next) => setTimeout(next, 200));
            move(sliders[0], 5);
            return states;
            """, in: page)
    }

    /// The address and the preset's sentence after a preset, after a move away from it, and back at the start.
    private func remembered(_ page: URL) throws -> [String] {
        try Browser.run(
            """
            const figure = document.querySelector(".live");
            while (!("ready" in figure.dataset)) await new Promise((next) => setTimeout(next, 10));
            const states = [];
            const state = async () => {
              await new Promise((next) => setTimeout(next, 300));
              states.push(location.search + " " + figure.querySelector(".live-look").textContent);
            };
            const sliders = figure.querySelectorAll("input");
            const move = (slider, value) => {
              slider.value = value;
              slider.dispatchEvent(new Event("input", { bubbles: true }));
            };
            figure.querySelector("button[data-values]").click();
            await state();
            move(sliders[0], 8);
            await state();
            move(sliders[0], 2);
            move(sliders[1], 0);
            await state();
            return states;
            """, in: page)
    }

    /// Where the figure is on a page whose address has `query`: its sentence, its numbers, and which preset is pressed.
    private func sent(_ page: URL, _ query: String) throws -> [String] {
        try Browser.run(
            """
            const figure = document.querySelector(".live");
            while (!("ready" in figure.dataset)) await new Promise((next) => setTimeout(next, 10));
            const pressed = figure.querySelector("button[aria-pressed=true]");
            return [figure.querySelector(".live-sentence").textContent + " "
              + [...figure.querySelectorAll("output")].map((output) => output.textContent).join(" ")
              + " " + (pressed ? pressed.textContent : "")];
            """, in: page, query: query)
    }
}
