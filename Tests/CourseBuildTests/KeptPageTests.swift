import Foundation
import Literate
import Outputs
import Site
import Testing
import Toolchain

@testable import CourseBuild
@testable import Reference

@Suite("A build of another day takes pages that were made of the same")
struct KeptPageTests {
    private let chapters = [
        "01-one.md": chapter("One", "It leads to [two](02-two.md#there)."), "02-two.md": chapter("Two", "## There"),
    ]

    /// What a build from nothing renders, with pages that are kept in the course's folder.
    private func rendered(
        _ course: TestCourse, build: String = "1", changing change: (inout Workshop) -> Void = { _ in }
    ) async throws -> (pages: [String], build: CourseBuild) {
        var workshop = course.workshop(pages: PageStore(folder: course.folder.appending(path: "pages"), build: build))
        change(&workshop)
        _ = course.events()
        let build = try await CourseBuild.step(in: workshop)
        let pages = course.events().compactMap { if case .rendering(let name) = $0 { name } else { nil } }
        return (pages, build)
    }

    /// Runs nothing: the second chapter's cell prints `text`, and says that this took so long.
    private static func printing(
        _ text: String, seconds: Double
    ) -> Workshop.Run {
        { chapter, _ in
            let printed = chapter.name == "02-two" ? text : "ran\n"
            return ChapterOutputs(
                cells: chapter.cells.map { cell in
                    CellOutput(
                        index: cell.index, status: .completed, items: [.text(printed, .standardOutput)],
                        seconds: seconds, reused: seconds > 0)
                })
        }
    }

    private func withKeptPages(_ body: (TestCourse, SiteFiles) async throws -> Void) async throws {
        try await withCourse(chapters) { course in
            let first = try await rendered(course)
            #expect(first.pages == ["01-one", "02-two"] && first.build.failures.isEmpty)
            try await body(course, first.build.files)
        }
    }

    @Test("without a change none is rendered, and the site is the same, byte by byte")
    func unchanged() async throws {
        try await withKeptPages { course, files in
            let second = try await rendered(course)
            #expect(second.pages.isEmpty && second.build.files == files)
            #expect(try await course.step().files == files)
        }
    }

    @Test("other prose renders its own page alone")
    func prose() async throws {
        try await withKeptPages { course, _ in
            try course.write(chapter("Two", "## There\n\nMore."), to: "02-two.md")
            let second = try await rendered(course)
            #expect(second.pages == ["02-two"])
            #expect(try await course.step().files == second.build.files)
        }
    }

    @Test("a new title, a chapter that comes and one that goes render every page, for all list them")
    func contents() async throws {
        try await withKeptPages { course, _ in
            try course.write(chapter("Second", "## There"), to: "02-two.md")
            #expect(try await rendered(course).pages == ["01-one", "02-two"])
            try course.write(chapter("Three"), to: "03-three.md")
            let third = try await rendered(course)
            #expect(third.pages == ["01-one", "02-two", "03-three"])
            #expect(try await course.step().files == third.build.files)
            try FileManager.default.removeItem(at: course.lessons.appending(path: "03-three.md"))
            #expect(try await rendered(course).pages == ["01-one", "02-two"])
        }
    }

    @Test("a heading that a link of another chapter leads to: where it is gone, that is told at the link's line")
    func heading() async throws {
        try await withKeptPages { course, _ in
            try course.write(chapter("Two", "## Elsewhere"), to: "02-two.md")
            let second = try await rendered(course)
            #expect(second.pages == ["01-one", "02-two"])
            #expect(second.build.failures.map(\.position) == [SourcePosition(line: 5, column: 13)])
            // What is wrong is told each time.
            #expect(try await rendered(course).build.failures == second.build.failures)
        }
    }

    @Test("the course's title, its options, another build of Lectern, other templates: each renders every page")
    func surroundings() async throws {
        try await withKeptPages { course, _ in
            let both = ["01-one", "02-two"]
            let options = SiteOptions(basePath: "/x/", solutions: .leftOut)
            let first = try await rendered(course) { $0.options = options }
            // Pages of one variant do not take the place of another's.
            let again = try await rendered(course) { $0.options = options }
            #expect(first.pages == both && again.pages.isEmpty)
            #expect(try await rendered(course).pages.isEmpty)
            #expect(try await rendered(course, build: "2").pages == both)
            let site = course.folder.appending(path: "templates")
            try FileManager.default.copyItem(at: TestCourse.repository.appending(path: "site"), to: site)
            let template = site.appending(path: "templates/cell.mustache")
            try Data((try String(contentsOf: template, encoding: .utf8) + "<!-- -->").utf8).write(to: template)
            let copied = try await rendered(course, build: "2") { $0.sources.site = site }
            #expect(copied.pages == both)
            let kept = try await rendered(course, build: "2") { $0.sources.site = site }
            #expect(kept.pages.isEmpty)
            try course.write("title: Other\n", to: "course.yml")
            #expect(try await rendered(course, build: "2").pages == both)
        }
    }

    @Test("other outputs of the same cells render their page; how long they took does not")
    func outputs() async throws {
        try await withKeptPages { course, _ in
            let slow = try await rendered(course) { $0.run = Self.printing("ran\n", seconds: 9) }
            #expect(slow.pages.isEmpty)
            let other = try await rendered(course) { $0.run = Self.printing("other\n", seconds: 0) }
            #expect(other.pages == ["02-two"])
            #expect(String(decoding: other.build.files.contents["02-two.html"] ?? [], as: UTF8.self).contains("other"))
        }
    }

    @Test("an image that changed, and one that is gone, are seen")
    func image() async throws {
        try await withCourse(["01-one.md": chapter("One", "![A dot](dot.svg)")]) { course in
            try course.write("<svg></svg>", to: "dot.svg")
            #expect(try await rendered(course).pages == ["01-one"])
            #expect(try await rendered(course).pages.isEmpty)
            try course.write("<svg><circle r=\"1\"/></svg>", to: "dot.svg")
            let second = try await rendered(course)
            #expect(second.pages == ["01-one"])
            #expect(try await course.step().files == second.build.files)
            try FileManager.default.removeItem(at: course.lessons.appending(path: "dot.svg"))
            #expect(try await rendered(course).build.failures.count == 1)
        }
    }

    @Test(
        "a term that comes to the glossary renders the other pages, which may lead to it; what it says of a term does not"
    )
    func glossary() async throws {
        func entry(_ term: String, _ sentence: String) -> String {
            "- **\(term)**: \(sentence) [Chapter 1](01-one.md)\n"
        }
        let words = ["01-one.md": chapter("One"), "02-two.md": chapter("Two", "A stride is a step.")]
        try await withCourse(words) { course in
            func write(_ entries: String) throws {
                try course.write("---\ntitle: Glossary\n---\n\n" + entries, to: "A-glossary.md")
            }
            try write(entry("padding", "Zeros around."))
            #expect(try await rendered(course).pages.count == 3)
            try write(entry("padding", "Zeros around an image."))
            #expect(try await rendered(course).pages == ["A-glossary"])
            try write(entry("padding", "Zeros around an image.") + entry("stride", "How far it goes."))
            let last = try await rendered(course)
            #expect(last.pages.count == 3)
            let page = String(decoding: last.build.files.contents["02-two.html"] ?? [], as: UTF8.self)
            #expect(page.contains("A-glossary.html#term-stride"))
        }
    }

    @Test("a damaged page is made anew")
    func damaged() async throws {
        try await withKeptPages { course, files in
            let kept = FileManager.default.enumerator(
                at: course.folder.appending(path: "pages"), includingPropertiesForKeys: nil)
            let file = try #require(
                (kept?.allObjects as? [URL])?.first { $0.lastPathComponent == "02-two.html" })
            var bytes = try Data(contentsOf: file)
            bytes[bytes.count / 2] ^= 1
            try bytes.write(to: file)
            let second = try await rendered(course)
            #expect(second.pages == ["02-two"] && second.build.files == files)
        }
    }

    @Test("the reference is read where its modules changed, and no more")
    func reference() async throws {
        try await withCourse(chapters) { course in
            func step(_ identity: String) async throws -> (read: Bool, files: SiteFiles) {
                let build = try await rendered(course) { workshop in
                    workshop.reference = ReferenceSource(
                        identity: { ContentHash([identity]) },
                        modules: { [ReferenceModule(name: "Kernels", summary: identity, topics: [])] })
                    let observer = workshop.observer
                    workshop.observer = { event in
                        if event == .readingReference { observer(.rendering("reference")) } else { observer(event) }
                    }
                }
                return (build.pages.contains("reference"), build.build.files)
            }
            let first = try await step("Tensors.")
            let second = try await step("Tensors.")
            #expect(first.read && !second.read && first.files == second.files)
            let third = try await step("Other.")
            #expect(third.read)
            let page = String(decoding: third.files.contents["reference-kernels.html"] ?? [], as: UTF8.self)
            #expect(page.contains("Other."))
        }
    }
}
