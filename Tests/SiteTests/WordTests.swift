import Literate
import Testing

@testable import Site

@Suite("What the site says of mistakes")
struct WordTests {
    private let problems: [SiteProblem] = [
        .linkScheme("javascript"), .linkToNoChapter("10-pooling.md", chapters: ["08-weights.md", "09-sizes.md"]),
        .anchorNotInChapter("padding"), .anchorNotInOther("padding", chapter: "09-sizes"),
        .imageWithoutWords(source: "net.png"), .imageMissing(source: "net.png"),
        .formula("Undefined control sequence: \\x"), .identifierTwice("x"),
        .builtImageWithoutWords(source: "net.png"), .addressOutside("/x.html"), .addressOfNoFile("x.html"),
        .addressOfNoAnchor("x.html#y", target: "x.html"),
    ]

    /// The compiler asks for each case here: then it belongs into `problems`, too.
    private func number(_ problem: SiteProblem) -> Int {
        switch problem {
        case .linkScheme: 0
        case .linkToNoChapter: 1
        case .anchorNotInChapter: 2
        case .anchorNotInOther: 3
        case .imageWithoutWords: 4
        case .imageMissing: 5
        case .formula: 6
        case .identifierTwice: 7
        case .builtImageWithoutWords: 8
        case .addressOutside: 9
        case .addressOfNoFile: 10
        case .addressOfNoAnchor: 11
        }
    }

    @Test("of a chapter's prose and of its page")
    func chapterProblems() {
        #expect(problems.map(number) == Array(0..<12))
        let text = problems.map { $0.message + ($0.advice.map { "\n  " + $0 } ?? "") }.joined(separator: "\n")
        #expect(
            text == #"""
                a link cannot begin with 'javascript:'
                  use an http, https or mailto address
                '10-pooling.md' is not a chapter of this course
                  chapters: 08-weights.md, 09-sizes.md
                '#padding' is not a heading of this chapter
                '#padding' is not a heading of chapter 09-sizes
                image 'net.png' has no alternative text
                  say what it shows: ![...](net.png)
                there is no image 'net.png'
                  give a PNG, GIF, JPEG, SVG or WebP file's path, relative to the chapter's folder
                formula: Undefined control sequence: \x
                the page has the identifier 'x' twice
                the image 'net.png' has no alternative text
                '/x.html' lies outside of the site
                'x.html' points to a missing file
                'x.html#y' points to a missing anchor in x.html
                """#)
    }

    private let errors: [SiteError] = [
        .diagnostics([Diagnostic(file: "a.md", position: SourcePosition(line: 3), message: "wrong", advice: "right")]),
        .templateUnreadable(file: "page.mustache"), .templateUnescaped(file: "page.mustache", field: "title"),
        .templateMalformed(file: "page.mustache", reason: "unfinished section"), .unreadable(path: "icon.svg"),
        .figureOutside(path: "../x.png"), .missing(path: "katex.min.js", package: "libjs-katex"),
        .unwritable(path: "public", reason: "No space left on device"), .notAFolder(path: "public"),
        .foreignFiles(path: "public", names: ["a.txt", "b.txt"]),
        .otherCourse(path: "public", course: "/home/me/First"),
    ]

    private func number(_ error: SiteError) -> Int {
        switch error {
        case .diagnostics: 0
        case .templateUnreadable: 1
        case .templateUnescaped: 2
        case .templateMalformed: 3
        case .unreadable: 4
        case .figureOutside: 5
        case .missing: 6
        case .unwritable: 7
        case .notAFolder: 8
        case .foreignFiles: 9
        case .otherCourse: 10
        }
    }

    @Test("of why no site is written")
    func siteErrors() {
        #expect(errors.map(number) == Array(0..<11))
        #expect(
            errors.map(\.description).joined(separator: "\n") == """
                a.md:3:1: error: wrong
                  right
                page.mustache: the template cannot be read
                page.mustache: {{{title}}} is not escaped; only fields whose names end in HTML may be left so
                page.mustache: unfinished section
                cannot read icon.svg
                a figure's file lies outside of the folder of figures: ../x.png
                katex.min.js is not installed
                  apt-get install libjs-katex
                cannot write public: No space left on device
                cannot write public: it is a file, not a folder
                public contains files that Lectern did not write: a.txt, b.txt
                  give another folder with --output, or move them away
                public has the site of another course, /home/me/First
                  give another folder with --output
                """)
    }
}
