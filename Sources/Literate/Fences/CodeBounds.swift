/// What would cost the Swift parser more than the length of the code says: it reads `[[[…` again for each bracket, as a type and as a
/// list, so that twenty take a minute.
enum CodeBounds {
    /// More brackets in a row than code has.
    static let mostBrackets = 12

    /// The place of the first bracket beyond `mostBrackets` that follow each other; nil where there is none.
    static func longBrackets(in source: SourceText) -> SourcePosition? {
        var position = source.start
        var count = 0
        for byte in source.text.utf8 {
            switch byte {
            case UInt8(ascii: "["): count += 1
            case UInt8(ascii: "("), UInt8(ascii: "<"), UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"): break
            default: count = 0
            }
            if count > mostBrackets { return position }
            position.column += 1
            if byte == UInt8(ascii: "\n") { position = SourcePosition(line: position.line + 1, column: 1) }
        }
        return nil
    }
}
