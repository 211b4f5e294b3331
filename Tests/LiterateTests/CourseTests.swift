import Foundation
import Testing

@testable import Literate

@Suite("A folder of chapters is a course")
struct CourseTests {
    private static let information =
        "title: Networks\nsubtitle: From one neuron\nauthors: [Ada, Grace]\nsource: A lecture\n"

    private static func chapter(_ title: String, quiz: String = "", requires: String? = nil) -> String {
        let requirements = requires.map { "requires: \($0)\n" } ?? ""
        let fence = quiz.isEmpty ? "" : "\n```quiz id=\(quiz)\nquestion: Q\nanswer: 1\n```\n"
        return "---\ntitle: \(title)\n\(requirements)---\n\nWords.\n" + fence
    }

    /// Calls `body` with a folder that has these files.
    private func withFolder(_ files: [String: String], _ body: (String) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "course-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
        try body(folder.path)
    }

    private func errors(_ files: [String: String]) throws -> [String] {
        var errors: [String] = []
        try withFolder(files) { folder in
            do throws(ChapterErrors) {
                _ = try Course.load(folder: folder)
            } catch {
                errors = error.diagnostics.map { $0.description.replacingOccurrences(of: folder + "/", with: "") }
            }
        }
        return errors
    }

    @Test("chapters come by number, and other files are left alone")
    func load() throws {
        let files = [
            "course.yml": Self.information, "09-size.md": Self.chapter("Size"),
            "03-perceptron.md": Self.chapter("Perceptron"),
            "README.md": "Hello", "notes.txt": "…",
        ]
        try withFolder(files) { folder in
            let course = try Course.load(folder: folder)
            #expect(
                course.information
                    == CourseInformation(
                        title: "Networks", subtitle: "From one neuron", authors: ["Ada", "Grace"], source: "A lecture"))
            #expect(course.chapters.map(\.number) == [3, 9])
            #expect(course.chapters.map(\.file) == ["\(folder)/03-perceptron.md", "\(folder)/09-size.md"])
        }
    }

    @Test("index.md is what the start page says; its code is to be looked at, and its mistakes have their places")
    func welcome() throws {
        let files = ["course.yml": Self.information, "01-a.md": Self.chapter("A")]
        let text = "Read [this](01-a.md).\n\n```swift\nrun()\n```\n"
        try withFolder(files.merging(["index.md": text]) { $1 }) { folder in
            let course = try Course.load(folder: folder)
            #expect(course.chapters.map(\.name) == ["01-a"])
            let welcome = try #require(course.information.welcome)
            #expect(welcome.file == "\(folder)/index.md")
            #expect(welcome.blocks.last == .code(language: "swift", "run()\n"))
        }
        try withFolder(files) { folder in
            let course = try Course.load(folder: folder)
            #expect(course.information.welcome == nil)
        }
        let mistakes = try errors(files.merging(["index.md": "Words.\n\nA bell: \u{7}.\n"]) { $1 })
        #expect(mistakes.first?.hasPrefix("index.md:3:9: error: ") == true)
    }

    @Test(
        "a chapter goes by number, slug, name or path",
        arguments: ["9", "09", "size", "09-size", "09-size.md", "Lessons/09-size.md"])
    func names(name: String) throws {
        try withFolder(["course.yml": Self.information, "09-size.md": Self.chapter("Size")]) { folder in
            let course = try CourseFolder.open(folder)
            #expect(try course.chapterFile(named: name) == "\(folder)/09-size.md")
        }
    }

    @Test("an appendix has a letter and comes after the chapters; it goes by its letter, slug or name")
    func appendix() throws {
        let files = [
            "course.yml": Self.information, "A-swift.md": Self.chapter("Swift", requires: "[12]"),
            "12-networks.md": Self.chapter("Networks"), "B-kernels.md": Self.chapter("Kernels"),
        ]
        try withFolder(files) { folder in
            let course = try Course.load(folder: folder)
            #expect(course.chapters.map(\.name) == ["12-networks", "A-swift", "B-kernels"])
            #expect(course.chapters.map(\.number.title) == ["Chapter 12", "Appendix A", "Appendix B"])
            for name in ["A", "a", "swift", "A-swift", "Lessons/A-swift.md"] {
                #expect(try course.chapter(named: name).number == .appendix("A"))
            }
        }
    }

    @Test(
        "a file of another name is not a chapter's",
        arguments: ["9-size.md", "009-size.md", "AA-size.md", "a-size.md", "A-.md", "Ä-size.md", "-size.md"])
    func otherNames(file: String) { #expect(ChapterFileName(path: file) == nil) }

    @Test("a missing chapter is told with the nearest name")
    func missing() throws {
        try withFolder(["course.yml": Self.information, "09-size.md": Self.chapter("Size")]) { folder in
            let course = try Course.load(folder: folder)
            for (name, text) in [
                ("sice", "there is no chapter 'sice'\n  did you mean '09-size'?"),
                ("10", "there is no chapter '10'\n  the chapters are 09-size"),
                ("", "there is no chapter ''\n  the chapters are 09-size"),
            ] {
                let error = try #require(throws: UnknownChapter.self) { _ = try course.chapter(named: name) }
                #expect("\(error)" == text)
            }
        }
    }

    @Test("a folder that cannot be listed is an error, not an empty course")
    func unreadable() throws {
        try withFolder(["course.yml": Self.information, "09-size.md": Self.chapter("Size")]) { folder in
            let error = try #require(throws: ChapterErrors.self) {
                _ = try CourseFolder.open(folder) { _ in throw POSIXError(.EACCES) }
            }
            #expect("\(error)" == "\(folder):1:1: error: cannot list the folder: Permission denied")
        }
    }

    @Test("where the site will be and where its files are edited are folders of the web")
    func addresses() throws {
        let files = [
            "course.yml": "title: N\nurl: https://example.org/nets\nedit: https://example.org/edit/main/Lessons/",
            "09-size.md": Self.chapter("Size"),
        ]
        try withFolder(files) { folder in
            let information = try Course.load(folder: folder).information
            #expect(information.url == "https://example.org/nets/")
            #expect(information.edit == "https://example.org/edit/main/Lessons/")
        }
        for wrong in ["example.org", "ftp://a/b", "https://", "'javascript:alert(1)//https://a/'", "https://a/?q"] {
            #expect(
                try errors(["course.yml": "title: N\nurl: \(wrong)", "09-size.md": Self.chapter("Size")]).first?
                    .hasPrefix(
                        "course.yml:2:6: error: 'url' is not an address of the web") == true, "\(wrong)")
        }
    }

    @Test("what chapters must not share, and what course.yml must say")
    func mistakes() throws {
        #expect(
            try errors(["09-size.md": Self.chapter("S")]).first?.contains(
                "course.yml:1:1: error: there is no course.yml") == true)
        #expect(
            try errors(["course.yml": "titel: N"]) == [
                "course.yml:1:1: error: unknown key 'titel' in course.yml\n  did you mean 'title'?",
                "course.yml:1:1: error: course.yml has no title\n  add title: …",
            ])
        #expect(
            try errors([
                "course.yml": Self.information, "09-a.md": Self.chapter("A"), "09-b.md": Self.chapter("B"),
                "Notes.md": "",
            ]) == [
                "09-b.md:1:1: error: chapter 9 is also 09-a.md\n  give one of them another number or letter",
                "Notes.md:1:1: error: chapter's file is not named NN-name.md\n  two digits, a hyphen, then lower-case letters, digits and hyphens: 09-spatial-dimensions.md; for an appendix, a capital letter: A-name.md",
            ])
        #expect(
            try errors([
                "course.yml": Self.information, "03-a.md": Self.chapter("A", quiz: "q"),
                "09-b.md": Self.chapter("B", quiz: "q"),
            ]) == [
                "09-b.md:7:1: error: 'q' is also in 03-a.md, line 7\n  give one of them another name"
            ])
        #expect(
            try errors([
                "course.yml": Self.information, "03-a.md": Self.chapter("A", requires: "[2, 9]"),
                "09-b.md": Self.chapter("B", requires: "[3]"),
            ]) == [
                "03-a.md:3:11: error: chapter 3 builds on chapter 2, which this course does not have\n"
                    + "  in 'requires', name chapters that come before this one",
                "03-a.md:3:11: error: chapter 3 cannot build on chapter 9, which does not come before it\n"
                    + "  in 'requires', name chapters that come before this one",
            ])
        #expect(
            try errors([
                "course.yml": Self.information, "A-a.md": Self.chapter("A"),
                "A-b.md": Self.chapter("B", requires: "[2]"),
            ]) == [
                "A-b.md:1:1: error: appendix A is also A-a.md\n  give one of them another number or letter"
            ])
        #expect(
            try errors(["course.yml": Self.information, "03-a.md": "", "09-b.md": "x"]).map { $0.prefix(11) } == [
                "03-a.md:1:1", "09-b.md:1:1",
            ])
    }

    @Test("an appendix is not counted as a chapter")
    func counted() {
        let numbers: [ChapterNumber] = [1, 2, .appendix("A")]
        #expect(numbers.counted == "2 chapters and 1 appendix")
        #expect(numbers.prefix(1).counted == "1 chapter")
        #expect((numbers.suffix(1) + [.appendix("B")]).counted == "0 chapters and 2 appendices")
    }
}
