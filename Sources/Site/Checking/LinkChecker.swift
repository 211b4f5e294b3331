import Foundation
import Literate

/// Checks the built pages as a browser would find them: every address inside the site leads to a file and, where it has
/// one, an anchor; every image has alternative text; no page has an identifier twice.
struct LinkChecker {
    /// What the pages' addresses begin with.
    let paths: SitePaths
    /// How diagnostics name the site's folder.
    let folder: String
    private let present: Set<String>
    private let pages: [SitePage]
    /// The anchors of pages; those that are missing here are not known, and so are not checked.
    private let anchors: [String: Set<String>]

    /// A checker of `pages` in a site of the files `present`.
    init(_ pages: [SitePage], present: Set<String>, paths: SitePaths, folder: String) {
        self.paths = paths
        self.folder = folder
        self.present = present
        self.pages = pages
        anchors = Dictionary(
            pages.filter { !$0.isStandIn }.map { page in
                (page.name, Set(page.links.anchors))
            }, uniquingKeysWith: { $1 })
    }

    /// What is wrong, by the page's name, line by line.
    func problems() -> [String: [Diagnostic]] {
        Dictionary(pages.map { ($0.name, problems(of: $0)) }.filter { !$0.1.isEmpty }, uniquingKeysWith: +)
    }

    private func problems(of page: SitePage) -> [Diagnostic] {
        // Most pages have none: only where one has, it is read again for the lines.
        let isWell = page.links.isSound && page.links.addresses.allSatisfy { problem(with: $0, on: page.name) == nil }
        return isWell ? [] : problems(of: HTMLElement.all(in: page.html), on: page)
    }

    private func problems(of elements: [HTMLElement], on page: SitePage) -> [Diagnostic] {
        var problems: [Diagnostic] = []
        var identifiers: Set<String> = []
        func report(_ element: HTMLElement, _ problem: SiteProblem) {
            problems.append(
                Diagnostic(problem, file: folder + "/" + page.name, position: SourcePosition(line: element.line)))
        }
        for element in elements {
            if let identifier = element.attributes["id"], !identifiers.insert(identifier).inserted {
                report(element, .identifierTwice(identifier))
            }
            if element.isSilentImage {
                report(element, .builtImageWithoutWords(source: element.attributes["src"] ?? ""))
            }
            for address in element.addresses {
                if let problem = problem(with: address, on: page.name) { report(element, problem) }
            }
        }
        return problems
    }

    private func problem(with address: String, on page: String) -> SiteProblem? {
        if address.hasPrefix("https://") || address.hasPrefix("http://") || address.hasPrefix("mailto:") { return nil }
        let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let path = parts.first.map(String.init) ?? ""
        var target = page
        if !path.isEmpty {
            guard path.hasPrefix(paths.prefix) else { return .addressOutside(address) }
            target = String(path.dropFirst(paths.prefix.count)).removingPercentEncoding ?? path
            if target.isEmpty { target = SitePaths.indexName }
            guard present.contains(target) else { return .addressOfNoFile(address) }
        }
        guard parts.count > 1, let known = anchors[target] else { return nil }
        let anchor = parts[1].removingPercentEncoding ?? String(parts[1])
        return anchor.isEmpty || known.contains(anchor) ? nil : .addressOfNoAnchor(address, target: target)
    }
}
