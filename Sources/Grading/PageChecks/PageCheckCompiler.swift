import Evaluation
import Foundation
import Literate
import Toolchain

/// Compiles the checks and the misconceptions of a chapter's exercises to WebAssembly, for a page that judges answers in its interpreter.
///
/// The module has the stubs of a grading, PropertyTesting, and its rules of which calls are repeated, kept and compared; the page's side is
/// `site/assets/scripts/trial-run.js`. A page takes what the compiler takes: a check that needs more than Embedded Swift has, such as
/// Tensor, is left out. An `Int` of the module has 32 bits: where a value does not fit, the page does not judge.
public struct PageCheckCompiler: Sendable {
    private let toolchain: Toolchain
    private let store: ContentStore

    /// A compiler that keeps modules in `cache`.
    public init(toolchain: Toolchain, cache: OutputCache) {
        self.toolchain = toolchain
        store = cache.pageChecks
    }

    /// A chapter's checks.
    public struct Checks: Sendable {
        /// The module; nil where the page can try no check.
        public var module: Data?
        /// The exercises whose checks are in it, in the order in which the module counts them.
        public var exercises: [Checked] = []

        /// No checks.
        public init() {}

        fileprivate init(list: Data, module: Data) throws {
            exercises = try JSONDecoder().decode([Checked].self, from: list)
            self.module = exercises.isEmpty ? nil : module
        }
    }

    /// An exercise that a page can check.
    public struct Checked: Sendable, Codable {
        /// Its name.
        public var id: String
        /// The heads of the functions that it asks for.
        public var heads: [String]
    }

    private static let module = "checks.wasm"
    private static let list = "exercises.json"
    private static let (table, exports) = ("LecternTable.swift", "LecternExports.swift")
    private static let head = "@testable import \(PageCheckLibrary.name)\n"
    /// Not optimized: that takes five times as long, and what takes time is the library's.
    private static let options = Toolchain.webAssemblyOptions.map { $0 == "-Osize" ? "-Onone" : $0 }
    /// Seconds of a processor's time, on a machine that has much else to do.
    private static let patience = 900

    /// The checks of `chapter`, compiled where they are not kept.
    ///
    /// - Throws: `ToolchainError` where part of what that needs is not installed.
    public func checks(of chapter: Chapter) async throws -> Checks {
        guard chapter.exercises.contains(where: { $0.uses.isEmpty }) else { return Checks() }
        let tools = [
            try toolchain.identity, try Toolchain.identity(of: toolchain.wasiLibrary), toolchain.optimizerIdentity,
        ]
        // With an equal one of these, nothing of the code is read.
        let name = ContentHash([try toolchain.buildIdentity] + tools + chapter.exercises.flatMap(\.checkedTexts))
        if let list = store.data(named: "\(name).json"), let module = store.data(named: "\(name).wasm") {
            return try Checks(list: list, module: module)
        }
        // An exercise at fault is told by `check`.
        let sources = chapter.exercises.compactMap { try? PageCheckSource($0, file: chapter.file) }.filter(\.isPossible)
        guard !sources.isEmpty else { return Checks() }
        let library = try PageCheckLibrary.library(toolchain: toolchain, store: store)
        let code = sources.enumerated().flatMap { [$1.fileName, $1.text(index: $0)] + $1.heads }
        let key = ContentHash(
            Self.options + tools + [
                library.key.description, PageCheckSupport.exports, PageCheckSource.table(of: sources),
            ]
                + code)
        let folder = try await store.entryInTurn(key) {
            try await compile(sources, with: library, in: library.folder(), into: $0)
        }
        let list = try Data(contentsOf: folder.appending(path: Self.list))
        let module = try Data(contentsOf: folder.appending(path: Self.module))
        try store.store(list, named: "\(name).json")
        try store.store(module, named: "\(name).wasm")
        return try Checks(list: list, module: module)
    }

    /// Compiles all checks that can be compiled: those at which the compiler finds something are left out, one after the other.
    private func compile(
        _ all: [PageCheckSource], with library: PageLibrary, in libraryFolder: URL, into folder: URL
    ) async throws {
        let work = folder.appending(path: "work")
        try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: work) }
        try Data((Self.head + PageCheckSupport.exports).utf8).write(to: work.appending(path: Self.exports))
        var sources = all
        while !sources.isEmpty {
            let compilation = try await compile(sources, with: libraryFolder, in: work)
            if compilation.succeeded { break }
            let faulty = Set(compilation.errors.map(\.file))
            var kept = sources.filter { !faulty.contains($0.fileName) }
            if kept.count == sources.count {
                // The compiler ended, or finds the fault in what a check makes of the library: then each is tried by itself.
                kept = []
                for source in sources where try await compile([source], with: libraryFolder, in: work).succeeded {
                    kept.append(source)
                }
            }
            guard kept.count < sources.count else { throw PageCheckError(output: compilation.output) }
            sources = kept
        }
        let checked = sources.map { Checked(id: $0.exercise.id.name, heads: $0.heads) }
        try JSONEncoder().encode(checked).write(to: folder.appending(path: Self.list))
        guard !sources.isEmpty else { return try Data().write(to: folder.appending(path: Self.module)) }
        let linking = try await toolchain.link(
            ["--gc-sections", "--strip-all", "-z", "stack-size=1048576", "--stack-first", "--no-entry"]
                + (PageCheckSupport.exported + ["__stack_pointer"]).map { "--export=\($0)" }
                // Of what both have, the first is taken, which is optimized.
                + [library.object(in: libraryFolder).path, work.appending(path: "page.o").path]
                + [toolchain.unicodeTables.path, toolchain.wasiLibrary.path]
                + ["-o", folder.appending(path: Self.module).path], with: toolchain.webAssemblyLinker, into: folder)
        guard linking.succeeded else { throw PageCheckError(output: linking.output) }
        try await toolchain.shrink(folder.appending(path: Self.module), in: folder, isThorough: false)
    }

    /// Compiles these checks to `page.o`.
    private func compile(
        _ sources: [PageCheckSource], with library: URL, in work: URL
    ) async throws -> Toolchain.Invocation {
        for (index, source) in sources.enumerated() {
            try Data((Self.head + source.text(index: index)).utf8).write(to: work.appending(path: source.fileName))
        }
        try Data((Self.head + PageCheckSource.table(of: sources)).utf8).write(to: work.appending(path: Self.table))
        // By names alone: the path of a folder would change the module's bytes.
        return try await toolchain.compile(
            ["-c"] + sources.map(\.fileName) + [Self.table, Self.exports]
                + ["-module-name", "Page", "-I", library.path, "-o", "page.o"] + Self.options, into: work, in: work,
            within: Self.patience)
    }
}

extension Exercise {
    /// All from which its check in a page follows.
    fileprivate var checkedTexts: [String] {
        [id.name, starter.text, check.text] + uses.map(\.name) + ["misconceptions"]
            + misconceptions.flatMap { [$0.hint, $0.source.text] }
    }
}
