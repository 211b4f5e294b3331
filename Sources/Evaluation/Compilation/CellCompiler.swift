import Foundation
import Toolchain

/// Compiles cells, each as a module of its own, into libraries that the host can load.
struct CellCompiler: Sendable {
    let toolchain: Toolchain
    /// The compiler, LessonKit and the options, as one hash that every compiled cell's key contains.
    private(set) var identity: ContentHash
    private var optimizes = true
    private let moduleMapArguments: [String]

    /// A cell that did not compile.
    struct Failure: Error {
        /// At least one.
        var faults: [CellFault]
    }

    init(toolchain: Toolchain, libraries: [URL] = []) throws {
        self.toolchain = toolchain
        moduleMapArguments = toolchain.moduleMapArguments
        let loaded = try ([toolchain.lessonKit] + libraries).map {
            ContentHash(try Data(contentsOf: $0, options: .mappedIfSafe)).description
        }
        let options = Self.options + ["optimized"] + Self.optimization + ["plain"] + Self.plain
        identity = ContentHash([try toolchain.identity] + loaded + [options.joined(separator: " ")])
    }

    /// The same compiler, which optimizes no cell.
    var unoptimized: CellCompiler {
        guard optimizes else { return self }
        var compiler = self
        compiler.optimizes = false
        compiler.identity = ContentHash([identity.description, "unoptimized"])
        return compiler
    }

    /// The frame pointers keep the cell's own frames in a call stack.
    private static let options =
        ["-enable-testing"] + language + Toolchain.isolationOptions + ["-g", "-Xcc", "-fno-omit-frame-pointer"]
    /// Which Swift a cell is written in.
    static let language = ["-swift-version", "6", "-default-isolation", "MainActor"]
    /// `-O` runs textbook loops over arrays 12 to 48 times faster than `-Onone`; `-assert-config Debug` keeps the words of traps.
    private static let optimization = ["-O", "-assert-config", "Debug"]
    /// To optimize takes half of a cell's compile, which no statement that runs once gives back.
    private static let plain = ["-Onone"]

    /// Compiles and links `program` into `folder`, which then has `NAME.swiftmodule` and `libNAME.so`.
    ///
    /// - Parameters:
    ///   - imports: folders with the modules of earlier cells.
    ///   - mayTrap: whether the cell is there to fail: then it is optimized in any case, so that traps read as in all others.
    /// - Throws: `Failure` with what the compiler says.
    func compile(_ program: CellProgram, imports: [URL], mayTrap: Bool = false, into folder: URL) async throws {
        let name = program.moduleName
        let isOptimized = optimizes && (program.isWorthOptimizing || mayTrap)
        let source = folder.appending(path: "main.swift")
        let object = folder.appending(path: "\(name).o")
        try Data(program.program.text.utf8).write(to: source)
        try await runFrontend(
            program,
            ["-c", "-primary-file", source.path, "-module-name", name, "-entry-point-function-name", entryPoint(name)]
                + ["-emit-module-path", folder.appending(path: "\(name).swiftmodule").path, "-o", object.path]
                + Self.options + (isOptimized ? Self.optimization : Self.plain),
            imports: imports,
            into: folder)
        let link = try await toolchain.link(
            [
                // Without the header a call stack ends at the first frame of the cell.
                "-shared", "--eh-frame-hdr", "--wrap=swift_errorInMain", "-o",
                folder.appending(path: "lib\(name).so").path, toolchain.runtimeObject.path, object.path,
            ], with: toolchain.cellLinker, into: folder)
        guard link.succeeded else {
            throw Failure(faults: [CellFault(line: 1, column: 1, message: "linking failed: \(link.output)")])
        }
        try FileManager.default.removeItem(at: object)
    }

    /// Compiles `program` into a module without code: what a later cell sees of one whose code is there.
    func compileModule(_ program: CellProgram, imports: [URL], into folder: URL) async throws {
        let source = folder.appending(path: "main.swift")
        try Data(program.program.text.utf8).write(to: source)
        try await runFrontend(
            program,
            ["-emit-module", source.path, "-module-name", program.moduleName]
                + ["-o", folder.appending(path: "\(program.moduleName).swiftmodule").path] + Self.options,
            imports: imports, into: folder)
    }

    /// Checks the types of `program` without making code.
    /// - Throws: `Failure` with what the compiler says.
    func typecheck(_ program: CellProgram, imports: [URL], in folder: URL) async throws {
        let source = folder.appending(path: "main.swift")
        try Data(program.program.text.utf8).write(to: source)
        try await runFrontend(
            program, ["-typecheck", "-primary-file", source.path, "-module-name", program.moduleName] + Self.options,
            imports: imports, into: folder)
    }

    /// The C name of the cell's main function.
    func entryPoint(_ moduleName: String) -> String { "lectern_\(moduleName)_main" }

    private func runFrontend(
        _ program: CellProgram, _ arguments: [String], imports: [URL], into folder: URL
    ) async throws {
        let search = (imports + [toolchain.modules]).flatMap { ["-I", $0.path] }
        let compilation = try await toolchain.compile(arguments + search + moduleMapArguments, into: folder)
        guard !compilation.succeeded else { return }
        let faults = program.faults(compilation.errors)
        throw Failure(faults: faults.isEmpty ? [CellFault(line: 1, column: 1, message: compilation.words)] : faults)
    }
}

extension Toolchain.Invocation {
    /// Why there is neither code nor an error message.
    fileprivate var words: String {
        switch ending {
        case .exit(let code): "the compiler ended with exit code \(code), without an error\n\(output.suffix(500))"
        case .signal(let number):
            "the compiler crashed on this cell (signal \(number)); write what is nested deeply flatter"
        case .timeout(let seconds): "the compiler took longer than \(seconds) s for this cell; divide it"
        }
    }
}
