import Literate

/// One page of a site, with the files that it brings.
package struct SitePage: Sendable, Hashable {
    /// The file's name in the site's root.
    package let name: String
    /// The page.
    package let html: [UInt8]
    /// The files that the page shows, by their names from the site's root: figures, pictures, scripts.
    package internal(set) var files: [String: [UInt8]] = [:]
    /// The figures among them, with the files that they are in a run's folder.
    var figures: [ChapterPage.FigureFile] = []
    /// The images among them, as they were when the page was made.
    var images: [ProseImage] = []
    /// What is wrong in the prose that the page was made from.
    package internal(set) var problems: [Diagnostic] = []
    /// Whether it says what is wrong with a chapter, in place of the chapter's own page.
    package internal(set) var isStandIn = false
    /// Whether it shows a formula, and needs KaTeX's style.
    var hasMath = false
    /// Where it leads, as a browser finds it.
    let links: PageLinks

    init(name: String, html: HTML) {
        self.name = name
        self.html = Array(html.text.utf8)
        links = PageLinks(HTMLElement.all(in: self.html))
    }

    /// A page that was made before.
    init(name: String, html: [UInt8], links: PageLinks) { (self.name, self.html, self.links) = (name, html, links) }

    /// Whether the images that the page shows are still what they were.
    package var hasFreshImages: Bool { images.allSatisfy(\.isFresh) }
}
