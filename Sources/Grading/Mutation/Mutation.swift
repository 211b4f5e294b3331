import Literate

/// One small change of a solution's text: a mistake that somebody might make.
struct Mutation: Hashable, Sendable {
    /// What sort of mistake it is.
    var kind: MutationKind
    /// Pieces of the text that are replaced; in order, and none overlaps another.
    var edits: [Edit]
    /// The piece of code around the change, on one line, as it was.
    var before: String
    /// The same piece with the change; empty where it is deleted.
    var after: String
    /// Where the change begins: a line and a column of the solution's own text, from 1.
    var position: SourcePosition

    /// Bytes of the text with what is put in their place.
    struct Edit: Hashable, Sendable {
        /// UTF-8 offsets.
        var range: Range<Int>
        var text: String
    }

    /// The text with the mistake in it.
    func applied(to text: String) -> String { text.applying(edits) }
}

/// A sort of mistake.
public enum MutationKind: String, Sendable, Codable, CaseIterable {
    /// Another arithmetic operator.
    case arithmetic
    /// A comparison, or a range, that takes in its limit or leaves it out.
    case boundary
    /// A condition that is turned round.
    case negation
    /// "And" for "or".
    case logic
    /// Another constant.
    case constant
    /// A statement that is left out.
    case deletion
    /// Two arguments or elements that change places.
    case swap
    /// A parameter that counts for nothing.
    case parameter
    /// A call that is left out, so that its argument is taken as it is.
    case call
    /// A function that is easily taken for another: `min` for `max`, `first` for `last`.
    case twin
}

extension String {
    /// The text with `edits`, which are in order and do not overlap.
    func applying(_ edits: [Mutation.Edit]) -> String {
        let bytes = Array(utf8)
        var result: [UInt8] = []
        var position = 0
        for edit in edits {
            result += bytes[position..<edit.range.lowerBound]
            result += Array(edit.text.utf8)
            position = edit.range.upperBound
        }
        return String(decoding: result + bytes[position...], as: UTF8.self)
    }
}
