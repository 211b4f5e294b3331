import Foundation
import Literate
import Outputs

@testable import Reference
@testable import Site

/// A small course with every kind of page, and everything that a page may show.
enum EveryPage {
    static let names = [
        "index.html", "09-spatial-dimensions.html", "10-pooling.html", "11-failed.html", "reference.html",
        "reference-kernels.html",
    ]

    private static let gif: [UInt8] =
        Array("GIF89a".utf8) + [1, 0, 1, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255]
        + [0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0, 0x3B]

    /// What is drawn for the live figure without its module's being called.
    private static let module = Data([0, 0x61, 0x73, 0x6D, 1, 0, 0, 0])

    private static let kernels = ReferenceModule(
        name: "Kernels", summary: "Tensors.",
        topics: [
            .init(
                title: "Activations",
                symbols: [
                    Symbol(
                        identifier: "s:relu", name: "relu(_:)", kind: .function,
                        declaration: [
                            .init(text: "func", role: "keyword"), .init(text: " relu(_ x: ", role: "text"),
                            .init(text: "Tensor", role: "typeIdentifier"), .init(text: ")", role: "text"),
                        ], discussion: [.paragraph([.text("Cuts what is below zero.")])],
                        fields: [.init(name: "Returns", content: [.paragraph([.code("[N]")])])], members: [])
                ])
        ])

    private static func chapters() throws -> [Chapter] {
        let live = """


            ```swift live=sum
            // Words in a comment.
            @MainActor func sum(_ a: Int) -> String { "\\(a)" + relu(Tensor()) }
            ```
            """
        let chapter = try chapter(everything + live)
        let drawn = try drawnPlaces(
            pooling(DrawnQuizTests.markdown + "\n\n" + DrawnChoiceTests.markdown, "Lessons/10-pooling.md"))
        return [chapter, drawn, try pooling("Text.", "Lessons/11-failed.md")]
    }

    private static func pooling(_ markdown: String, _ file: String) throws -> Chapter {
        try Chapter.parse(
            text: "---\ntitle: Pooling\nobjectives: [to pool]\nrequires: [9]\n---\n\n" + markdown, file: file)
    }

    private static var outputs: ChapterOutputs {
        let figure = RenderedFigure(
            light: "a.gif", dark: "a.gif", width: 720, height: 300, alternativeText: "A box.", caption: "It is *wide*.")
        let tens = LiveRange(minimum: 0, maximum: 9, step: 1, start: 2)
        let live = RenderedFigure(
            light: "a.gif", dark: "a.gif", width: 200, height: 40, alternativeText: "A bar.", caption: "It grows.",
            live: LiveFigureState(
                controls: [
                    .slider(LiveSlider(label: "size", range: tens, seconds: 3)),
                    .point(LivePoint(label: "the corner", x: tens, y: tens, frame: [0, 0, 200, 40])),
                    .pad(LivePad(label: "a digit", width: 2, height: 2, brush: 1, levels: 15, start: [0, 1, 0, 0])),
                    .iteration(LiveIteration(label: "a step", last: 9)),
                ],
                presets: [LivePreset(name: "long", values: [9, 1, 1, 0, 0, 0, 0, 0], sentence: "As long as it gets.")],
                start: LivePicture(
                    svg: "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"200\" height=\"40\"></svg>",
                    sentence: "The sum is 2."),
                samples: []))
        let check = CheckResult(name: "it is", passed: true, cases: 100)
        return ChapterOutputs(cells: [
            CellOutput(
                index: 0, status: .failed,
                items: [
                    .text("text", .standardOutput), .text("a warning", .standardError),
                    .value(DisplayedValue(type: "Int", text: String(repeating: "3, ", count: 99))),
                    .table(Table(header: ["name", "size"], rows: [["a", "1.5"]])), .check(check),
                    .check(CheckResult(name: "it is not", passed: false, cases: 3, counterexample: "size(7, 3) == 5")),
                    .figure(figure),
                ], error: CellError(kind: .thrown, message: "no", line: 18)),
            CellOutput(index: 1, status: .completed, items: [.figure(live)]),
        ])
    }

    /// The site, for tests that only read it.
    static let site = KeptFolder.make { try build(in: $0, solutions: .folded) }
    /// The same without solutions.
    static let siteWithoutSolutions = KeptFolder.make { try build(in: $0, solutions: .leftOut) }

    /// Writes the site, beside its figures.
    private static func build(in folder: URL, solutions: SiteOptions.Solutions) throws -> URL {
        let site = folder.appending(path: "public")
        try Data(gif).write(to: folder.appending(path: "a.gif"))
        let chapters = try chapters()
        var course = course(chapters)
        course.information.url = "https://example.org/nets/"
        course.information.edit = "https://example.org/edit/"
        course.information.authors = ["Ada"]
        course.information.subtitle = "All of it"
        course.information.source = "Follows a lecture."
        let content = SiteContent(
            outputs: [chapters[0].name: outputs],
            modules: LiveID("sum").map { [chapters[0].name: [$0: module]] } ?? [:], reference: [kernels],
            interpreter: module)
        let builder = try builder(course, content: content, figures: folder, options: SiteOptions(solutions: solutions))
        let error = Diagnostic(
            .formula("no"), file: chapters[2].file, position: SourcePosition(line: 3))
        let pages = try chapters.dropLast().map(builder.page) + [builder.page(of: chapters[2], failing: [error])]
        try SiteFolder(site, course: folder.appending(path: "Lessons")).write(
            builder.files(of: pages + builder.otherPages()))
        return site
    }
}
