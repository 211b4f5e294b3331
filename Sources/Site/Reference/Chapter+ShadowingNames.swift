import Highlighting
import Literate

extension Chapter {
    /// The names that the chapter's own cells declare: where they are read, the reference's are not meant.
    var shadowingNames: Set<String> {
        cells.reduce(into: []) { $0.formUnion(SwiftHighlighter.shadowingNames(in: $1.source.text)) }
    }
}
