import Foundation

/// A program or a package's file that some commands need.
struct Requirement: Sendable {
    /// What it is, as a reader knows it.
    var name: String
    /// The commands that need it.
    var use: String
    /// The Debian package, or nil where it comes otherwise.
    var package: String?
    private var place: Place

    private enum Place {
        /// A program on the PATH.
        case program(String)
        /// Any of these files.
        case files([String])
    }

    /// Whether it is there.
    func isMet(path: String) -> Bool {
        switch place {
        case .program(let name):
            path.split(separator: ":").contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(name)") }
        case .files(let files): files.contains { FileManager.default.fileExists(atPath: $0) }
        }
    }

    private static func library(_ name: String, use: String, package: String, header: String) -> Requirement {
        let folders = [
            "/usr/include", "/usr/include/x86_64-linux-gnu", "/usr/include/aarch64-linux-gnu", "/usr/local/include",
        ]
        return Requirement(name: name, use: use, package: package, place: .files(folders.map { "\($0)/\(header)" }))
    }

    /// Everything that a command may need.
    static let all: [Requirement] = [
        Requirement(name: "Swift", use: "everything", package: nil, place: .program("swiftc")),
        library("OpenBLAS", use: "cells", package: "libopenblas-dev", header: "cblas.h"),
        library("libgd", use: "figures", package: "libgd-dev", header: "gd.h"),
        Requirement(
            name: "Inter", use: "text in figures", package: "fonts-inter",
            place: .files(["/usr/share/fonts/opentype/inter/Inter-Regular.otf"])),
        Requirement(
            name: "DejaVu", use: "text in figures", package: "fonts-dejavu-core",
            place: .files(["/usr/share/fonts/truetype/dejavu/DejaVuSans.ttf"])),
        Requirement(
            name: "Symbola", use: "symbols in figures", package: "fonts-symbola",
            place: .files(["/usr/share/fonts/truetype/ancient-scripts/Symbola_hint.ttf"])),
        Requirement(
            name: "Micro Hei", use: "Chinese, Japanese and Korean in figures", package: "fonts-wqy-microhei",
            place: .files(["/usr/share/fonts/truetype/wqy/wqy-microhei.ttc"])),
        library("FreeType", use: "figures", package: "libfreetype-dev", header: "freetype2/ft2build.h"),
        library("FriBidi", use: "figures", package: "libfribidi-dev", header: "fribidi/fribidi.h"),
        library("cmark-gfm", use: "chapters", package: "libcmark-gfm-dev", header: "cmark-gfm.h"),
        library("xxHash", use: "the cache", package: "libxxhash-dev", header: "xxhash.h"),
        library("libarchive", use: "grade", package: "libarchive-dev", header: "archive.h"),
        library("zlib", use: "data sets", package: "zlib1g-dev", header: "zlib.h"),
        library("libcrypto", use: "build", package: "libssl-dev", header: "openssl/evp.h"),
        library("Duktape", use: "build", package: "duktape-dev", header: "duktape.h"),
        library("libxml2", use: "build", package: "libxml2-dev", header: "libxml2/libxml/HTMLparser.h"),
        Requirement(
            name: "KaTeX", use: "build, check", package: "libjs-katex",
            place: .files(["/usr/share/javascript/katex/katex.js", "/usr/share/javascript/katex/katex.min.js"])),
        Requirement(
            name: "wasi-libc", use: "live figures in build, check", package: "wasi-libc",
            place: .files(["/usr/lib/wasm32-wasi/libc.a"])),
        Requirement(
            name: "binaryen", use: "smaller modules in pages", package: "binaryen", place: .program("wasm-opt")),
        Requirement(name: "bubblewrap", use: "grade, check", package: "bubblewrap", place: .program("bwrap")),
    ]
}
