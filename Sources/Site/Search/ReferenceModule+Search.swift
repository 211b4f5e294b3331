import Literate
import Reference

extension ReferenceModule {
    /// What a search finds of the module: every declaration, each by its name and the first paragraph that is said about it.
    func searchEntries(paths: SitePaths) -> [SearchEntry] {
        let anchors = ReferenceAnchors(self)
        let page = paths.file(ReferencePage.fileName(of: self))
        func entries(_ symbol: Symbol, in topic: Topic, under path: String) -> [SearchEntry] {
            let entry = SearchEntry(
                title: path + symbol.name, place: "\(name) · \(topic.title)", address: page + "#" + anchors[symbol],
                text: symbol.discussion.firstParagraph, declaration: symbol.declaration.map(\.text).joined())
            return [entry]
                + symbol.members.flatMap { entries($0, in: topic, under: path + symbol.baseName + ".") }
        }
        return topics.flatMap { topic in topic.symbols.flatMap { entries($0, in: topic, under: "") } }
    }
}

extension [Block] {
    fileprivate var firstParagraph: String {
        for case .paragraph(let text) in self { return text.plainText.asOneLine }
        return ""
    }
}
