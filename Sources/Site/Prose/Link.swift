import Literate

/// What a link of a chapter leads to.
enum Link: Hashable {
    /// An address to write into the page.
    case address(String)
    /// Nothing; `advice` says what would work.
    case broken(message: String, advice: String)

    /// Resolves a Markdown destination: a place in this chapter (`#anchor`), another chapter's file, as a code host shows
    /// it (`07-back-propagation.md#anchor`), or a page of the web.
    init(destination: String, chapters: [Chapter], paths: SitePaths) {
        if destination.hasPrefix("#") {
            self = .address(destination)
        } else if let scheme = Self.scheme(of: destination) {
            self =
                ["http", "https", "mailto"].contains(scheme)
                ? .address(destination)
                : .broken(
                    message: "a link cannot begin with '\(scheme):'", advice: "use an http, https or mailto address")
        } else {
            let parts = destination.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
            let name = parts[0].split(separator: "/").last.map(String.init) ?? ""
            let anchor = parts.count > 1 ? "#" + parts[1] : ""
            if let chapter = chapters.first(where: { $0.name + ".md" == name }) {
                self = .address(paths.page(chapter) + anchor)
            } else {
                let known = chapters.map { $0.name + ".md" }.joined(separator: ", ")
                self = .broken(message: "'\(destination)' is no chapter of this course", advice: "chapters: \(known)")
            }
        }
    }

    private static func scheme(of destination: String) -> String? {
        guard let colon = destination.firstIndex(of: ":") else { return nil }
        let scheme = destination[..<colon]
        let isScheme = scheme.allSatisfy { !"/?#".contains($0) }
        return isScheme ? scheme.lowercased().filter { !$0.isWhitespace } : nil
    }
}
