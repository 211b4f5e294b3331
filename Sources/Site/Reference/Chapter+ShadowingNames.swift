import Literate

extension Chapter {
    /// The names that the chapter's own cells declare: where they are read, the reference's are not meant.
    func shadowingNames(by code: CodeReader) -> Set<String> {
        cells.reduce(into: []) { $0.formUnion(code.reading(of: $1.source.text).shadowingNames) }
    }
}
