import Evaluation
import Foundation
import Literate
import Outputs
import Testing

@testable import Site

/// A page of a chapter with live figures, whose modules are compiled.
enum LivePage {
    static let isPossible =
        Browser.isInstalled && FileManager.default.fileExists(atPath: "/usr/lib/wasm32-wasi/libc.a")

    /// Runs a chapter, compiles its modules and writes its page below `folder`.
    static func build(_ markdown: String, in folder: URL) async throws -> URL {
        try await make(markdown, in: folder).page
    }

    /// The same page, with its modules.
    static func make(_ markdown: String, in folder: URL) async throws -> (page: URL, modules: [LiveID: Data]) {
        let chapter = try chapter(markdown)
        let cache = OutputCache(folder: folder)
        let outputs = try await Evaluator(toolchain: .current(), cache: cache).run(chapter)
        #expect(outputs.succeeded, "\(outputs.cells.compactMap(\.error))")
        let made = try await LiveCompiler(toolchain: .current(), cache: cache).modules(of: chapter, outputs: outputs)
        #expect(made.failures.isEmpty, "\(made.failures)")
        let builder = try builder(
            [chapter],
            content: SiteContent(outputs: [chapter.name: outputs], modules: [chapter.name: made.modules]),
            figures: cache.figures)
        #expect(try builder.files(named: "public") == builder.files(named: "public"))
        try builder.build(into: folder.appending(path: "public"))
        return (folder.appending(path: "public/09-spatial-dimensions.html"), made.modules)
    }
}
