import Literate

/// Files for those who read a site by machine, where the course says its address: a list of its pages, and a feed of its chapters.
struct WebFiles {
    let course: Course
    /// The address of the site, with a slash at its end.
    let url: String

    /// The addresses of all pages, as the sitemap protocol has them.
    func sitemap(of pages: [SitePage]) -> String {
        let places = pages.map { HTML("url", [:], HTML("loc", [:], HTML(escaping: url + address(of: $0.name)))) }
        return document(HTML("urlset", ["xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9"], HTML(places)))
    }

    /// The chapters as RSS, the one kind of feed that needs no dates: the same course gives the same bytes.
    func feed() -> String {
        let information = course.information
        let items = course.chapters.map { chapter in
            let address = url + SitePaths.fileName(of: chapter)
            return HTML(
                "item", [:],
                text("title", "\(chapter.number). \(chapter.title)") + text("link", address)
                    + HTML("guid", [:], HTML(escaping: address)) + text("description", chapter.frontMatter.summary))
        }
        let channel =
            text("title", information.title) + text("link", url)
            + text("description", information.subtitle.isEmpty ? information.title : information.subtitle)
        return document(HTML("rss", ["version": "2.0"], HTML("channel", [:], channel + HTML(items))))
    }

    private func text(_ name: String, _ text: String) -> HTML { HTML(name, [:], HTML(escaping: text)) }

    /// The start page is the folder itself.
    private func address(of page: String) -> String { page == SitePaths.indexName ? "" : page }

    private func document(_ root: HTML) -> String { "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + root.text + "\n" }
}
