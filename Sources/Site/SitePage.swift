import Literate

/// One page of a site, with the files that it brings.
package struct SitePage: Sendable, Hashable {
    /// The file's name in the site's root.
    package let name: String
    /// The page.
    package let html: [UInt8]
    /// The files that the page shows, by their names from the site's root: figures, pictures, scripts.
    package internal(set) var files: [String: [UInt8]] = [:]
    /// The images among them, as they were when the page was made.
    var images: [ProseImage] = []
    /// What is wrong in the prose that the page was made from.
    package internal(set) var problems: [Diagnostic] = []
    /// Whether it says what is wrong with a chapter, in place of the chapter's own page.
    package internal(set) var isStandIn = false
    /// Whether it shows a formula, and needs KaTeX's style.
    var hasMath = false
    /// The start tags, as a browser finds them.
    let elements: [HTMLElement]

    init(name: String, html: HTML) {
        self.name = name
        self.html = Array(html.text.utf8)
        elements = HTMLElement.all(in: self.html)
    }

    /// Whether the images that the page shows are still what they were.
    package var hasFreshImages: Bool { images.allSatisfy(\.isFresh) }
}
