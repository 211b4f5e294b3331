import Literate
import Reference
import Toolchain

extension SiteBuilder {
    /// The page of `chapter` as it was made before under `key`; nil where it is to be made.
    package func keptPage(of chapter: Chapter, key: ContentHash) -> SitePage? {
        keptPage(SitePaths.fileName(of: chapter), key: key)
    }

    /// Keeps a page under `key` for builds to come. One with something wrong in it is made anew each time, for what is wrong is told then.
    package func keep(_ page: SitePage, key: ContentHash) {
        if page.problems.isEmpty { pages?.keep(page, of: variant, key: key) }
    }

    /// The reference as it was made before under `key`; nil where it is to be made.
    package func keptReference(key: ContentHash) -> SiteReference? {
        guard let facts = pages?.value(SiteReference.Facts.self, Self.referenceFacts, of: variant, key: key) else {
            return nil
        }
        let kept = facts.pages.compactMap { keptPage($0, key: key) }
        return kept.count == facts.pages.count ? SiteReference(pages: kept, facts: facts, key: key) : nil
    }

    /// Makes the reference, and keeps it under `key` for builds to come.
    package func reference(of modules: [ReferenceModule], key: ContentHash) -> SiteReference {
        let reference = makeReference(of: modules, key: key)
        for page in reference.pages { keep(page, key: key) }
        pages?.keep(reference.facts, Self.referenceFacts, of: variant, key: key)
        return reference
    }

    /// Reads the code of `chapter`; what was read in builds before, of any text that the chapter then had, is known.
    func keptCode(of chapter: Chapter) -> CodeReader {
        let known = pages?.value(
            [String: CodeReader.Record].self, Self.codeRecords(of: chapter), of: Self.anyVariant, key: codeKey)
        return CodeReader(known: known ?? [:])
    }

    /// Keeps what was read of the chapter's code for builds to come, where it was not known before.
    func keep(_ code: CodeReader, of chapter: Chapter) {
        guard code.hasRead else { return }
        pages?.keep(code.used, Self.codeRecords(of: chapter), of: Self.anyVariant, key: codeKey)
    }

    private static func codeRecords(of chapter: Chapter) -> String { chapter.name + ".json" }

    /// What code is does not depend on how the site is written.
    private static let anyVariant = "code"

    private var codeKey: ContentHash { ContentHash([pages?.build ?? ""]) }

    private static let referenceFacts = "reference.json"

    private func keptPage(_ name: String, key: ContentHash) -> SitePage? {
        pages?.page(name, of: variant, key: key) { try bytes(of: $0) }
    }

    /// How the site is written, as a name: pages of another variant stay beside this one's.
    private var variant: String {
        String(ContentHash(["\(options)", "\(hasReference)"]).description.prefix(8))
    }
}
