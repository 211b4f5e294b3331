import Foundation
import Literate
import Outputs
import Toolchain

/// Compiles the code of a live figure to WebAssembly.
struct LiveModule: Sendable {
    let source: LiveSource
    let chapter: Chapter
    let toolchain: Toolchain
    let pictures: PageLibrary
    /// Where the proof's `main` is kept, which is every figure's.
    let store: ContentStore

    /// The module that a page runs; it imports nothing.
    static let page = "page.wasm"
    /// The same code with a `main`, for WASI.
    static let proof = "proof.wasm"

    static let options = Toolchain.webAssemblyOptions

    /// Gives Swift's SIMD vectors the instructions that browsers have for them.
    private static let vectors = ["-Xcc", "-msimd128"]

    /// Whether the cells compute with vectors. The proof's runner has no instructions for them, so the page's code is then compiled twice.
    private var hasVectors: Bool { source.texts.contains { $0.contains(/\bSIMD\d/) } }

    typealias Files = PageLibrary.Files

    /// The module's code, and the proof's.
    ///
    /// - Throws: a `Diagnostic` where there is no function to draw with.
    func files() throws -> (page: Files, proof: Files) {
        let call = try source.call(file: chapter.file)
        let cells = zip(source.cells, source.texts).map { (LiveSource.fileName($0), $1) }
        let support = [
            ("LecternMathematics.swift", LiveSupport.mathematics), ("LecternRuntime.swift", LiveSupport.runtime),
            ("LecternExports.swift", LiveSupport.exports(call: call)),
        ]
        return (cells + support, [("LecternProof.swift", LiveSupport.proof)])
    }

    /// `Pictures`, on which a figure is drawn.
    ///
    /// - Throws: `ToolchainError` where a source is not installed.
    static func pictures(_ toolchain: Toolchain, store: ContentStore) throws -> PageLibrary {
        let folder = try toolchain.pictures()
        let files = try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
            .filter { $0.hasSuffix(".swift") }
            .map { (name: $0, text: try String(contentsOf: folder.appending(path: $0), encoding: .utf8)) }
        return try PageLibrary(name: "Pictures", files: files, toolchain: toolchain, place: "pictures", store: store)
    }

    /// The hash of all that the module follows from.
    func key(_ files: Files) throws -> ContentHash {
        ContentHash(
            Self.options + Self.vectors + (try Self.tools(toolchain)) + [pictures.key.description]
                + files.flatMap { [$0.name, $0.text] })
    }

    /// The hash of all that the module of these cells, and its proof, follow from, with nothing read of the code.
    static func key(
        of id: LiveID, _ cells: [Cell], _ state: LiveFigureState, pictures: PageLibrary, toolchain: Toolchain
    ) throws -> ContentHash {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        let drawn = String(decoding: try encoder.encode(state), as: UTF8.self)
        let code = cells.flatMap { [LiveSource.fileName($0), $0.source.text] }
        return ContentHash(
            [try toolchain.buildIdentity, id.name, drawn, pictures.key.description] + (try tools(toolchain)) + code)
    }

    private static func tools(_ toolchain: Toolchain) throws -> [String] {
        [try toolchain.identity, try Toolchain.identity(of: toolchain.wasiLibrary)]
    }

    /// Compiles and links the code into `folder`, which then has the page's module and the proof's.
    ///
    /// - Throws: `ChapterErrors` with what the compiler says, in the lines of the chapter.
    func compile(page: Files, proof: Files, numbers: String, into folder: URL) async throws {
        let work = folder.appending(path: "work")
        try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
        let library = try await pictures.folder()
        let imports = pictures.imports(from: library)
        async let plainObject = compile(page, module: "Live", in: work, adding: imports)
        async let proofObject = proofObject(of: proof)
        async let numbersObject = compile(numbers, in: work)
        let objects = try await (plain: plainObject, proof: proofObject, numbers: numbersObject)
        try await link(
            [
                toolchain.wasiStart.path, objects.plain, objects.proof, objects.numbers,
                pictures.object(in: library).path,
            ],
            to: folder.appending(path: Self.proof))
        let pageObject =
            hasVectors
            ? try await compile(page, module: "Live", in: work, adding: imports + Self.vectors)
            : objects.plain
        try await link(
            ["--no-entry"] + ["settings", "draw", "text"].map { "--export=lectern_\($0)" } + [
                pageObject, objects.numbers, pictures.object(in: library).path,
            ],
            to: folder.appending(path: Self.page))
        try FileManager.default.removeItem(at: work)
    }

    /// The proof's object, compiled for the first figure.
    private func proofObject(of files: Files) async throws -> String {
        let folder = try await store.entryInTurn(try key(files)) {
            _ = try await compile(files, module: "Proof", in: $0)
        }
        return folder.appending(path: "Proof.o").path
    }

    /// Compiles code to an object, whose path is returned.
    private func compile(
        _ files: Files, module: String, in folder: URL, adding options: [String] = []
    ) async throws -> String {
        for (name, text) in files { try Data(text.utf8).write(to: folder.appending(path: name)) }
        // By names alone: the path of a folder would change the module's bytes.
        let compilation = try await toolchain.compile(
            ["-c"] + files.map(\.name) + ["-module-name", module, "-o", "\(module).o"] + Self.options + options,
            into: folder, in: folder)
        guard compilation.succeeded else {
            throw LiveDiagnostics(source: source, chapter: chapter).errors(compilation)
        }
        return folder.appending(path: "\(module).o").path
    }

    /// Compiles the fixed numbers to an object, whose path is returned.
    private func compile(_ numbers: String, in folder: URL) async throws -> String {
        let (source, object) = (folder.appending(path: "numbers.c"), folder.appending(path: "numbers.o"))
        try Data(numbers.utf8).write(to: source)
        let compilation = try await toolchain.link(
            ["--target=wasm32-unknown-none-wasm", "-c", source.path, "-o", object.path], with: toolchain.cCompiler,
            into: folder)
        guard compilation.succeeded else {
            throw LiveDiagnostics(source: self.source, chapter: chapter).linking(compilation.output)
        }
        return object.path
    }

    private func link(_ arguments: [String], to module: URL) async throws {
        // A page's code gets a megabyte of stack, as a thread on most systems, not the linker's 64 KB.
        let result = try await toolchain.link(
            ["--gc-sections", "--strip-all", "-z", "stack-size=1048576"] + arguments
                + [toolchain.unicodeTables.path, toolchain.wasiLibrary.path, "-o", module.path],
            with: toolchain.webAssemblyLinker, into: module.deletingLastPathComponent())
        guard result.succeeded else {
            throw LiveDiagnostics(source: source, chapter: chapter).linking(result.output)
        }
    }
}
