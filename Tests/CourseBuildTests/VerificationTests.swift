import Foundation
import Literate
import Outputs
import Raster
import TestSupport
import Testing

@testable import CourseBuild

@Suite("What differs from another machine's record is told")
struct VerificationTests {
    private func compared(
        tolerance: Double = 0, images: @escaping @Sendable (String) -> [UInt8]? = { _ in nil },
        _ change: (inout ChapterOutputs) -> Void
    ) throws -> RecordComparison {
        let chapter = try SampleChapter.chapter
        var here = SampleChapter.outputs
        change(&here)
        var record = CourseRecord(machine: "M")
        record.add(chapter, SampleChapter.outputs, image: images)
        return RecordComparison(
            chapter, here, with: record.chapters[0], of: record, tolerance: tolerance, images: images)
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

    @Test("each number that differs is listed with its line, ten of them at most")
    func listed() throws {
        let numbers = (1...15).map { "n = \($0)\n" }.joined()
        let others = (1...15).map { "n = \($0 > 3 ? $0 * 2 : $0)\n" }.joined()
        let chapter = try SampleChapter.chapter
        var outputs = SampleChapter.outputs
        outputs.cells[0].items = [.text(numbers, .standardOutput)]
        var record = CourseRecord(machine: "M")
        record.add(chapter, outputs) { _ in nil }
        outputs.cells[0].items = [.text(others, .standardOutput)]
        let comparison = RecordComparison(
            chapter, outputs, with: record.chapters[0], of: record, tolerance: 0
        ) { _ in nil }
        let difference = try #require(comparison.differences.first)
        #expect(difference.message.hasPrefix("the cell prints 12 of 15 numbers otherwise than on M, as "))
        let lines = try #require(difference.advice).split(separator: "\n  ")
        #expect(lines.count == 11 && lines[0] == "line 4: 8, there 4 (50%)" && lines[10] == "and 2 more")
    }

    @Test(
        "a figure is told with how many of its pixels differ, and by how much",
        arguments: [
            ("one.png", "differs from that on M in 1 pixel of 6 (17%), by at most 12 of 255"),
            ("large.png", "has 4×3 pixels, and 3×2 on M"), ("damaged.png", "is another than on M"),
            ("again.png", "differs from that on M after its first frame"), ("missing.png", "is another than on M"),
        ])
    func pixels(name: String, words: String) throws {
        func png(_ width: Int, _ height: Int, first: UInt32 = 0x808080) throws -> [UInt8] {
            let values = [first] + Array(repeating: 0x808080, count: width * height - 1)
            return try Bitmap(Pixels(width: width, height: height, values: values)).png()
        }
        let images = [
            SampleChapter.figure.light: try png(3, 2), "again.png": try png(3, 2), "large.png": try png(4, 3),
            "one.png": try png(3, 2, first: 0x80848c), "damaged.png": [1, 2, 3],
        ]
        let comparison = try compared(images: { images[$0] }) { outputs in
            var figure = SampleChapter.figure
            figure.light = name
            outputs.cells[0].items[3] = .figure(figure)
        }
        #expect(comparison.differences.map(\.message) == ["the figure of the cell \(words)"])
        let caption = try compared { outputs in
            var figure = SampleChapter.figure
            figure.caption = "Another."
            outputs.cells[0].items[3] = .figure(figure)
        }
        #expect(caption.differences.map(\.message) == ["the figure of the cell differs from that on M in its caption"])
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
        #expect(comparison.count == count && comparison.different?.count == different)
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
        var record = CourseRecord(machine: "M")
        record.add(other, SampleChapter.outputs) { Array($0.utf8) }
        let comparison = RecordComparison(
            chapter, SampleChapter.outputs, with: record.chapters[0], of: record, tolerance: 0
        ) { _ in nil }
        #expect(comparison.differences.map(\.message) == ["the record is of other cells than the chapter has"])

        let file = FileManager.default.temporaryDirectory.appending(path: "record-\(UUID().uuidString).json")
        defer { try? FileManager.default.removeItem(at: file) }
        let missing = #expect(throws: Diagnostic.self) { try CourseRecord(file: file.path) }
        #expect(missing?.advice == "'lectern verify --record \(file.path)' writes one")
        try Data(record.json.utf8).write(to: file)
        #expect(try CourseRecord(file: file.path).json == record.json)
        #expect(try CourseRecord(file: file.path).image("light.png") == Array("light.png".utf8))
        try Data(record.json.utf8.dropLast(9)).write(to: file)
        #expect(throws: Diagnostic.self) { try CourseRecord(file: file.path) }
    }
}
