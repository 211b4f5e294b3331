import Foundation
import Literate
import Outputs
import TestSupport
import Testing

@testable import CourseBuild

@Suite("What differs from another machine's record is told")
struct VerificationTests {
    private func compared(tolerance: Double = 0, _ change: (inout ChapterOutputs) -> Void) throws -> RecordComparison {
        let chapter = try SampleChapter.chapter
        var here = SampleChapter.outputs
        change(&here)
        let entry = CourseRecord.Entry(chapter, SampleChapter.outputs)
        return RecordComparison(chapter, here, with: entry, of: "M", tolerance: tolerance)
    }

    @Test("the same outputs do not differ, however long they took; numbers and figures are counted")
    func same() throws {
        let comparison = try compared { $0.cells[0].seconds = 9 }
        #expect(comparison.differences.isEmpty)
        // 7, 31 of a color, 7, 760, 30730; of the checks 1 and 100 cases.
        #expect(comparison.numbers == 7 && comparison.figures == 1)
    }

    @Test("a number is told with the other's and the share by which it differs, unless it may")
    func numbers() throws {
        func change(_ outputs: inout ChapterOutputs) {
            outputs.cells[0].items[0] = .text("7.001\ntab\there\u{1B}[31m\n", .standardOutput)
        }
        let message = "the cell prints a number otherwise than on M, as 7.001, there 7 (0.014%)"
        let strict = try compared(change)
        #expect(strict.differences.map(\.message) == [message])
        #expect(strict.differences.first?.position == (try SampleChapter.chapter).cells[0].source.start)
        #expect(try compared(tolerance: 1e-4, change).differences.count == 1)
        #expect(try compared(tolerance: 1e-3, change).differences.isEmpty)
    }

    @Test("other words, figures, checks and endings are told, in the order of the cells")
    func others() throws {
        let comparison = try compared(tolerance: 0.5) { outputs in
            var figure = SampleChapter.figure
            figure.light = "other.png"
            outputs.cells[0].items[0] = .text("7\nhere\n", .standardOutput)
            outputs.cells[0].items[3] = .figure(figure)
            outputs.cells[1].items = [
                .text("", .standardOutput),
                .check(CheckResult(name: "seen", passed: false, cases: 1, counterexample: "n = 0")),
            ]
            outputs.cells[5] = CellOutput(
                index: 5, status: .failed, error: CellError(kind: .trap, message: "Index", line: 52))
        }
        #expect(
            comparison.differences.map(\.message) == [
                "the cell prints 'here' here, and 'tab\there\u{1B}[31m' on M",
                "the figure of the cell is another than on M",
                "the cell prints nothing here, and 'unseen' on M",
                "the cell claims '✗ seen · 1' here, and '✓ seen · 1' on M",
                "the cell fails here, and ends well on M",
            ])
    }

    @Test(
        "numbers are found and compared as they are written",
        arguments: [
            ("a 1,000.5 b", "a 1,000.5 b", 1, 0), ("x = -1e-3", "x = 1e-3", 1, 1), ("0 1 2", "0 1 3", 3, 1),
            ("1.50", "1.5", 1, 0), ("−2 %", "−3 %", 1, 1), ("3×3", "3×4", 2, 1),
        ] as [(String, String, Int, Int)])
    func pairs(here: String, there: String, count: Int, different: Int) {
        let comparison = NumberComparison(here, there, tolerance: 1e-12)
        #expect(comparison.count == count && comparison.different == different)
    }

    @Test("texts that differ in more than numbers are no pairs of numbers")
    func words() {
        #expect(NumberComparison("1 a", "1 b", tolerance: 0.1).different == nil)
        #expect(NumberComparison("1", "1 2", tolerance: 0.1).different == nil)
    }

    @Test("a record of other cells is not compared; a file that is none is refused with what writes one")
    func records() throws {
        let chapter = try SampleChapter.chapter
        let other = try Chapter.parse(
            text: SampleChapter.markdown.replacing("n = 7", with: "n = 8"), file: chapter.file)
        let entry = CourseRecord.Entry(other, SampleChapter.outputs)
        let comparison = RecordComparison(chapter, SampleChapter.outputs, with: entry, of: "M", tolerance: 0)
        #expect(comparison.differences.map(\.message) == ["the record is of other cells than the chapter has"])

        let file = FileManager.default.temporaryDirectory.appending(path: "record-\(UUID().uuidString).json")
        defer { try? FileManager.default.removeItem(at: file) }
        let missing = #expect(throws: Diagnostic.self) { try CourseRecord(file: file.path) }
        #expect(missing?.advice == "'lectern verify --record \(file.path)' writes one")
        var record = CourseRecord(machine: "M")
        record.chapters = [entry]
        try Data(record.json.utf8).write(to: file)
        #expect(try CourseRecord(file: file.path).json == record.json)
        try Data(record.json.utf8.dropLast(9)).write(to: file)
        #expect(throws: Diagnostic.self) { try CourseRecord(file: file.path) }
    }
}
