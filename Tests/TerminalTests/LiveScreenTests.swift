import Literate
import Outputs
import Pictures
import TestSupport
import Testing

@testable import Terminal

@Suite("A live figure is moved by keys")
struct LiveScreenTests {
    private let slider = LiveSlider(
        label: "n", range: LiveRange(minimum: 0, maximum: 2, step: 0.5, start: 1), seconds: 2)
    private let count = LiveIteration(label: "step", last: 3)
    private let point = LivePoint(
        label: "p", x: LiveRange(minimum: -1, maximum: 1, step: 1, start: 0),
        y: LiveRange(minimum: 0, maximum: 3, step: 0.25, start: 1), frame: [0, 0, 10, 10])
    private let pad = LivePad(
        label: "ink", width: 3, height: 3, brush: 1.5, levels: 4, start: [Double](repeating: 0, count: 9))

    private func settings(_ controls: LiveControl..., presets: [LivePreset] = []) -> LiveSettings {
        LiveSettings(
            LiveFigureState(
                controls: controls, presets: presets, start: LivePicture(svg: "", sentence: ""), samples: []))
    }

    private func pressed(_ keys: Key..., in settings: LiveSettings) -> LiveSettings {
        keys.reduce(into: settings) { $0.press($1) }
    }

    @Test("a slider goes by steps, and ends at the ends of its range")
    func slides() {
        let start = settings(.slider(slider), .point(point))
        #expect(pressed(.right, in: start).values == [1.5, 0, 1])
        #expect(pressed(.right, .right, .right, in: start).values == [2, 0, 1])
        #expect(pressed(.left, .left, .left, in: start).values == [0, 0, 1])
        #expect(pressed(.end, in: start).values == [2, 0, 1] && pressed(.home, in: start).values == [0, 0, 1])
        #expect(pressed(.tab, .up, .left, .left, in: start).values == [1, -1, 1.25])
        #expect(pressed(.tab, .tab, .left, .character("r"), in: start).values == [1, 0, 1])
        let odd = LiveSlider(label: "n", range: LiveRange(minimum: 0, maximum: 2, step: 0.7, start: 0))
        #expect(pressed(.end, in: settings(.slider(odd))).values == [1.4])
    }

    @Test("what runs goes on with the time, and stops at its end")
    func runs() {
        var moved = pressed(.character(" "), in: settings(.slider(slider)))
        #expect(moved.isRunning)
        // Four steps in two seconds.
        moved.run(for: 0.4)
        #expect(moved.values == [1])
        moved.run(for: 0.2)
        #expect(moved.values == [1.5])
        for _ in 0..<20 { moved.run(for: 0.2) }
        #expect(moved.values == [1] && !moved.isRunning)
        var counted = pressed(.character(" "), in: settings(.iteration(count)))
        for _ in 0..<9 { counted.run(for: 0.03) }
        #expect(counted.values == [3] && !counted.isRunning)
        #expect(pressed(.character(" "), in: counted).values == [0])
        #expect(!pressed(.character(" "), in: settings(.point(point))).isRunning)
        // From another control Space runs the one that can.
        let found = pressed(.character(" "), in: settings(.point(point), .iteration(count)))
        #expect(found.isRunning && found.focus == 1 && !pressed(.character(" "), in: found).isRunning)
    }

    @Test("a preset's number goes to its place, with its sentence, until something is moved")
    func presets() {
        let preset = LivePreset(name: "far", values: [2], sentence: "Far away.")
        let start = settings(.slider(slider), presets: [preset])
        let chosen = pressed(.character("1"), in: start)
        #expect(chosen.values == [2] && chosen.sentence == "Far away.")
        #expect(pressed(.left, in: chosen).sentence == nil && pressed(.character("2"), in: start) == start)
    }

    @Test("a brush of a pad inks by the share that it touches, and Backspace takes the ink away")
    func paints() {
        let start = settings(.pad(pad))
        let inked = pressed(.character(" "), in: start)
        #expect(inked.values == [0, 0.25, 0, 0.25, 1, 0.25, 0, 0.25, 0])
        #expect(pressed(.delete, in: inked).values == [0, 0.25, 0, 0.25, 0, 0.25, 0, 0.25, 0])
        #expect(pressed(.up, .up, .left, .left, .left, .character(" "), in: start).values[0] == 1)
        #expect(pressed(.character("c"), in: inked).values == start.values)
    }

    @Test(
        "keys as terminals send them",
        arguments: [
            ("\u{1B}[C\u{1B}OD", [.right, .left]), ("\u{1B}[1;2C", [.pageUp]),
            ("\u{1B}[6~\u{1B}[Z\t", [.pageDown, .backTab, .tab]),
            ("\u{1B}", [.escape]), ("q\u{7F}é", [.character("q"), .delete, .character("é")]), ("\u{1B}[99;1u\u{0}", []),
            ("\u{1B}[", []),
        ] as [(String, [Key])])
    func keys(text: String, keys: [Key]) { #expect(Key.keys(Array(text.utf8)) == keys) }

    private var picture: Picture {
        var picture = Picture(width: 200, height: 100.5)
        picture.rectangle(x: 1, y: 2, width: 30, height: 4, fill: .blue, opacity: 0.25, stroke: .ink, strokeWidth: 2)
        picture.circle(x: 50.25, y: 50, radius: 7, fill: .paper)
        picture.line([(0, 0), (-3.5, 8)], stroke: .rose, isDashed: true)
        picture.polygon([(0, 0), (9, 0), (9, 9)], fill: .teal, stroke: .gold)
        picture.text("a < b & \"c\" é", x: 100, y: 50, size: 12, fill: .muted, anchor: .middle, isBold: true)
        picture.text("end", x: 200, y: 99, anchor: .end)
        return picture
    }

    @Test("a picture is read as it was drawn, and nothing else is")
    func reading() {
        #expect(Picture(svg: picture.svg)?.svg == picture.svg)
        for text in ["", "<svg", "<svg width=\"1\" height=\"1\"><script/></svg>", "no picture"] {
            #expect(Picture(svg: text) == nil)
        }
    }

    @Test("numbers have the decimals of their steps")
    func decimals() {
        func text(_ value: Double, _ step: Double) -> String {
            ControlText.text(value, LiveRange(minimum: -10, maximum: 10, step: step, start: 0))
        }
        #expect(text(3, 1) == "3" && text(-3, 1) == "−3" && text(0.30000000000000004, 0.1) == "0.3")
        #expect(text(-0.05, 0.05) == "−0.05" && text(2.5, 0.25) == "2.50" && text(0.001, 0.001) == "0.001")
    }

    @Test("the screen fits the window, on every kind of terminal", arguments: TerminalStyle.Graphics.allCases)
    func screen(graphics: TerminalStyle.Graphics) throws {
        let style = TerminalStyle(columns: 60, colors: .full, theme: .dark, graphics: graphics)
        let moved = settings(.slider(slider), .pad(pad))
        let drawn = LivePicture(svg: picture.svg, sentence: "It says this.")
        let screen = LiveScreen(style: style, rows: 30, title: "3  Perceptron · line", figures: 2)
        let text = screen.text(moved, drawn, isStopped: false, isNew: true)
        // The rows that lines are put at.
        let rows = text.matches(of: /\x1B\[([0-9]+);1H/).compactMap { Int($0.1) }
        #expect(rows.first == 1 && rows.allSatisfy { 1...30 ~= $0 } && rows == rows.sorted())
        for part in ["3  Perceptron · line", "It says this.", "1.0", "next control", "next figure"] {
            #expect(text.contains(part))
        }
        #expect(
            text.contains("\u{1B}P0;1;0q") == (graphics == .sixel) && text.contains("\u{1B}_G") == (graphics == .kitty))
        #expect(text.contains("]1337;") == (graphics == .iTerm))
        // Texts stand over half blocks as the terminal writes them.
        if graphics == .halfBlocks { #expect(text.replacing(/\x1B\[[0-9;]*m/, with: "").contains("a < b & \"c\" é")) }
        #expect(screen.text(moved, drawn, isStopped: true, isNew: false).contains("trapped here"))
    }

    @Test("without colors the values and the sentence are left, and no line is a picture")
    func plain() {
        var style = TerminalStyle.plain
        style.columns = 60
        let screen = LiveScreen(style: style, rows: 24, title: "T", figures: 1)
        let text = screen.text(
            settings(.slider(slider)), LivePicture(svg: picture.svg, sentence: "So."), isStopped: false, isNew: true)
        #expect(text.contains("So.") && text.contains("1.0") && !text.contains("▀") && !text.contains("38;2"))
    }

    @Test("a terminal is told how to move a chapter's figure, a pipe is not")
    func hint() throws {
        let markdown = "---\ntitle: T\n---\n\n```swift live=line\nlet a = 1\n```\n"
        var figure = SampleChapter.figure
        figure.live = LiveFigureState(controls: [], start: LivePicture(svg: "", sentence: "So."), samples: [])
        let output = CellOutput(index: 0, status: .completed, items: [.figure(figure)])
        func text(_ style: TerminalStyle, _ file: String, _ form: Chapter.Form) throws -> String {
            let chapter = try Chapter.parse(Array(markdown.utf8), file: file, as: form)
            let files = FigureFiles(folder: "figures") { _ in nil }
            return ChapterText(chapter: chapter, style: style, files: files).text(chapter.elements[0], output)
        }
        let style = TerminalStyle(columns: 80, colors: .sixteen, theme: .dark, graphics: .none)
        #expect(try text(style, "Lessons/03-t.md", .chapter).contains("lectern live 03 line"))
        #expect(try text(style, "my notes.md", .document).contains("lectern live 'my notes.md' line"))
        #expect(try !text(.plain, "Lessons/03-t.md", .chapter).contains("moves it"))
    }
}
