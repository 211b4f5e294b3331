import Toolchain
import Foundation
import Subprocess

/// Reads the public declarations of built modules through the toolchain.
public struct ReferenceExtractor: Sendable {
    private let toolchain: Toolchain
    static var documentedNames: Set<String> { Set(documentedModules.map(\.key)) }

    /// The modules whose reference the site has, each with what it is for: what a chapter's cells import.
    public static let documentedModules: KeyValuePairs = [
        "LessonKit": "The words with which a cell speaks to its reader.",
        "Kernels": "Tensors and the operators on them, forward and backward.",
        "Networks": "Layers, graphs and training.",
        "Models": "Published networks and machines, and looking into them.",
        "Figures": "Charts, diagrams, image grids and animations.",
        "Pictures": "What a live figure's function draws.",
        "Datasets": "Drawn letters, digits and pictures, and files of known data sets.",
        "PropertyTesting": "Claims that are tried on many inputs, with the smallest that breaks them.",
    ]

    /// An extractor for the modules that this toolchain built.
    public init(toolchain: Toolchain) { self.toolchain = toolchain }

    /// The declarations of every documented module.
    /// - Throws: `ReferenceError` where the toolchain cannot read one.
    public func modules() async throws -> [ReferenceModule] {
        var modules: [ReferenceModule] = []
        for (name, summary) in Self.documentedModules { modules.append(try await module(name, summary: summary)) }
        return modules
    }

    /// The hash of all that the declarations are read from: hashing takes milliseconds, reading seconds.
    /// - Throws: where a module was not built.
    public func identity() throws -> ContentHash {
        var fields = [try toolchain.identity, try toolchain.buildIdentity]
        for (name, summary) in Self.documentedModules {
            fields += [name, summary]
            for part in ["swiftmodule", "swiftdoc", "swiftsourceinfo"] {
                let file = toolchain.modules.appending(path: "\(name).\(part)")
                // An installation has no places of sources.
                let bytes = try? Data(contentsOf: file, options: .mappedIfSafe)
                guard bytes != nil || part == "swiftsourceinfo" else {
                    throw ReferenceError.unreadable(module: name, message: "\(file.path) cannot be read")
                }
                fields.append(bytes.map { ContentHash($0).description } ?? "")
            }
        }
        return ContentHash(fields)
    }

    /// The module's declarations.
    /// - Throws: `ReferenceError` where the toolchain cannot read the module.
    public func module(_ name: String, summary: String = "") async throws -> ReferenceModule {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lectern-symbols-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let result = try await run(
            .path(.init(toolchain.binaries.appending(path: "swift-symbolgraph-extract").path)),
            arguments: .init(
                [
                    "-module-name", name, "-target", Self.target, "-I", toolchain.modules.path, "-output-dir",
                    folder.path,
                    "-minimum-access-level", "public", "-skip-synthesized-members",
                ] + toolchain.moduleMapArguments),
            output: .discarded, error: .string(limit: 1 << 20))
        guard result.terminationStatus.isSuccess,
            let data = try? Data(contentsOf: folder.appending(path: "\(name).symbols.json"))
        else {
            try UnwritableFolder.refuse(FileManager.default.temporaryDirectory)
            throw ReferenceError.unreadable(module: name, message: result.standardError)
        }
        return ReferenceModule(
            name: name, summary: summary, graph: try JSONDecoder().decode(SymbolGraph.self, from: data))
    }

    #if arch(arm64)
        private static let target = "aarch64-unknown-linux-gnu"
    #else
        private static let target = "x86_64-unknown-linux-gnu"
    #endif
}

/// A module's declarations cannot be read.
public enum ReferenceError: Error, CustomStringConvertible {
    /// The toolchain's words for it.
    case unreadable(module: String, message: String)

    /// What is wrong, and what to do.
    public var description: String {
        switch self {
        case .unreadable(let module, let message):
            "the reference of \(module) cannot be made: \(message)\n  build Lectern anew with 'swift build'"
        }
    }
}
