import Outputs
import Foundation
import Literate
import Testing

@testable import Site

@Suite("No text of a chapter or of a cell becomes an element of a page")
struct InjectionTests {
    private static let evil = #"</script></pre></style>"><script>x</script><img src=x onerror=y> 'z' {{title}}"#

    @Test("wherever it stands")
    func everywhere() throws {
        var chapter = try chapter(everything)
        let evil = Self.evil
        let blocks: [Block] = [
            .paragraph([
                .text(evil), .code(evil), .emphasis([.text(evil)]), .footnote([.paragraph([.text(evil)])]),
                .link(destination: "https://x/" + evil, title: evil, [.text(evil)], position: SourcePosition(line: 1)),
            ]), .code(language: evil, evil), .code(language: "swift", evil), .quote([.paragraph([.text(evil)])]),
            .table(alignments: [], header: [[.text(evil)]], rows: [[[.text(evil)]]]),
        ]
        chapter.frontMatter.title = evil
        chapter.frontMatter.summary = evil
        chapter.elements = chapter.elements.map { element in
            switch element {
            case .prose: return .prose(blocks)
            case .cell(var cell):
                cell.source.text = evil
                return .cell(cell)
            case .exercise(var exercise):
                exercise.title = evil
                exercise.statement = blocks
                exercise.hint = blocks
                exercise.starter.text = evil
                exercise.solution.text = evil
                return .exercise(exercise)
            case .quiz(var quiz):
                quiz.question = blocks
                quiz.explanation = blocks
                quiz.kind =
                    quiz.id.name == "fits"
                    ? .choice([Quiz.Choice(text: blocks, isRight: true, feedback: "")])
                    : .number(answer: 1, tolerance: 0, feedback: [(value: 2, text: "`" + evil + "`")])
                return .quiz(quiz)
            }
        }
        let output = CellOutput(
            index: 0, status: .failed,
            items: [
                .text(evil, .standardOutput), .text(evil, .standardError),
                .value(DisplayedValue(type: evil, text: evil)), .table(Table(header: [evil], rows: [[evil]])),
                .check(CheckResult(name: evil, passed: false, cases: 2, counterexample: evil)),
            ], error: CellError(kind: .thrown, message: evil, line: 1))
        let course = Course(
            folder: "Lessons",
            information: CourseInformation(title: evil, subtitle: evil, authors: [evil], source: evil),
            chapters: [chapter])
        let files = try SiteBuilder(
            course: course, content: SiteContent(outputs: [chapter.name: ChapterOutputs(cells: [output])]),
            sources: SiteSources(site: siteFolder, figures: URL(filePath: "/nowhere"))
        ).files(named: "public")
        for page in ["index.html", "09-spatial-dimensions.html"] {
            let elements = HTMLElement.all(in: files.contents[page] ?? [])
            #expect(elements.count { $0.name == "script" } == 2)
            #expect(!elements.contains { $0.name == "img" || $0.attributes["onerror"] != nil })
        }
    }
    @Test("HTML in a remark on an answer is told at its question")
    func remarks() throws {
        let chapter = try chapter(everything.replacing("Each filter has a bias.", with: "Each <b>filter</b>."))
        let error = siteError { _ = try builder([chapter]).files(named: "public") }
        #expect(error.map { "\($0)".contains("HTML in the text: <b>") } == true)
    }
}
