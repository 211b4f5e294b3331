import Evaluation
import Foundation
import Toolchain

/// What all checks in pages are compiled with: PropertyTesting, the encoding of calls, what takes the place of LessonKit and an answer's
/// process.
enum PageCheckLibrary {
    /// The name of its module.
    static let name = "Checks"

    /// The library that is linked into the module of each chapter.
    ///
    /// - Throws: `ToolchainError` where a source is not installed.
    static func library(toolchain: Toolchain, store: ContentStore) throws -> PageLibrary {
        let files =
            try toolchain.pageSources(Installation.pageCheckParts) + [
                ("LecternMathematics.swift", LiveSupport.mathematics), ("LecternRuntime.swift", LiveSupport.runtime),
                ("LecternNames.swift", PageCheckSupport.names), ("LecternLink.swift", PageCheckSupport.link),
                ("LecternClaims.swift", PageCheckSupport.claims),
            ]
        return try PageLibrary(
            name: name, files: files, options: Toolchain.smallOptions + ["-enable-testing"], toolchain: toolchain,
            place: "page-checks", store: store)
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
