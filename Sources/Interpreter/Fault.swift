/// A place in code: a line, and a byte of it, both counted from 1.
public struct CodePosition: Hashable, Sendable {
    /// The line.
    public var line: Int
    /// The column, in bytes of UTF-8, as the compiler counts.
    public var column: Int

    /// The place at `line` and `column`.
    public init(line: Int, column: Int) {
        self.line = line
        self.column = column
    }
}

/// Why code gives no value, and where.
public struct Fault: Error, Hashable, Sendable {
    /// What kind of end it is.
    public enum Kind: Hashable, Sendable {
        /// The text is not Swift.
        case syntax
        /// It may be Swift, but this interpreter does not know it. What the compiler says of it is open.
        case unsupported
        /// Types, names or labels do not go together.
        case type
        /// The program ends as the compiler's would: an overflow, a wrong index, a nil that is unwrapped.
        case trap
        /// The program used up its steps, memory or depth of calls.
        case limit
    }

    /// What kind of end it is.
    public var kind: Kind
    /// Where in the code.
    public var position: CodePosition
    /// What is wrong, as a sentence without its full stop.
    public var message: String
    /// What to do, where that is known.
    public var advice: String?

    /// `line:column: error: message`, and the advice on a line of its own.
    public var text: String {
        let first = String(position.line) + ":" + String(position.column) + ": error: " + message
        guard let advice else { return first }
        return first + "\n  " + advice
    }

    init(_ kind: Kind, _ position: CodePosition, _ message: String, advice: String? = nil) {
        self.kind = kind
        self.position = position
        self.message = message
        self.advice = advice
    }
}
