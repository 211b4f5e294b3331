import Foundation
import Literate
import Toolchain

/// The wrong versions of a chapter that their properties noticed before: that stays so until the code of its cells, the compiler or
/// Lectern changes.
struct NoticedVersions: Sendable {
    private let store: ContentStore
    private let chapter: Chapter
    private let plan: ChapterPlan
    private let build: String

    /// - Throws: what keeps the chapter's data files from being read.
    init(of chapter: Chapter, by evaluator: Evaluator) async throws {
        self.chapter = chapter
        let data = try DataFiles(of: chapter, tables: try await evaluator.earlierTables(of: chapter))
        plan = evaluator.plan(of: chapter, data: data)
        build = try evaluator.toolchain.buildIdentity
        store = evaluator.cache.claims
    }

    func contains(_ version: WrongVersion) -> Bool { store.data(named: name(version)) != nil }

    /// Keeps that `version` was noticed. A store that cannot be written costs time alone.
    func insert(_ version: WrongVersion) { try? store.store(Data(), named: name(version)) }

    /// The hash of all that the verdict follows from. Cells after the last that has the property's name have no part in it; where none
    /// has it as it is written, any may claim it.
    private func name(_ version: WrongVersion) -> String {
        let last = chapter.cells.lastIndex { $0.source.text.contains(version.property) } ?? chapter.cells.count - 1
        let cells = plan.steps.prefix(last + 1).map(\.outputKey.description)
        return ContentHash([build, version.property, version.source.text] + cells).description
    }
}
