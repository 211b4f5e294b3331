import Foundation
import Literate

/// Checks the built pages as a browser would find them: every address inside the site leads to a file and, where it has
/// one, an anchor; every image has alternative text; no identifier stands twice in a page.
struct LinkChecker {
    /// What the pages' addresses begin with.
    let paths: SitePaths
    /// How diagnostics name the site's folder.
    let folder: String
    private let files: Set<String>
    private let pages: [(name: String, elements: [HTMLElement])]
    private let anchors: [String: Set<String>]

    init(_ files: SiteFiles, paths: SitePaths, folder: String) {
        self.paths = paths
        self.folder = folder
        self.files = Set(files.names)
        pages = files.names.filter { $0.hasSuffix(".html") }.map { ($0, HTMLElement.all(in: files.contents[$0] ?? [])) }
        anchors = Dictionary(
            uniqueKeysWithValues: pages.map { page in
                (page.name, Set(page.elements.compactMap { $0.attributes["id"] }))
            })
    }

    /// What is wrong, page by page, line by line.
    func problems() -> [Diagnostic] { pages.flatMap { problems(of: $0.name, $0.elements) } }

    private func problems(of page: String, _ elements: [HTMLElement]) -> [Diagnostic] {
        var problems: [Diagnostic] = []
        var identifiers: Set<String> = []
        func report(_ element: HTMLElement, _ message: String) {
            problems.append(
                Diagnostic(
                    file: folder + "/" + page, position: SourcePosition(line: element.line), message: message))
        }
        for element in elements {
            if let identifier = element.attributes["id"], !identifiers.insert(identifier).inserted {
                report(element, "the identifier '\(identifier)' stands twice in the page")
            }
            if element.name == "img", element.attributes["alt"]?.contains(where: { !$0.isWhitespace }) != true {
                report(element, "the image '\(element.attributes["src"] ?? "")' has no alternative text")
            }
            for address in addresses(in: element) {
                if let message = problem(with: address, on: page) { report(element, message) }
            }
        }
        return problems
    }

    private func addresses(in element: HTMLElement) -> [String] {
        let plain = ["href", "src", "poster"].compactMap { element.attributes[$0] }
        let sets = element.attributes["srcset"]?.split(separator: ",") ?? []
        return plain + sets.compactMap { $0.split(whereSeparator: \.isWhitespace).first.map(String.init) }
    }

    private func problem(with address: String, on page: String) -> String? {
        if address.hasPrefix("https://") || address.hasPrefix("http://") || address.hasPrefix("mailto:") { return nil }
        let parts = address.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        let path = parts.first.map(String.init) ?? ""
        var target = page
        if !path.isEmpty {
            guard path.hasPrefix(paths.prefix) else { return "'\(address)' lies outside of the site" }
            target = String(path.dropFirst(paths.prefix.count)).removingPercentEncoding ?? path
            if target.isEmpty { target = "index.html" }
            guard files.contains(target) else { return "'\(address)' leads to no file of the site" }
        }
        guard parts.count > 1 else { return nil }
        let anchor = parts[1].removingPercentEncoding ?? String(parts[1])
        if anchor.isEmpty || anchors[target]?.contains(anchor) == true { return nil }
        return "'\(address)' leads to no place in \(target)"
    }
}
