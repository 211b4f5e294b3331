import Literate

/// What a link of a chapter leads to.
enum Link: Hashable {
    /// An address to write into the page.
    case address(String)
    /// Nothing.
    case broken(SiteProblem)

    /// Resolves a Markdown destination in `chapter`: a place in it (`#anchor`), another chapter's file, as a code host
    /// shows it (`07-back-propagation.md#anchor`), or a page of the web.
    init(destination: String, in chapter: Chapter, chapters: [Chapter], paths: SitePaths) {
        if destination.hasPrefix("#") {
            let anchor = Self.anchor(destination.dropFirst())
            self = chapter.mayHave(anchor: anchor) ? .address(destination) : .broken(.anchorNotInChapter(anchor))
        } else if let scheme = Self.scheme(of: destination) {
            self = ["http", "https", "mailto"].contains(scheme) ? .address(destination) : .broken(.linkScheme(scheme))
        } else {
            let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
            let name = parts[0].split(separator: "/").last.map(String.init) ?? ""
            guard let other = chapters.first(where: { $0.name + ".md" == name }) else {
                self = .broken(.linkToNoChapter(destination, chapters: chapters.map { $0.name + ".md" }))
                return
            }
            let anchor = parts.count > 1 ? Self.anchor(parts[1]) : ""
            self =
                other.mayHave(anchor: anchor)
                ? .address(paths.page(other) + (parts.count > 1 ? "#" + parts[1] : ""))
                : .broken(.anchorNotInOther(anchor, chapter: other.name))
        }
    }

    private static func anchor(_ text: Substring) -> String { text.removingPercentEncoding ?? String(text) }

    private static func scheme(of destination: String) -> String? {
        guard let colon = destination.firstIndex(of: ":") else { return nil }
        let scheme = destination[..<colon]
        let isScheme = scheme.allSatisfy { !"/?#".contains($0) }
        return isScheme ? scheme.lowercased().filter { !$0.isWhitespace } : nil
    }
}
