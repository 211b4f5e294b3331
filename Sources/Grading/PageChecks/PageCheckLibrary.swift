import Evaluation
import Foundation
import Toolchain

/// What all checks in pages are compiled with: PropertyTesting, the encoding of calls, what takes the place of LessonKit and an answer's
/// process. It is compiled once, and linked into the module of each chapter.
struct PageCheckLibrary {
    private let toolchain: Toolchain
    private let store: ContentStore
    private let files: [(name: String, text: String)]
    /// The hash of all that it follows from.
    let key: ContentHash

    /// The module's name.
    static let name = "Checks"
    static let object = "checks.o"
    private static let options = Toolchain.webAssemblyOptions + Toolchain.smallOptions + ["-enable-testing"]
    private static let patience = 900

    /// A library that is kept beside Lectern's programs, for all courses, or in `store` where that folder cannot be written.
    ///
    /// - Throws: `ToolchainError` where a source is not installed.
    init(toolchain: Toolchain, store: ContentStore) throws {
        self.toolchain = toolchain
        let isWritable = FileManager.default.isWritableFile(atPath: toolchain.products.path)
        self.store = isWritable ? ContentStore(folder: toolchain.products.appending(path: "page-checks")) : store
        files =
            try toolchain.pageSources(Installation.pageCheckParts) + [
                ("LecternMathematics.swift", LiveSupport.mathematics), ("LecternRuntime.swift", LiveSupport.runtime),
                ("LecternNames.swift", PageCheckSupport.names), ("LecternLink.swift", PageCheckSupport.link),
                ("LecternClaims.swift", PageCheckSupport.claims),
            ]
        let tools = [try toolchain.identity, try Toolchain.identity(of: toolchain.wasiLibrary)]
        key = ContentHash(Self.options + tools + files.flatMap { [$0.name, $0.text] })
    }

    /// The folder of the compiled library, made where it is not kept.
    func folder() async throws -> URL {
        try toolchain.checkWebAssembly()
        return try await store.entryInTurn(key) { try await compile(into: $0) }
    }

    private func compile(into folder: URL) async throws {
        let work = folder.appending(path: "work")
        try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
        for (name, text) in files { try Data(text.utf8).write(to: work.appending(path: name)) }
        let compilation = try await toolchain.compile(
            ["-c"] + files.map(\.name)
                + [
                    "-module-name", Self.name, "-emit-module-path", "../\(Self.name).swiftmodule", "-o",
                    "../\(Self.object)",
                ] + Self.options, into: work, in: work, within: Self.patience)
        guard compilation.succeeded else { throw PageCheckError(output: compilation.output) }
        try FileManager.default.removeItem(at: work)
    }
}

/// What a page's checks are compiled with, as it is installed, could not be compiled.
public struct PageCheckError: Error, CustomStringConvertible {
    /// What the compiler or the linker said.
    public let output: String

    /// What is wrong and what to do.
    public var description: String {
        "error: the checks of exercises do not compile for pages; install Lectern again\n\(output)"
    }
}
