import Foundation
import Subprocess

/// Compiles cells, each as a module of its own, into libraries that the host can load.
struct CellCompiler: Sendable {
    let toolchain: Toolchain
    /// The compiler, LessonKit and the options, as one hash that every compiled cell's key contains.
    let identity: ContentHash
    private let moduleMapArguments: [String]

    /// A cell that did not compile.
    struct Failure: Error {
        var diagnostics: [CompilerDiagnostic]
    }

    init(toolchain: Toolchain, libraries: [URL] = []) throws {
        self.toolchain = toolchain
        moduleMapArguments = toolchain.moduleMapArguments
        let frontend = try FileManager.default.attributesOfItem(atPath: toolchain.frontend.path)
        let loaded = try ([toolchain.lessonKit] + libraries).map {
            ContentHash(try Data(contentsOf: $0, options: .mappedIfSafe)).description
        }
        identity = ContentHash(
            [toolchain.frontend.path, "\(frontend[.size] ?? 0)", "\(frontend[.modificationDate] ?? Date.distantPast)"]
                + loaded + [Self.options.joined(separator: " ")])
    }

    /// `-O` runs textbook loops over arrays 12 to 48 times faster than `-Onone`; `-assert-config Debug` keeps the words of
    /// traps, and the frame pointers keep the cell's own frames in a call stack.
    private static let options = [
        "-enable-testing", "-swift-version", "6", "-default-isolation", "MainActor", "-O", "-assert-config", "Debug",
        "-g",
        "-Xcc", "-fno-omit-frame-pointer", "-suppress-warnings", "-diagnostic-style", "llvm",
    ]

    /// Compiles and links `program` into `folder`, which then has `NAME.swiftmodule` and `libNAME.so`.
    ///
    /// - Parameter imports: folders with the modules of earlier cells.
    /// - Throws: `Failure` with what the compiler says.
    func compile(_ program: CellProgram, imports: [URL], into folder: URL) async throws {
        let name = program.moduleName
        let source = folder.appending(path: "main.swift")
        let object = folder.appending(path: "\(name).o")
        try Data(program.text.utf8).write(to: source)
        try await runFrontend(
            ["-c", "-primary-file", source.path, "-module-name", name, "-entry-point-function-name", entryPoint(name)]
                + ["-emit-module-path", folder.appending(path: "\(name).swiftmodule").path, "-o", object.path]
                + Self.options, imports: imports)
        let link = try await run(
            .path(.init(toolchain.linker.path)),
            arguments: .init([
                // Without the header a call stack ends at the first frame of the cell.
                "-shared", "--eh-frame-hdr", "--wrap=swift_errorInMain", "-o",
                folder.appending(path: "lib\(name).so").path, toolchain.runtimeObject.path, object.path,
            ]), output: .discarded, error: .string(limit: 1 << 16))
        guard link.terminationStatus.isSuccess else {
            throw Failure(diagnostics: [.init(line: 1, column: 1, message: "linking failed: \(link.standardError)")])
        }
        try FileManager.default.removeItem(at: object)
    }

    /// Checks the types of `program` without making code.
    /// - Throws: `Failure` with what the compiler says.
    func typecheck(_ program: CellProgram, imports: [URL], in folder: URL) async throws {
        let source = folder.appending(path: "main.swift")
        try Data(program.text.utf8).write(to: source)
        try await runFrontend(
            ["-typecheck", "-primary-file", source.path, "-module-name", program.moduleName] + Self.options,
            imports: imports)
    }

    /// The C name of the cell's main function.
    func entryPoint(_ moduleName: String) -> String { "lectern_\(moduleName)_main" }

    private func runFrontend(_ arguments: [String], imports: [URL]) async throws {
        let search = (imports + [toolchain.modules]).flatMap { ["-I", $0.path] }
        let result = try await run(
            .path(.init(toolchain.frontend.path)), arguments: .init(arguments + search + moduleMapArguments),
            output: .discarded, error: .string(limit: 1 << 20))
        guard !result.terminationStatus.isSuccess else { return }
        let text = result.standardError
        let diagnostics = CompilerDiagnostic.parse(text, fileName: CellProgram.fileName)
        let fallback =
            "the compiler stopped (\(result.terminationStatus)) without an error message\n\(text.suffix(500))"
        throw Failure(diagnostics: diagnostics.isEmpty ? [.init(line: 1, column: 1, message: fallback)] : diagnostics)
    }
}
