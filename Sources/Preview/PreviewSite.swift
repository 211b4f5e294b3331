import CourseBuild
import Literate

/// The pages of a course as it is now. A chapter that fails has its page, too, which shows what is wrong where it is.
struct PreviewSite: Sendable, Hashable {
    /// The files by their names from the site's root.
    private(set) var files: [String: [UInt8]] = [:]
    /// What is wrong, in the chapters' order.
    private(set) var faults: [Fault] = []
    /// The pages of chapters that could be read when they were made.
    private var readable: Set<String> = []

    /// Something that is wrong.
    struct Fault: Sendable, Hashable, Encodable {
        /// The page of the chapter in which it is; nil for what belongs to none.
        var page: String?
        /// `file:line:column`; nil where it has no place.
        var place: String?
        var text: String
        var advice: String?

        init(text: String) { self.text = text }

        init(_ diagnostic: Diagnostic, page: String? = nil) {
            self.page = page
            place = "\(diagnostic.file):\(diagnostic.position.line):\(diagnostic.position.column)"
            (text, advice) = (diagnostic.message, diagnostic.advice)
        }
    }

    /// A site without pages.
    init() {}

    /// What `build` made; of chapters that cannot be read, the pages of `last`, which were made when they could.
    init(_ build: CourseBuild, after last: PreviewSite) {
        files = build.files.contents
        for chapter in build.chapters {
            readable.insert(chapter.page.name)
            guard !chapter.failures.isEmpty else { continue }
            files[chapter.page.name] = chapter.page.html
            files.merge(chapter.page.files) { $1 }
            faults += chapter.failures.map { Fault($0, page: chapter.page.name) }
        }
        for entry in build.unreadable {
            let page = entry.standIn.name + ".html"
            faults += entry.errors.map { Fault($0, page: page) }
            guard last.readable.contains(page), let html = last.files[page] else { continue }
            readable.insert(page)
            files[page] = html
            // Its figures, and the style of its formulas.
            files.merge(last.files.filter { !$0.key.hasSuffix(".html") }) { now, _ in now }
        }
        faults += build.otherFailures.map { Fault($0) }
    }

    /// The names of pages that are not the same in `other`, sorted.
    func pages(otherThanIn other: PreviewSite) -> [String] {
        files.filter { $0.key.hasSuffix(".html") && other.files[$0.key] != $0.value }.keys.sorted()
    }
}
