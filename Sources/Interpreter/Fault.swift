/// A place in code: a line, and a byte of it, both counted from 1.
public struct CodePosition: Hashable, Sendable {
    /// Both in one number, for a page's module is smaller so.
    private let packed: UInt64

    /// The line.
    public var line: Int { Int(truncatingIfNeeded: packed >> 32) }
    /// The column, in bytes of UTF-8, as the compiler counts.
    public var column: Int { Int(truncatingIfNeeded: packed & 0xFFFF_FFFF) }

    /// The place at `line` and `column`.
    public init(line: Int, column: Int) {
        packed = UInt64(UInt32(truncatingIfNeeded: line)) << 32 | UInt64(UInt32(truncatingIfNeeded: column))
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
    public var kind: Kind { words.kind }
    /// Where in the code.
    public var position: CodePosition { words.position }
    /// What is wrong, as a sentence without its full stop.
    public var message: String { words.message }
    /// What to do, where that is known.
    public var advice: String? { words.advice }

    /// All of it in one place, so that what every `try` hands on is one pointer: a page's module is a tenth smaller by it.
    private let words: Words

    private final class Words: Sendable {
        let kind: Kind
        let position: CodePosition
        let message: String
        let advice: String?

        init(_ kind: Kind, _ position: CodePosition, _ message: String, advice: String?) {
            self.kind = kind
            self.position = position
            self.message = message
            self.advice = advice
        }
    }

    /// `line:column: error: message`, and the advice on a line of its own.
    public var text: String {
        let first = String(position.line) + ":" + String(position.column) + ": error: " + message
        guard let advice else { return first }
        return first + "\n  " + advice
    }

    // Something is refused at two hundred places. Each gives a text as it is written, and the names in it: a text that is put together
    // there makes a page's module larger by a twentieth.

    /// - Parameter message: `%1` and `%2` in it, and in `advice`, stand for `first` and `second`.
    @inline(never)
    init(
        _ kind: Kind, _ position: CodePosition, _ message: StaticString, _ first: String = "", _ second: String = "",
        advice: StaticString? = nil
    ) {
        words = Words(
            kind, position, message.filled(first, second), advice: advice.map { $0.filled(first, second) })
    }

    @inline(never)
    init(_ kind: Kind, _ position: CodePosition, text: String, advice: String? = nil) {
        words = Words(kind, position, text, advice: advice)
    }

    /// Whether both say the same.
    public static func == (a: Fault, b: Fault) -> Bool {
        a.kind == b.kind && a.position == b.position && a.message == b.message && a.advice == b.advice
    }

    /// Hashes the place and what is said of it.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(position)
        hasher.combine(message)
    }
}

extension StaticString {
    /// The text with `first` for `%1`, and `second` for `%2`.
    fileprivate func filled(_ first: String, _ second: String) -> String {
        withUTF8Buffer { bytes in
            var filled: [UInt8] = []
            var rest = bytes[...]
            while let mark = rest.firstIndex(of: UInt8(ascii: "%")) {
                filled += rest[..<mark]
                filled += (rest[mark + 1] == UInt8(ascii: "1") ? first : second).utf8
                rest = rest[(mark + 2)...]
            }
            filled += rest
            return String(decoding: filled, as: UTF8.self)
        }
    }
}
