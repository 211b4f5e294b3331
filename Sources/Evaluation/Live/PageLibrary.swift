import Foundation
import Outputs
import Toolchain

/// Code that modules of pages import: it is compiled once, for all courses, and linked into each.
package struct PageLibrary: Sendable {
    /// The name of its module.
    private let name: String
    private let files: Files
    private let options: [String]
    private let toolchain: Toolchain
    private let store: ContentStore
    /// The hash of all that it follows from.
    package let key: ContentHash

    /// Code by the names of its files.
    package typealias Files = [(name: String, text: String)]

    /// Half a minute of a processor's time, in seconds on a machine that has much else to do.
    private static let patience = 900

    /// A library that is kept beside Lectern's programs, in the folder `place`, or in `store` where that cannot be written.
    ///
    /// - Throws: `ToolchainError` where what compiles it is not there.
    package init(
        name: String, files: Files, options: [String] = [], toolchain: Toolchain, place: String, store: ContentStore
    ) throws {
        (self.name, self.files, self.toolchain) = (name, files, toolchain)
        self.options = Toolchain.webAssemblyOptions + options
        let isWritable = FileManager.default.isWritableFile(atPath: toolchain.products.path)
        self.store = isWritable ? ContentStore(folder: toolchain.products.appending(path: place)) : store
        let tools = [try toolchain.identity, try Toolchain.identity(of: toolchain.wasiLibrary)]
        key = ContentHash(self.options + tools + files.flatMap { [$0.name, $0.text] })
    }

    /// The folder of the compiled library, which has its module and its object. It is made where it is not kept.
    ///
    /// - Throws: `PageLibraryError` where it does not compile.
    package func folder() async throws -> URL {
        try toolchain.checkWebAssembly()
        return try await store.entryInTurn(key) { try await compile(into: $0) }
    }

    /// The object, in the library's folder.
    package func object(in folder: URL) -> URL { folder.appending(path: "\(name).o") }

    /// By which code imports it.
    package func imports(from folder: URL) -> [String] { ["-I", folder.path, "-import-module", name] }

    private func compile(into folder: URL) async throws {
        let work = folder.appending(path: "work")
        try FileManager.default.createDirectory(at: work, withIntermediateDirectories: true)
        for (name, text) in files { try Data(text.utf8).write(to: work.appending(path: name)) }
        // By names alone: the path of a folder would change the module's bytes.
        let compilation = try await toolchain.compile(
            ["-c"] + files.map(\.name)
                + ["-module-name", name, "-emit-module-path", "../\(name).swiftmodule", "-o", "../\(name).o"] + options,
            into: work, in: work, within: Self.patience)
        guard compilation.succeeded else { throw PageLibraryError(name: name, output: compilation.output) }
        try FileManager.default.removeItem(at: work)
    }
}

/// A library of pages, as it is installed, could not be compiled.
public struct PageLibraryError: Error, CustomStringConvertible {
    let name: String
    /// What the compiler said.
    let output: String

    /// What is wrong and what to do.
    public var description: String {
        "error: the library \(name) does not compile for pages; install Lectern again\n\(output)"
    }
}
