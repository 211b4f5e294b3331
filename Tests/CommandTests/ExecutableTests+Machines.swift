import Foundation
import Testing

extension ExecutableTests {
    /// What was kept, by its files' paths; folders of work that is under way do not count.
    private func kept(in folder: URL) throws -> Set<String> {
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder.appending(path: ".lectern").path)
        return Set(files.filter { !$0.hasPrefix("scratch") })
    }

    @Test("a course is proven in parts: two checks at a time share what they keep, and a third proves nothing again")
    func checkInParts() async throws {
        let first = Self.good + Self.exercise
        let second = first.replacing("double", with: "other").replacing("Good", with: "Other")
            .replacing("id=six", with: "id=seven")
        try await withCourse(["01-good.md": first, "02-other.md": second]) { folder in
            // Each has a folder of its own for what a command writes beside its course.
            for name in ["a", "b"] {
                try FileManager.default.createDirectory(
                    at: folder.appending(path: name), withIntermediateDirectories: true)
            }
            async let one = lectern("check", "1", "--course", "../Lessons", in: folder.appending(path: "a"))
            async let other = lectern("check", "2", "--course", "../Lessons", in: folder.appending(path: "b"))
            let (firstPart, secondPart) = try await (one, other)
            #expect(firstPart.code == 0 && firstPart.output.contains("01-good"), "\(firstPart)")
            #expect(secondPart.code == 0 && secondPart.output.contains("02-other"), "\(secondPart)")
            let before = try kept(in: folder)
            #expect(!before.isEmpty)
            let all = try await lectern("check", "--course", "../Lessons", in: folder.appending(path: "a"))
            #expect(all.code == 0 && all.output.contains("01-good") && all.output.contains("02-other"), "\(all)")
            #expect(try kept(in: folder) == before)
        }
    }
}
