import Literate
import Site

/// What became of a site's folder.
package struct WrittenSite: Sendable, Hashable {
    /// How many chapters have a page of this build.
    package var built: Int
    /// Chapters that fail, by `Chapter.name`, whose page of an earlier build stays as it was.
    package var kept: [String]
    /// Chapters that fail and have no earlier page: theirs says what is wrong.
    package var explained: [String]
}

extension CourseBuild {
    /// Writes the site into `folder`. No page comes from a chapter that fails.
    ///
    /// - Throws: where the folder cannot be written; `SiteError.diagnostics`, and nothing is written, where no chapter can be
    ///   shown or the pages that all chapters share are wrong.
    package func write(into folder: SiteFolder) throws(SiteError) -> WrittenSite {
        let failing = unreadable.map(\.standIn) + chapters.filter { !$0.failures.isEmpty }.map(\.chapter)
        let built = chapters.count { $0.failures.isEmpty }
        if !otherFailures.isEmpty || built == 0 && !failing.isEmpty { throw .diagnostics(failures) }
        let kept = try folder.write(files, keeping: Set(failing.map { $0.name + ".html" }))
        let names = failing.map(\.name).sorted()
        return WrittenSite(
            built: built, kept: names.filter { kept.contains($0 + ".html") },
            explained: names.filter { !kept.contains($0 + ".html") })
    }
}
