@testable import CourseBuild
import Foundation
import Literate
import Site
import Testing

@Suite("One chapter with errors keeps no other from its page, and none comes from it")
struct FailureTests {
    private let chapters = ["01-one.md": chapter("One"), "02-two.md": chapter("Two")]

    @Test("a chapter that never had a page gets one that says what is wrong")
    func explained() async throws {
        try await withCourse(chapters) { course in
            course.fail(["02-two"])
            let build = try await course.step()
            #expect(build.failures.map(\.message) == ["it stopped"])
            #expect(try course.write(build) == WrittenSite(built: 1, kept: [], explained: ["02-two"]))
            let page = try #require(course.page("02-two.html"))
            #expect(
                page.contains("This chapter could not be built.") && page.contains("02-two.md:8:1: error: it stopped"))
            #expect(!page.contains("class=\"cell") && course.page("01-one.html")?.contains("Text.") == true)
        }
    }

    @Test("a chapter that had a page keeps it as it was, until it is well again")
    func kept() async throws {
        try await withCourse(chapters) { course in
            let good = try await course.step()
            _ = try course.write(good)
            let before = try #require(course.page("02-two.html"))
            course.fail(["02-two"])
            try course.write(chapter("Two", "Newer."), to: "02-two.md")
            try course.write(chapter("One", "Newer."), to: "01-one.md")
            let bad = try await course.step(from: good)
            #expect(try course.write(bad) == WrittenSite(built: 1, kept: ["02-two"], explained: []))
            #expect(course.page("02-two.html") == before && course.page("01-one.html")?.contains("Newer.") == true)
            #expect(try course.write(bad).kept == ["02-two"])
            course.fail([])
            try course.write(chapter("Two", "Newest."), to: "02-two.md")
            let well = try await course.step(from: bad)
            #expect(try course.write(well) == WrittenSite(built: 2, kept: [], explained: []))
            #expect(course.page("02-two.html")?.contains("Newest.") == true)
        }
    }

    @Test("a chapter that cannot be read is in the contents, and others may link to it")
    func unreadable() async throws {
        let chapters = [
            "01-one.md": chapter("One", "After [it](02-the-second-one.md#there)."), "02-the-second-one.md": "No title.",
        ]
        try await withCourse(chapters) { course in
            let build = try await course.step()
            #expect(build.unreadable.map(\.standIn.title) == ["The second one"])
            let failures = build.failures
            #expect(
                failures.allSatisfy { $0.file.hasSuffix("02-the-second-one.md") } && !failures.isEmpty, "\(failures)")
            #expect(try course.write(build) == WrittenSite(built: 1, kept: [], explained: ["02-the-second-one"]))
            #expect(course.page("01-one.html")?.contains("The second one") == true)
        }
    }

    @Test("where no chapter is well, nothing is written")
    func nothing() async throws {
        try await withCourse(chapters) { course in
            course.fail(["01-one", "02-two"])
            let build = try await course.step()
            #expect(throws: SiteError.diagnostics(build.failures)) { try course.write(build) }
            #expect(!FileManager.default.fileExists(atPath: course.site.path))
        }
    }

    @Test("what the course's order has wrong is its chapter's failure")
    func order() async throws {
        let early = "---\ntitle: Early\nrequires: [9]\n---\n\nText.\n"
        try await withCourse(["01-early.md": early, "02-two.md": chapter("Two")]) { course in
            let build = try await course.step()
            #expect(build.chapters[0].failures.map(\.position) == [SourcePosition(line: 3, column: 11)])
            #expect(build.chapters[1].failures.isEmpty)
        }
    }
}
