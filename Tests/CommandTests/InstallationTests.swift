import Foundation
import Testing

@Suite("An installed command", .serialized)
struct InstallationTests: CommandRunner {
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
    func installed() async throws {
        try await withCourse(["01-everything.md": Self.chapter]) { folder in
            // What this compiles for pages goes along.
            #expect(try await lectern("build", in: folder).code == 0)
            try FileManager.default.removeItem(at: folder.appending(path: ".lectern"))
            #expect(try await lectern("install", "prefix", in: folder).code == 0)
            for kept in ["interpreter", "page-checks"] {
                let store = folder.appending(path: "prefix/lib/lectern/bin/\(kept)")
                #expect(try FileManager.default.contentsOfDirectory(atPath: store.path).isEmpty == false)
            }
            for verb in ["check", "build"] {
                let result = try await run("prefix/bin/lectern", [verb], in: folder, hiding: Self.tree)
                #expect(result.code == 0, "\(verb): \(result.output)\(result.errors)")
            }
            try await buildAnswers(in: folder)
            let again = try await lectern("install", "prefix", in: folder)
            #expect(again.code == 0, "a second time: \(again.errors)")
            #expect(try FileManager.default.contentsOfDirectory(atPath: "\(folder.path)/prefix/lib") == ["lectern"])
        }
    }

    /// An editor sees answers as `swift build` does: what is right compiles with the library, what is wrong is told in its line.
    private func buildAnswers(in folder: URL) async throws {
        let start = try await run("prefix/bin/lectern", ["start", "--all"], in: folder, hiding: Self.tree)
        #expect(start.code == 0 && start.errors.isEmpty, "\(start)")
        func build() async throws -> CommandResult {
            try await run(
                "/usr/bin/env", ["swift", "build", "--package-path", "Answers"], in: folder, hiding: Self.tree)
        }
        let answer = folder.appending(path: "Answers/01-everything/double.swift")
        try Data("func double(_ n: Int) -> Int { n + n }\nfunc f(_ x: Tensor) throws -> Tensor { x * 2 }\n".utf8)
            .write(to: answer)
        let right = try await build()
        #expect(right.code == 0, "\(right)")
        try Data("func double(_ n: Int) -> Int { m }\n".utf8).write(to: answer)
        let wrong = try await build()
        #expect(
            wrong.code != 0 && wrong.output.contains("double.swift:1:32: error: cannot find 'm' in scope"), "\(wrong)")
        // What is somebody's own stays, and what is ours is no answer.
        let grade = try await run("prefix/bin/lectern", ["grade", "Answers"], in: folder, hiding: Self.tree)
        #expect(!grade.output.contains("Package"), "\(grade)")
        let package = folder.appending(path: "Answers/Package.swift")
        try Data("// mine\n".utf8).write(to: package)
        #expect(try await run("prefix/bin/lectern", ["start", "--all"], in: folder, hiding: Self.tree).code == 0)
        #expect(try String(contentsOf: package, encoding: .utf8) == "// mine\n")
        try await runTangled(in: folder)
    }

    /// A chapter's cells are a program that needs no engine.
    private func runTangled(in folder: URL) async throws {
        let tangle = try await run(
            "prefix/bin/lectern", ["tangle", "1", "--into", "Tangled"], in: folder, hiding: Self.tree)
        #expect(tangle.code == 0 && tangle.output.hasPrefix("Wrote Tangled/Package.swift\n"), "\(tangle)")
        let ran = try await run(
            "/usr/bin/env", ["swift", "run", "--package-path", "Tangled", "Chapter"], in: folder, hiding: Self.tree)
        #expect(ran.code == 0 && ran.output.contains("[2, 1]"), "\(ran)")
    }

    @Test("installing replaces nothing that is not Lectern's", arguments: ["lib/lectern", "bin/lectern"])
    func foreign(name: String) async throws {
        try await withCourse([:]) { folder in
            let file = folder.appending(path: "prefix/\(name)")
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data("mine".utf8).write(to: file)
            let result = try await lectern("install", "prefix", in: folder)
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
    private func run(_ program: String, _ arguments: [String], in folder: URL, hiding hidden: URL) async throws
        -> CommandResult
    {
        try await run(
            ExecutableTests.bubblewrap,
            ["--dev-bind", "/", "/", "--tmpfs", hidden.path, "--chdir", folder.path, program] + arguments, in: folder)
    }
}
