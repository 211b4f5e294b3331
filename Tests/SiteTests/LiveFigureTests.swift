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
            presets: [
                Preset("long", at: [9, 0.5], "As long as it gets, \\"nearly\\"."), Preset("none", at: [0, 0], "No bar."),
                Preset("two", at: [2, 0], "Where it starts."),
            ],
            alternativeText: "A bar."),
        caption: "It *grows*.")
    ```
    """

/// The figure as the cell above would have shown it, in a page without a module.
private let shown = RenderedFigure(
    light: "a.png", dark: "b.png", width: 200, height: 40, alternativeText: "A \"bar\".", caption: "It *grows*.",
    live: LiveFigureState(
        controls: [
            .slider(
                LiveSlider(
                    label: "a <number>", range: LiveRange(minimum: -3, maximum: 9, step: 0.5, start: -2), seconds: 4)),
            .point(
                LivePoint(
                    label: "p", x: LiveRange(minimum: 0, maximum: 2, step: 0.1, start: 0.5),
                    y: LiveRange(minimum: 0, maximum: 1, step: 0.1, start: 1), frame: [10, 20, 100, 50])),
            .pad(
                LivePad(
                    label: "ink", width: 7, height: 4, brush: 1.5, levels: 15,
                    start: (0..<28).map { $0 == 3 ? 1 : $0 == 27 ? 0.4 : 0 })),
        ],
        presets: [
            LivePreset(name: "a < 0", values: [-1.5, 1, 0] + Array(repeating: 0, count: 28), sentence: "\"Below\" 0.")
        ],
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
        expectElement("p.live-sentence", in: html, says: "The sum < 3.")
        expectElement("figcaption em", in: html, says: "grows")
    }

    @Test("with a module it has labeled controls, and the code that draws it is there to be read")
    func controls() throws {
        let id = try #require(LiveID("sum"))
        let (html, scripts) = try page([id: Data([0, 1, 255])])
        let script = PageModule(Data([0, 1, 255])).script(calling: "lecternLive", "figure-1")
        #expect(scripts == ["figures/09-spatial-dimensions-sum.js": script])
        expectElement("script[defer]", in: html, has: ["src": "figures/09-spatial-dimensions-sum.js"])
        expectElement("label", in: html, says: "a <number>", has: ["for": "figure-1-control-1"])
        let range = ["min": "-3", "max": "9", "step": "0.5", "value": "-2", "autocomplete": "off"]
        expectElement(
            "input#figure-1-control-1[disabled]", in: html, has: range.merging(["type": "range"]) { $1 })
        expectElement(
            ".live-slider input[type=number][disabled]", in: html,
            has: range.merging(["aria-label": "a <number>, as a number"]) { $1 })
        expectElement("button.live-play[disabled]", in: html, says: "Play a <number>", has: ["data-seconds": "4"])
        expectElement(
            ".live-stage .live-handle[hidden]", in: html,
            has: [
                "id": "figure-1-control-2-handle", "role": "slider", "tabindex": "0", "aria-label": "p",
                "data-frame": "10 20 100 50", "data-grows": "up",
            ])
        expectElement("input#figure-1-control-2-y", in: html, has: ["max": "1", "value": "1"])
        expectElement(
            ".live-pad", in: html,
            has: [
                "data-width": "7", "data-height": "4", "data-brush": "1.5", "data-levels": "15", "data-start": "hfzg6",
            ])
        expectElement(
            ".live-presets button[disabled]", in: html, says: "a < 0",
            has: [
                "type": "button", "data-place": "-1.5_1_0_zl", "data-sentence": "\"Below\" 0.", "aria-pressed": "false",
            ])
        expectElement("summary", in: html, says: "How it is drawn")
        #expect(html.ranges(of: "LiveFigure").count == 1)
    }

    @Test(
        "moving a slider runs the lesson's own code, and the address keeps the place",
        .enabled(
            if: LivePage.isPossible, "chromium or wasi-libc is not installed"))
    func moves() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lectern-live-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let page = try await LivePage.build(markdown, in: folder)
        #expect(
            try moved(page) == [
                "The sum is 2.0. 20 2 0.0", "The sum is 9.0. 90 9 0.0", "The sum is 9.5. 95 9 0.5",
                "The sum is −2.5. 0 -3 0.5", "The code stops at these values. 0 4 0.5", "The sum is 5.5. 55 5 0.5",
            ])
        #expect(
            try remembered(page) == [
                "?figure-1=9_0.5 As long as it gets, \"nearly\".", "?figure-1=8_0.5 ", " Where it starts.",
            ])
        let places = [
            ("?figure-1=9_0.5#figure-1", "The sum is 9.5. 9 0.5 long: As long as it gets, \"nearly\"."),
            ("?figure-1=400_-7", "The sum is 9.0. 9 0.0 none of them"),
            // A preset at which the controls start is pressed at first.
            ("", "The sum is 2.0. 2 0.0 two: Where it starts."),
            ("?figure-1=1", "The sum is 2.0. 2 0.0 two: Where it starts."),
            ("?figure-1=1_x&figure-2=4_1", "The sum is 2.0. 2 0.0 two: Where it starts."),
        ]
        for (query, expected) in places { #expect(try sent(page, query) == [expected], "\(query)") }
    }

    private func moved(_ page: URL) throws -> [String] {
        try Browser.run(
            """
            const figure = document.querySelector(".live");
            while (!("ready" in figure.dataset)) await new Promise((next) => setTimeout(next, 10));
            const state = () => figure.querySelector(".live-sentence").textContent + " "
              + figure.querySelector("rect").getAttribute("width") + " "
              + [...figure.querySelectorAll("input[type=number]")].map((field) => field.value).join(" ");
            const sliders = figure.querySelectorAll("input[type=range]");
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
            const sliders = figure.querySelectorAll("input[type=range]");
            const move = (slider, value) => {
              slider.value = value;
              slider.dispatchEvent(new Event("input", { bubbles: true }));
            };
            figure.querySelector("button[data-place]").click();
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
              + [...figure.querySelectorAll("input[type=number]")].map((field) => field.value).join(" ")
              + " " + (pressed ? pressed.textContent + ": " + figure.querySelector(".live-look").textContent : "none of them")];
            """, in: page, query: query)
    }
}
