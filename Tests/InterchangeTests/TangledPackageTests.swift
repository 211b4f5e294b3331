import Foundation
import Literate
import Testing
import Toolchain

@testable import Interchange

@Suite("A chapter as a package")
struct TangledPackageTests {
    private func package(_ cells: String...) async throws -> TangledPackage {
        let text = "---\ntitle: T\n---\n\n" + cells.map { "```swift\($0)\n```\n\n" }.joined() + "End.\n"
        let toolchain = Toolchain(binaries: URL(filePath: "/swift/bin"), products: URL(filePath: "/lectern"))
        return try await TangledPackage(of: .parse(text: text, file: "Lessons/01-t.md"), toolchain: toolchain)
    }

    @Test("cells are in one program, in their order; what is not run is a comment")
    func order() async throws {
        let package = try await package(
            "\nlet a = 1", " hidden\nfunc f() -> Int { a }", " norun\nwait()\n\nf()", "\nf()")
        #expect(package.files.keys.sorted() == ["Package.swift", "Sources/Chapter/main.swift"])
        let main = try #require(package.files["Sources/Chapter/main.swift"])
        let lines = main.split(separator: "\n", omittingEmptySubsequences: false).dropFirst()
        let expected = """
            import LessonKit

            // Cell 1, 01-t.md:6
            let a = 1

            // Cell 2, 01-t.md:10
            func f() -> Int { a }

            // Cell 3, 01-t.md:14, is shown and not run.
            // wait()
            //
            // f()

            // Cell 4, 01-t.md:20
            f()

            """
        #expect(lines.joined(separator: "\n") == expected)
    }

    @Test("a name that is declared again begins a program, with the cells that it uses")
    func parts() async throws {
        let package = try await package(
            "\nlet unused = 1", "\nlet a = 1", "\nlet b = a", "\nfunc f(_ x: Int) -> Int { x }",
            "\nfunc f(_ x: Double) -> Double { x }", "\nlet b = \"\\(a)\"", "\nprint(b, f(1))")
        let first = try #require(package.files["Sources/Chapter/main.swift"])
        #expect(first.contains("// Cell 5,") && !first.contains("// Cell 6,"))
        let second = try #require(package.files["Sources/Chapter2/main.swift"])
        let cells = second.split(separator: "\n").filter { $0.hasPrefix("// Cell") }.compactMap {
            $0.split(separator: " ")[2].first
        }
        #expect(cells == ["2", "4", "5", "6", "7"])
    }

    @Test("a name with its own earlier value is refused at its line")
    func unsayable() async throws {
        let error = try await #require(throws: ChapterErrors.self) {
            try await package("\nvar x = 1", "\nvar x = x + 1")
        }
        #expect(
            "\(error)".hasPrefix("Lessons/01-t.md:10:1: error: this cell declares 'x' again with its earlier value"))
    }

    @Test("what it wrote it writes again; what was changed, or is somebody's, is left, and then all is")
    func writing() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "tangle-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let main = folder.appending(path: "Sources/Chapter/main.swift")
        let first = try await package("\nlet a = 1"), second = try await package("\nlet a = 2")
        #expect(try first.write(into: folder).count == 2)
        #expect(try first.write(into: folder).isEmpty)
        #expect(try second.write(into: folder).count == 1)
        #expect(try String(contentsOf: main, encoding: .utf8).contains("let a = 2"))
        let own = try String(contentsOf: main, encoding: .utf8) + "print(a)\n"
        try Data(own.utf8).write(to: main)
        try FileManager.default.removeItem(at: folder.appending(path: "Package.swift"))
        let error = #expect(throws: TangledPackage.ForeignFile.self) { try first.write(into: folder) }
        #expect(error?.description.contains("main.swift was written or changed by somebody else") == true)
        #expect(try String(contentsOf: main, encoding: .utf8) == own)
        #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "Package.swift").path))
    }
}
