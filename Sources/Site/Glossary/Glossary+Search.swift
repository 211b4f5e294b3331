extension Glossary {
    /// What a search finds of the glossary, and what a card at a term says.
    func searchEntries(paths: SitePaths) -> [SearchEntry] {
        let page = paths.file(chapter + ".html")
        return entries.map {
            SearchEntry(
                title: $0.term, place: "Glossary · " + $0.place.title, address: page + "#" + $0.anchor,
                text: $0.sentence)
        }
    }
}
