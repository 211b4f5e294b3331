/// What may follow an attribute's name.
enum AttributeKind: Sendable, Hashable {
    case word
    case name
    case text
    case names
    case count(most: Int)
    case seconds(most: Int)

    /// The value's place in the README; nil for a word alone.
    var placeholder: String? {
        switch self {
        case .word: nil
        case .name: "NAME"
        case .text: "\"text\""
        case .names: "NAME,NAME"
        case .count: "N"
        case .seconds: "SECONDS"
        }
    }
}

/// How an attribute's value is read.
struct AttributeValue<Value>: Sendable {
    let kind: AttributeKind
    fileprivate let parse: @Sendable (FenceInfo.Piece) -> Value?

    /// The value that is written at `piece`.
    func read(_ piece: FenceInfo.Piece, of attribute: String) throws(Mistake) -> Value {
        if let value = parse(piece) { return value }
        throw kind == .name ? .badName(piece.text) : .badValue(piece.text, of: attribute, wanted: kind)
    }
}

extension AttributeValue<Fence.Name> {
    /// The name of an exercise or quiz.
    static let exercise = AttributeValue(kind: .name) { piece in
        ExerciseID(piece.text).map { Fence.Name(id: $0, position: piece.position) }
    }
}

extension AttributeValue<LiveID> {
    /// The name of a live figure.
    static let figure = AttributeValue(kind: .name) { LiveID($0.text) }
}

extension AttributeValue<[Exercise.Use]> {
    /// Names of Swift declarations with commas between.
    static let declarations = AttributeValue(kind: .names) { piece in
        var column = piece.position.column
        var uses: [Exercise.Use] = []
        for name in piece.text.split(separator: ",", omittingEmptySubsequences: false) {
            let isName = name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" } && name.first?.isNumber == false
            guard isName else { return nil }
            let position = SourcePosition(line: piece.position.line, column: column)
            uses.append(Exercise.Use(name: String(name), position: position))
            column += name.utf8.count + 1
        }
        return uses
    }
}

extension AttributeValue<String> {
    /// Any text that is not empty.
    static let text = AttributeValue(kind: .text) { $0.text }
}

extension AttributeValue<FenceInfo.Piece> {
    /// The name of a property, with its place.
    static let property = AttributeValue(kind: .text) { $0 }
}

extension AttributeValue<Int> {
    /// A whole number from 1 to `most`.
    static func count(most: Int) -> AttributeValue {
        AttributeValue(kind: .count(most: most)) { piece in
            Int(piece.text).flatMap { 1...most ~= $0 ? $0 : nil }
        }
    }
}

extension AttributeValue<Duration> {
    /// Seconds, whole or decimal, above 0 and at most `most`.
    static func seconds(most: Int) -> AttributeValue {
        AttributeValue(kind: .seconds(most: most)) { piece in
            guard piece.text.allSatisfy({ $0.isASCII && ($0.isNumber || $0 == ".") }), let seconds = Double(piece.text),
                seconds >= 0.001, seconds <= Double(most)
            else { return nil }
            return .milliseconds(Int64((seconds * 1000).rounded()))
        }
    }
}
