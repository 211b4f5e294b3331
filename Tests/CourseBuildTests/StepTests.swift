@testable import CourseBuild
import Foundation
import Literate
import Testing

@Suite("A build goes on from the one before it")
struct StepTests {
    private let chapters = ["01-one.md": chapter("One"), "02-two.md": chapter("Two")]

    private func work(_ name: String) -> [BuildEvent] {
        [.running(name), .compilingLiveFigures(name), .rendering(name)]
    }

    @Test("a first build does all of the work; without a change nothing is done again")
    func unchanged() async throws {
        try await withCourse(chapters) { course in
            let first = try await course.step()
            #expect(Set(course.events()) == Set(work("01-one") + work("02-two")) && first.failures.isEmpty)
            let second = try await course.step(from: first)
            #expect(course.events() == [])
            #expect(second.files == first.files && second.chapters.count == 2)
        }
    }

    @Test("a chapter that did not change is neither run nor rendered again")
    func oneChanged() async throws {
        try await withCourse(chapters) { course in
            let first = try await course.step()
            _ = course.events()
            try course.write(chapter("Two", "Other text."), to: "02-two.md")
            let second = try await course.step(from: first)
            #expect(course.events() == work("02-two"))
            #expect(second.chapters[0].page == first.chapters[0].page)
            #expect(String(decoding: second.chapters[1].page.html, as: UTF8.self).contains("Other text."))
        }
    }

    @Test("a page that shows another chapter's new title is rendered again, and not run")
    func title() async throws {
        try await withCourse(chapters) { course in
            let first = try await course.step()
            _ = course.events()
            try course.write(chapter("Second"), to: "02-two.md")
            let second = try await course.step(from: first)
            #expect(
                course.events() == [
                    .running("02-two"), .compilingLiveFigures("02-two"), .rendering("01-one"), .rendering("02-two"),
                ])
            #expect(String(decoding: second.chapters[0].page.html, as: UTF8.self).contains("Second"))
        }
    }

    @Test("a page whose image changed is rendered again, and not run")
    func image() async throws {
        let markdown = chapter("One", "![A dot](dot.svg)")
        try await withCourse(["01-one.md": markdown]) { course in
            try course.write("<svg></svg>", to: "dot.svg")
            let first = try await course.step()
            _ = course.events()
            try course.write("<svg><circle r=\"1\"/></svg>", to: "dot.svg")
            let second = try await course.step(from: first)
            #expect(course.events() == [.rendering("01-one")])
            #expect(second.files != first.files)
        }
    }

    @Test("a chapter that went is gone, and one that came is built")
    func comeAndGo() async throws {
        try await withCourse(chapters) { course in
            let first = try await course.step()
            _ = course.events()
            try FileManager.default.removeItem(at: course.lessons.appending(path: "01-one.md"))
            try course.write(chapter("Three"), to: "03-three.md")
            let second = try await course.step(from: first)
            #expect(second.chapters.map(\.chapter.name) == ["02-two", "03-three"])
            #expect(!course.events().contains(.running("02-two")) && !second.files.names.contains("01-one.html"))
        }
    }

    @Test("of chapters that are named, only those are run and rendered, by number, name or path")
    func names() async throws {
        try await withCourse(chapters) { course in
            for name in ["2", "two", "02-two", course.lessons.appending(path: "02-two.md").path] {
                let build = try await course.step(names: [name])
                #expect(build.chapters.map(\.chapter.name) == ["02-two"])
                #expect(course.events() == work("02-two"))
            }
            await #expect(throws: UnknownChapter.self) { try await course.step(names: ["tow"]) }
        }
    }

    @Test("a dead link is told at its line of the Markdown, whether one chapter is asked for or all")
    func deadLinks() async throws {
        let dead = chapter("One", "[a](#nope), [b](02-two.md#nope), [c](02-two.md), [d](03-gone.md), [e](#cell-1)")
        try await withCourse(["01-one.md": dead, "02-two.md": chapter("Two")]) { course in
            for names in [[], ["1"]] {
                let build = try await course.step(names: names)
                let places = build.failures.map { "\($0.position.line):\($0.position.column): \($0.message)" }
                #expect(
                    places == [
                        "5:1: '#nope' is not a heading of this chapter",
                        "5:13: '#nope' is not a heading of chapter 02-two",
                        "5:50: '03-gone.md' is not a chapter of this course",
                    ])
            }
        }
    }
}
