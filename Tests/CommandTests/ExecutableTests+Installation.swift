import Foundation
import Testing

extension ExecutableTests {
    private static let chapter = """
        ---
        title: Everything
        ---

        ```swift live=dot
        func dot(_ x: Int) -> Picture {
            var picture = Picture(width: 100, height: 100)
            picture.circle(x: Double(x), y: 50, radius: 5, fill: .blue)
            return picture
        }
        ```

        ```swift live=dot
        try show(LiveFigure(dot, Slider("x", 0...100, at: 50), alternativeText: "A dot."), caption: "A dot")
        ```

        ```swift
        print(try Tensor([1, 2]).reshaped([2, 1]).shape)
        ```

        """ + exercise

    @Test("an installed command needs nothing of the tree that it was built in")
    func installed() throws {
        try withCourse(["01-everything.md": Self.chapter]) { folder in
            #expect(try lectern("install", "prefix", in: folder).code == 0)
            for verb in ["check", "build"] {
                let result = try run("prefix/bin/lectern", [verb], in: folder, hiding: Self.tree)
                #expect(result.code == 0, "\(verb): \(result.output)\(result.errors)")
            }
            let again = try lectern("install", "prefix", in: folder)
            #expect(again.code == 0, "a second time: \(again.errors)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/prefix/lib") == ["lectern"])
        }
    }

    @Test("installing replaces nothing that is not Lectern's", arguments: ["lib/lectern", "bin/lectern"])
    func foreign(name: String) throws {
        try withCourse([:]) { folder in
            let file = folder.appending(path: "prefix/\(name)")
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data("mine".utf8).write(to: file)
            let result = try lectern("install", "prefix", in: folder)
            #expect(result.code == 1)
            #expect(result.errors.contains("\(name) is not from an installation of Lectern"))
            #expect(try String(contentsOf: file, encoding: .utf8) == "mine")
            let other = folder.appending(path: "prefix/\(name == "bin/lectern" ? "lib/lectern" : "bin/lectern")")
            #expect(!FileManager.default.fileExists(atPath: other.path), "half an installation was written")
        }
    }

    /// The package's folder, as it was when this was compiled.
    private static let tree = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()

    /// Runs a program where `hidden` is an empty folder.
    private func run(_ program: String, _ arguments: [String], in folder: URL, hiding hidden: URL) throws -> Result {
        try run(
            Self.bubblewrap,
            ["--dev-bind", "/", "/", "--tmpfs", hidden.path, "--chdir", folder.path, program] + arguments, in: folder)
    }
}
