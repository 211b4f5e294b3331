import Foundation

/// What making a live figure's module needs.
extension Toolchain {
    /// How code is compiled for a page.
    package static let webAssemblyOptions = [
        "-target", "wasm32-unknown-none-wasm", "-enable-experimental-feature", "Embedded",
        "-enable-experimental-feature", "Extern", "-Osize", "-parse-as-library", "-swift-version", "5",
        "-disable-stack-protector", "-package-name", "lectern",
    ]

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
