import CMarkdown

/// A Markdown document as the C parser sees it; its nodes may be used while it lives.
final class MarkdownTree {
    private let document: OpaquePointer?

    init(parsing bytes: [UInt8]) {
        document = bytes.withUnsafeBytes {
            lectern_md_parse($0.baseAddress?.assumingMemoryBound(to: CChar.self), $0.count)
        }
    }

    deinit {
        if let document { lectern_md_free(document) }
    }

    /// The blocks of the document.
    var blocks: [MarkdownNode] {
        guard let document, let root = lectern_md_root(document) else { return [] }
        return MarkdownNode(pointer: root).children
    }
}

/// A node of a `MarkdownTree`.
struct MarkdownNode {
    fileprivate let pointer: OpaquePointer

    var kind: lectern_md_kind { lectern_md_node_kind(pointer) }

    var children: [MarkdownNode] {
        var children: [MarkdownNode] = []
        var next = lectern_md_first_child(pointer)
        while let node = next {
            children.append(MarkdownNode(pointer: node))
            next = lectern_md_next(node)
        }
        return children
    }

    var start: SourcePosition {
        SourcePosition(line: Int(lectern_md_start_line(pointer)), column: Int(lectern_md_start_column(pointer)))
    }
    var endLine: Int { Int(lectern_md_end_line(pointer)) }

    var literal: String { text(lectern_md_literal(pointer)) }
    var url: String { text(lectern_md_url(pointer)) }
    var title: String { text(lectern_md_title(pointer)) }
    var headingLevel: Int { Int(lectern_md_heading_level(pointer)) }
    var isFenced: Bool { lectern_md_is_fenced(pointer) != 0 }
    /// The first number of an ordered list; nil for bullets.
    var listStart: Int? {
        let start = Int(lectern_md_list_start(pointer))
        return start < 0 ? nil : start
    }
    var isTight: Bool { lectern_md_list_is_tight(pointer) != 0 }
    var alignments: [Block.Alignment] {
        (0..<lectern_md_table_columns(pointer)).map { column in
            switch UInt8(truncatingIfNeeded: lectern_md_table_alignment(pointer, column)) {
            case UInt8(ascii: "l"): .left
            case UInt8(ascii: "c"): .center
            case UInt8(ascii: "r"): .right
            default: .none
            }
        }
    }

    private func text(_ characters: UnsafePointer<CChar>?) -> String {
        characters.map { String(cString: $0) } ?? ""
    }
}
