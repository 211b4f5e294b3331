import Outputs
@testable import CourseBuild
@testable import Evaluation
import Foundation
import Literate
import Site
import Synchronization

/// A course in a folder of its own, built by a workshop that runs nothing and notes what it is asked to do.
final class TestCourse: Sendable {
    let folder: URL
    private let noted = Mutex<[BuildEvent]>([])
    /// Chapters whose first cell fails, by name.
    private let failing = Mutex<Set<String>>([])

    init(_ chapters: [String: String]) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "lectern-course-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: lessons, withIntermediateDirectories: true)
        try write("title: Course\n", to: "course.yml")
        for (name, text) in chapters { try write(text, to: name) }
    }

    var lessons: URL { folder.appending(path: "Lessons") }
    var site: URL { folder.appending(path: "site/public") }

    func write(_ text: String, to name: String) throws {
        try Data(text.utf8).write(to: lessons.appending(path: name))
    }

    func remove() { try? FileManager.default.removeItem(at: folder) }

    func fail(_ names: Set<String>) { failing.withLock { $0 = names } }

    /// What was done since the last call.
    func events() -> [BuildEvent] {
        noted.withLock { events in
            defer { events = [] }
            return events
        }
    }

    static let repository = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardized

    /// A workshop of the course; one that is to keep pages for other builds gets a store.
    func workshop(pages: PageStore? = nil) -> Workshop {
        var workshop = Workshop(
            read: { [lessons] in try CourseFolder.open(lessons.path).read(after: $0) },
            run: { [self] chapter, _ in
                let fails = failing.withLock { $0.contains(chapter.name) }
                return ChapterOutputs(
                    cells: chapter.cells.map { cell in
                        fails
                            ? CellOutput(
                                index: cell.index, status: .failed,
                                error: CellError(kind: .trap, message: "it stopped", line: cell.source.start.line))
                            : CellOutput(
                                index: cell.index, status: .completed, items: [.text("ran\n", .standardOutput)])
                    })
            },
            liveFigures: { _, _ in LiveCompiler.Modules() },
            sources: SiteSources(
                site: Self.repository.appending(path: "site"), figures: folder.appending(path: "figures"), pages: pages)
        )
        workshop.observer = { [self] event in noted.withLock { $0.append(event) } }
        return workshop
    }

    func step(from previous: CourseBuild? = nil, names: [String] = []) async throws -> CourseBuild {
        try await CourseBuild.step(from: previous, names: names, in: workshop())
    }

    func write(_ build: CourseBuild) throws -> WrittenSite {
        try build.write(into: SiteFolder(site, course: lessons))
    }

    /// A page of the written site; nil where there is none.
    func page(_ name: String) -> String? { try? String(contentsOf: site.appending(path: name), encoding: .utf8) }
}

/// Runs `body` with a course, which is removed at the end.
func withCourse(_ chapters: [String: String], _ body: (TestCourse) async throws -> Void) async throws {
    let course = try TestCourse(chapters)
    defer { course.remove() }
    try await body(course)
}

/// A chapter with one cell.
func chapter(_ title: String, _ prose: String = "Text.") -> String {
    "---\ntitle: \(title)\n---\n\n\(prose)\n\n```swift\nprint(1)\n```\n"
}
