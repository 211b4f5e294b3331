import Outputs
import Foundation
import Literate
import Testing

@testable import Site

/// The repository's own templates and assets.
let siteFolder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../../site").standardized

let katexFolder = URL(filePath: "/usr/share/javascript/katex")

/// A folder of this test's own, removed at its end.
func withTemporaryFolder<Result>(_ body: (URL) throws -> Result) throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "lectern-site-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try body(folder)
}

/// A chapter of this Markdown, under plain front matter.
func chapter(
    _ markdown: String, file: String = "Lessons/09-spatial-dimensions.md", title: String = "Spatial dimensions"
)
    throws -> Chapter
{
    try Chapter.parse(text: "---\ntitle: \(title)\n---\n\n" + markdown, file: file)
}

/// A course of these chapters.
func course(_ chapters: [Chapter]) -> Course {
    Course(folder: "Lessons", information: CourseInformation(title: "ConvNets"), chapters: chapters)
}

/// A renderer for a chapter of a course that has no others.
func proseRenderer(_ chapter: Chapter, chapters: [Chapter]? = nil, basePath: String? = nil) throws -> ProseRenderer {
    ProseRenderer(
        chapter: chapter, chapters: chapters ?? [chapter], paths: SitePaths(basePath: basePath),
        math: MathRenderer(katex: try KaTeX(folder: katexFolder), cache: nil))
}

/// A chapter's body as HTML.
func body(_ chapter: Chapter, outputs: [CellOutput] = [], options: SiteOptions = SiteOptions()) throws -> String {
    let page = ChapterPage(
        chapter: chapter, outputs: ChapterOutputs(cells: outputs), prose: try proseRenderer(chapter),
        templates: try Templates(folder: siteFolder.appending(path: "templates")), options: options)
    return page.body().text
}

/// Formulas that a test's page has had: to start KaTeX takes longer than to render a page.
private let renderedFormulas = KeptFolder.make { $0 }

/// A builder whose figures are in `figures`.
func builder(
    _ chapters: [Chapter], content: SiteContent = SiteContent(), figures: URL = URL(filePath: "/nowhere"),
    options: SiteOptions = SiteOptions()
) throws -> SiteBuilder {
    try builder(course(chapters), content: content, figures: figures, options: options)
}

func builder(
    _ course: Course, content: SiteContent = SiteContent(), figures: URL = URL(filePath: "/nowhere"),
    options: SiteOptions = SiteOptions()
) throws -> SiteBuilder {
    try SiteBuilder(
        course: course, content: content,
        sources: SiteSources(site: siteFolder, figures: figures, formulas: try renderedFormulas.get()),
        options: options)
}

extension SiteBuilder {
    /// Writes the whole site of the course in `Lessons` beside `folder`.
    func build(into folder: URL) throws {
        let lessons = folder.deletingLastPathComponent().appending(path: "Lessons")
        try SiteFolder(folder, course: lessons).write(files(named: folder.relativePath))
    }
}

/// The error that `work` throws.
func siteError(_ work: () throws -> Void) -> SiteError? {
    do {
        try work()
        return nil
    } catch {
        return error as? SiteError
    }
}

extension SiteFiles {
    func text(_ name: String) -> String { String(decoding: contents[name] ?? [], as: UTF8.self) }
}

/// A chapter with one of everything.
let everything = #"""
    The layers before had $n$ outputs.[^1] See [this part](#stride) and **bold**, *slanted*, `code`.

    [^1]: A note with *emphasis* and $x^2$.

    ## Stride

    $$\frac{N - F}{S} + 1$$

    | stride | size |
    |---|---:|
    | 1 | 5 |

    ```swift
    let size = (7 - 3) / 2 + 1
    size
    ```

    ## Exercises

    ```quiz id=conv-params
    question: How many parameters?
    answer: 760
    wrong:
      - value: 750
        feedback: Each filter has a bias.
    hint: Count one filter first.
    explanation: There are 10 filters of 76 numbers.
    points: 1
    ```

    ```quiz id=fits
    question: Which stride fits?
    choices:
      - text: 2
        right: true
      - text: 3
        feedback: It leaves a *remainder*.
    points: 1
    ```

    ### The output size

    Write the formula.

    ```swift exercise=output-size points=2
    func outputSize(_ n: Int) -> Int {
        0
    }
    ```

    > **Hint** Draw it.

    ```swift solution=output-size
    func outputSize(_ n: Int) -> Int {
        secretSolution(n)
    }
    ```

    ```swift check=output-size
    property("it counts") { (n: Int) in outputSize(n) == n }
    ```

    ```swift wrong=output-size "Count the places, not the steps."
    func outputSize(_ n: Int) -> Int { n - 1 }
    ```

    ```swift wrong=output-size "One less."
    func outputSize(_ n: Int) -> Int { n + 1 }
    ```
    """#
