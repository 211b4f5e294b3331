import Foundation
import Testing

@Suite("A served page follows its chapter")
struct PreviewTests {
    private static let filling = (1...40).map { "Paragraph \($0), which makes the page long." }.joined(
        separator: "\n\n")

    private static let chapter = """
        ---
        title: One
        ---

        Some words.

        ```swift
        print(6 * 7)
        ```

        \(filling)

        ## The figure

        ```swift live=area
        func area(_ r: Double) -> Double { 3 * r * r }
        ```

        ```swift hidden live=area
        func draw(r: Int) -> Picture {
            var picture = Picture(width: 200, height: 100)
            picture.circle(x: 100, y: 50, radius: Double(r), fill: .blue)
            picture.sentence = "The area is \\(decimal(area(Double(r)), places: 0))."
            return picture
        }
        try show(LiveFigure(draw, Slider("radius", 1...40, at: 10), alternativeText: "A disc."), caption: "A disc.")
        ```

        ```quiz id=six
        question: What is twice three?
        answer: 6
        ```

        \(filling)
        """

    /// Serves a course of one chapter by the command itself, beside the test bundle.
    private func serving(_ body: (_ page: URL, _ save: (String) throws -> Void) throws -> Void) throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lectern-preview-\(UUID().uuidString)")
        let lessons = folder.appending(path: "Lessons")
        try FileManager.default.createDirectory(at: lessons, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        func save(_ text: String) throws { try Data(text.utf8).write(to: lessons.appending(path: "01-one.md")) }
        try Data("title: Course\n".utf8).write(to: lessons.appending(path: "course.yml"))
        try save(Self.chapter)
        let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? Bundle.main.executablePath ?? ""
        let process = Process()
        process.executableURL = URL(filePath: bundle).deletingLastPathComponent().appending(path: "lectern")
        process.arguments = ["serve", "--port", "0"]
        process.currentDirectoryURL = folder
        let output = folder.appending(path: "served")
        try Data().write(to: output)
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = process.standardOutput
        try process.run()
        defer {
            process.interrupt()
            process.waitUntilExit()
        }
        var address: String?
        while address == nil, process.isRunning {
            Thread.sleep(forTimeInterval: 0.02)
            let told = try String(contentsOf: output, encoding: .utf8)
            address = told.firstMatch(of: /(http:\/\/\S+) · Ctrl/).map { String($0.1) }
        }
        let home = try #require(address)
        try body(try #require(URL(string: home + "01-one.html")), save)
    }

    @Test(
        "an edit is put in, and the page stays where it is, with its slider and its answer",
        .enabled(if: LivePage.isPossible, "chromium or wasi-libc is not installed"), .timeLimit(.minutes(10)))
    func edits() throws {
        try serving { page, save in
            try BrowserSession.use { browser in
                func wait(until expression: String) throws {
                    // A first build, and each that compiles a figure, take seconds beside other tests.
                    for _ in 0..<9 where (try? browser.wait(until: expression)) == nil { continue }
                    try browser.wait(until: expression)
                }
                try browser.open(page, height: 700)
                try wait(until: "document.querySelector('.live')?.dataset.ready === ''")
                try browser.value(
                    of: """
                        (() => {
                          const [slider, field] = [".live input[type=range]", "form.answer input"].map((place) => document.querySelector(place));
                          document.querySelector(".live").scrollIntoView({ block: "center", behavior: "instant" });
                          slider.value = 25;
                          slider.dispatchEvent(new Event("input", { bubbles: true }));
                          field.value = "5";
                          Object.assign(window, { kept: document.querySelector(".live") });
                        })()
                        """)
                let state = """
                    [document.querySelector(".live-sentence").textContent, document.querySelector(".live input[type=range]").value,
                      document.querySelector("form.answer input").value,
                      Math.round(document.querySelector(".live").getBoundingClientRect().top),
                      window.kept === document.querySelector(".live")].join(" | ")
                    """
                let before = try browser.value(of: state)
                #expect(before.hasPrefix("The area is 1875. | 25 | 5 | ") && before.hasSuffix(" | true"))

                // Twenty paragraphs above what the reader looks at.
                let more = Self.chapter.replacing(
                    "Some words.", with: (1...20).map { "New words \($0)." }.joined(separator: "\n\n"))
                try save(more)
                try wait(until: "document.body.innerText.includes('New words 20.')")
                let after = try browser.value(of: state)
                #expect(after == before)

                // Another function: the figure is another, and stands where the reader moved it to.
                try save(more.replacing("3 * r * r", with: "4 * r * r"))
                try wait(until: "document.querySelector('.live-sentence').textContent === 'The area is 2500.'")
                let other = try browser.value(of: state)
                #expect(other == before.replacing("1875", with: "2500").replacing("true", with: "false"))
                // What is new has what the page's scripts give to it.
                try wait(until: "document.querySelectorAll('.live button.copy').length === 1 || !navigator.clipboard")

                // What does not compile is told where it is, and gone once it is right.
                try save(more.replacing("6 * 7", with: "6 * seven"))
                try wait(until: "document.querySelector('.cell .failure')?.innerText.includes('seven')")
                let told = try browser.value(of: "document.querySelector('.preview').innerText")
                #expect(told.contains("Lessons/01-one.md:") && told.contains("cannot find 'seven' in scope"))
                try save(more)
                try wait(
                    until:
                        "!document.querySelector('.failure') && document.querySelector('.live')?.dataset.ready === ''")
                let mended = try browser.value(of: state)
                #expect(mended.hasPrefix("The area is 1875. | 25 | 5 | "))
                let isHidden = try browser.value(of: "document.querySelector('.preview').hidden")
                #expect(isHidden == "true")
            }
        }
    }
}
