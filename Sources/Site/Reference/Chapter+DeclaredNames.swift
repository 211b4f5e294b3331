import Highlighting
import Literate

extension Chapter {
    /// The names that the chapter's own cells declare: they are not the reference's.
    var declaredNames: Set<String> {
        cells.reduce(into: []) { $0.formUnion(SwiftHighlighter.declaredNames(in: $1.source.text)) }
    }
}
