import Foundation

/// What making a live figure's module needs.
extension Toolchain {
    /// How code is compiled for a page.
    package static let webAssemblyOptions = [
        "-target", "wasm32-unknown-none-wasm", "-enable-experimental-feature", "Embedded",
        "-enable-experimental-feature", "Extern", "-Osize", "-parse-as-library", "-swift-version", "5",
        "-disable-stack-protector", "-package-name", "lectern",
    ]

    /// Besides these, for code that a page loads and calls seldom: each small function stays one function, such as what counts a reference.
    /// The interpreter's module is a twelfth smaller by it.
    package static let smallOptions = ["-Xllvm", "-inline-threshold=0"]

    /// The linker for WebAssembly.
    package var webAssemblyLinker: URL { binaries.appending(path: "wasm-ld") }
    /// Compiles data to an object.
    package var cCompiler: URL { binaries.appending(path: "clang") }
    /// Runs a module without a browser.
    package var webAssemblyRunner: URL { binaries.appending(path: "wasmkit") }
    /// The tables by which Embedded Swift takes texts apart.
    package var unicodeTables: URL {
        binaries.deletingLastPathComponent().appending(
            path: "lib/swift/embedded/wasm32-unknown-none-wasm/libswiftUnicodeDataTables.a")
    }
    /// Memory and mathematics.
    package var wasiLibrary: URL { Self.wasiFolder.appending(path: "libc.a") }
    /// The beginning of a program, for a proof.
    package var wasiStart: URL { Self.wasiFolder.appending(path: "crt1-command.o") }
    /// Makes modules smaller, where it is installed.
    package var webAssemblyOptimizer: URL { URL(filePath: "/usr/bin/wasm-opt") }

    /// The program that makes modules smaller as a fact that hashes can contain: without it, they are other bytes.
    package var optimizerIdentity: String { (try? Self.identity(of: webAssemblyOptimizer)) ?? "none" }

    /// Makes a module that was linked into `folder` smaller, by a fifth and a tenth of that when compressed. Without Debian's binaryen it
    /// stays as it is.
    ///
    /// - Parameter isThorough: whether two passes are made that take three times as long, for a thirtieth less.
    package func shrink(_ module: URL, in folder: URL, isThorough: Bool) async throws {
        guard FileManager.default.isExecutableFile(atPath: webAssemblyOptimizer.path) else { return }
        let smaller = module.appendingPathExtension("small")
        // These passes take a third of the time of -Oz, and save as much, or compressed more.
        let passes =
            ["duplicate-function-elimination", "dce"]
            + (isThorough
                ? [
                    "simplify-globals-optimizing", "dae-optimizing", "remove-unused-names", "merge-blocks",
                    "precompute-propagate", "simplify-locals-nostructure", "rse", "coalesce-locals", "reorder-locals",
                    "code-folding", "merge-blocks", "vacuum",
                ]
                : [
                    "dae", "remove-unused-names", "merge-blocks", "simplify-locals", "coalesce-locals",
                    "reorder-locals", "vacuum",
                ])
        let features = ["bulk-memory", "sign-ext", "nontrapping-float-to-int", "mutable-globals"]
        let shrinking = try await link(
            passes.map { "--" + $0 } + features.map { "--enable-" + $0 } + [module.path, "-o", smaller.path],
            with: webAssemblyOptimizer, into: folder)
        guard shrinking.succeeded else {
            try? FileManager.default.removeItem(at: smaller)
            return
        }
        try FileManager.default.removeItem(at: module)
        try FileManager.default.moveItem(at: smaller, to: module)
    }

    /// The source of `Pictures`, which is compiled along.
    package func pictures() throws(ToolchainError) -> URL {
        try installation.folder(Installation.pictures)
    }

    /// Debian's wasi-libc.
    private static let wasiFolder = URL(filePath: "/usr/lib/wasm32-wasi")

    /// - Throws: `ToolchainError` for the first thing that is not installed.
    package func checkWebAssembly() throws(ToolchainError) {
        for file in [wasiLibrary, wasiStart] where !FileManager.default.fileExists(atPath: file.path) {
            throw .missing(file.path, advice: "live figures need it: apt-get install wasi-libc")
        }
        for file in [webAssemblyLinker, cCompiler, webAssemblyRunner, unicodeTables]
        where !FileManager.default.fileExists(atPath: file.path) {
            throw .missing(file.path, advice: "live figures need it; it comes with Swift 6.3 from swift.org")
        }
    }
}

extension Toolchain {
    /// Sources that come with Lectern, of the files and folders `parts`, to be compiled as one module: our own modules are not imported.
    ///
    /// - Throws: `ToolchainError` where one of them is not there.
    package func pageSources(_ parts: [String]) throws -> [(name: String, text: String)] {
        try parts.flatMap { part in
            let place = try installation.folder(part)
            let names =
                part.hasSuffix(".swift")
                ? [""]
                : try FileManager.default.subpathsOfDirectory(atPath: place.path).filter { $0.hasSuffix(".swift") }
            return try names.sorted().map { name in
                let file = name.isEmpty ? place : place.appending(path: name)
                let text = try String(contentsOf: file, encoding: .utf8)
                return (
                    name: "\(part)/\(name)".split(separator: "/").dropFirst().joined(separator: "-"),
                    text: text.replacing(/(?m)^ *import (?!Synchronization$)[A-Z][A-Za-z]+$/, with: "")
                )
            }
        }
    }
}
