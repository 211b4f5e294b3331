/// Text → tokens. It reads bytes, and so is as fast on a megabyte of anything.
struct Lexer {
    private let bytes: [UInt8]
    private var offset = 0
    private var line: Int
    private var lineStart = 0
    private var tokens: [Token] = []
    private let depth: Int

    /// The largest text that is read.
    static let mostBytes = 262_144

    /// The tokens of `text`, of which the last is the end.
    static func tokens(of text: String) throws(Fault) -> [Token] {
        let bytes = Array(text.utf8)
        guard bytes.count <= mostBytes else {
            throw Fault(
                .limit, CodePosition(line: 1, column: 1), "the text has more than %1 bytes", String(mostBytes),
                advice: "write less; an answer has some dozen lines")
        }
        var lexer = Lexer(bytes: bytes, line: 1, depth: 0)
        return try lexer.all()
    }

    private init(bytes: [UInt8], line: Int, depth: Int) {
        self.bytes = bytes
        self.line = line
        self.depth = depth
    }

    private var position: CodePosition { CodePosition(line: line, column: offset - lineStart + 1) }
    private func byte(_ ahead: Int = 0) -> UInt8 { offset + ahead < bytes.count ? bytes[offset + ahead] : 0 }
    private func text(from start: Int) -> String { String(decoding: bytes[start..<offset], as: UTF8.self) }

    private mutating func all() throws(Fault) -> [Token] {
        while try next() {}
        return tokens
    }

    /// Reads a token; false at the end.
    private mutating func next() throws(Fault) -> Bool {
        let before = offset
        let startsLine = try skipSpace() || tokens.isEmpty
        var token = Token(
            kind: .end, text: "", position: position, startsLine: startsLine, followsSpace: offset > before)
        guard offset < bytes.count else {
            tokens.append(token)
            return false
        }
        let start = offset
        let first = byte()
        if first.isLetter || first == UInt8(ascii: "$") {
            offset += 1
            while byte().isLetter || byte().isDigit { offset += 1 }
            token.text = text(from: start)
            token.kind = Keyword(rawValue: token.text) == nil ? .identifier : .keyword
        } else if first.isDigit {
            try number(&token)
        } else if first == UInt8(ascii: "\"") {
            try string(&token)
        } else if first.isOperator || (first == UInt8(ascii: ".") && byte(1) == UInt8(ascii: ".")) {
            operation(&token)
        } else if "()[]{},:;.@#".utf8.contains(first) {
            offset += 1
            token.kind = .punctuation
            token.text = text(from: start)
        } else if first == UInt8(ascii: "`") {
            throw Fault(.unsupported, position, "names in backticks are not known here")
        } else if first == UInt8(ascii: "'") {
            throw Fault(.syntax, position, "text stands between \" and \", not between ' and '")
        } else {
            throw Fault(.syntax, position, "this character has no meaning in Swift")
        }
        tokens.append(token)
        return true
    }

    /// Skips spaces and comments, and returns whether a line ended.
    private mutating func skipSpace() throws(Fault) -> Bool {
        var hasLineBreak = false
        while offset < bytes.count {
            switch (byte(), byte(1)) {
            case (UInt8(ascii: "\n"), _):
                offset += 1
                line += 1
                lineStart = offset
                hasLineBreak = true
            case (UInt8(ascii: " "), _), (UInt8(ascii: "\t"), _), (UInt8(ascii: "\r"), _): offset += 1
            case (UInt8(ascii: "/"), UInt8(ascii: "/")):
                while offset < bytes.count, byte() != UInt8(ascii: "\n") { offset += 1 }
            case (UInt8(ascii: "/"), UInt8(ascii: "*")): hasLineBreak = try skipBlockComment() || hasLineBreak
            default: return hasLineBreak
            }
        }
        return hasLineBreak
    }

    private mutating func skipBlockComment() throws(Fault) -> Bool {
        let start = position
        var (nesting, hasLineBreak) = (0, false)
        repeat {
            guard offset < bytes.count else { throw Fault(.syntax, start, "the comment does not end; write */") }
            switch (byte(), byte(1)) {
            case (UInt8(ascii: "/"), UInt8(ascii: "*")):
                nesting += 1
                offset += 2
            case (UInt8(ascii: "*"), UInt8(ascii: "/")):
                nesting -= 1
                offset += 2
            case (UInt8(ascii: "\n"), _):
                offset += 1
                line += 1
                lineStart = offset
                hasLineBreak = true
            default: offset += 1
            }
        } while nesting > 0
        return hasLineBreak
    }

    private mutating func number(_ token: inout Token) throws(Fault) {
        let start = offset
        token.kind = .integer
        if byte() == UInt8(ascii: "0"), "xobXOB".utf8.contains(byte(1)) {
            throw Fault(.unsupported, position, "only decimal numbers are known here")
        }
        while byte().isDigit || byte() == UInt8(ascii: "_") { offset += 1 }
        // `x.1.0` is an element of an element, not a number with a fraction.
        let isElement = tokens.last.map { $0.text == "." } ?? false
        if !isElement {
            if byte() == UInt8(ascii: "."), byte(1).isDigit {
                token.kind = .floating
                offset += 1
                while byte().isDigit || byte() == UInt8(ascii: "_") { offset += 1 }
            }
            if byte() == UInt8(ascii: "e") || byte() == UInt8(ascii: "E") {
                let sign = byte(1) == UInt8(ascii: "-") || byte(1) == UInt8(ascii: "+")
                if byte(sign ? 2 : 1).isDigit {
                    token.kind = .floating
                    offset += sign ? 2 : 1
                    while byte().isDigit || byte() == UInt8(ascii: "_") { offset += 1 }
                }
            }
        }
        guard !byte().isLetter else { throw Fault(.syntax, position, "a number does not go on with a letter") }
        token.text = String(decoding: bytes[start..<offset].filter { $0 != UInt8(ascii: "_") }, as: UTF8.self)
    }

    private mutating func string(_ token: inout Token) throws(Fault) {
        token.kind = .string
        if byte(1) == UInt8(ascii: "\""), byte(2) == UInt8(ascii: "\"") {
            throw Fault(.unsupported, position, "strings of several lines are not known here", advice: "write \\n")
        }
        offset += 1
        var part: [UInt8] = []
        while byte() != UInt8(ascii: "\"") {
            guard offset < bytes.count, byte() != UInt8(ascii: "\n") else {
                throw Fault(.syntax, token.position, "the string does not end on its line; write \"")
            }
            guard byte() == UInt8(ascii: "\\") else {
                part.append(byte())
                offset += 1
                continue
            }
            let escape = position
            offset += 2
            switch bytes.indices.contains(offset - 1) ? bytes[offset - 1] : 0 {
            case UInt8(ascii: "n"): part.append(UInt8(ascii: "\n"))
            case UInt8(ascii: "t"): part.append(UInt8(ascii: "\t"))
            case UInt8(ascii: "\""): part.append(UInt8(ascii: "\""))
            case UInt8(ascii: "\\"): part.append(UInt8(ascii: "\\"))
            case UInt8(ascii: "("):
                token.segments.append(.text(String(decoding: part, as: UTF8.self)))
                part = []
                token.segments.append(.code(try interpolation()))
            default: throw Fault(.unsupported, escape, "only \\n, \\t, \\\", \\\\ and \\(…) are known in strings")
            }
        }
        offset += 1
        token.segments.append(.text(String(decoding: part, as: UTF8.self)))
    }

    /// Reads to the parenthesis that ends an interpolation.
    private mutating func interpolation() throws(Fault) -> [Token] {
        let start = position
        guard depth < 4 else { throw Fault(.limit, start, "strings are nested too deep") }
        var inner = Lexer(bytes: bytes, line: line, depth: depth + 1)
        (inner.offset, inner.lineStart) = (offset, lineStart)
        var nesting = 1
        while nesting > 0 {
            guard try inner.next(), let last = inner.tokens.last, !(last.startsLine && inner.tokens.count > 1) else {
                throw Fault(.syntax, start, "what is interpolated does not end on its line; write )")
            }
            if last.kind == .punctuation { nesting += last.text == "(" ? 1 : last.text == ")" ? -1 : 0 }
        }
        (offset, line, lineStart) = (inner.offset, inner.line, inner.lineStart)
        let end = inner.tokens.removeLast()
        return inner.tokens + [Token(kind: .end, text: "", position: end.position)]
    }

    /// An operator's spaces tell whether it stands between two operands, before or after one.
    private mutating func operation(_ token: inout Token) {
        let start = offset
        let isFree = token.followsSpace || tokens.isEmpty || tokens.last.map(Self.opens) ?? true
        let mark = byte()
        if !isFree, mark == UInt8(ascii: "?") || (mark == UInt8(ascii: "!") && byte(1) != UInt8(ascii: "=")) {
            offset += 1
            (token.kind, token.text) = (.postfix, text(from: start))
            return
        }
        let hasDots = mark == UInt8(ascii: ".")
        while byte().isOperator || (hasDots && byte() == UInt8(ascii: ".")) { offset += 1 }
        token.text = text(from: start)
        let closes = " \t\r\n)]},;:".utf8.contains(byte()) || offset >= bytes.count
        token.kind = isFree == closes ? .infix : isFree ? .prefix : .postfix
    }

    private static func opens(_ token: Token) -> Bool {
        token.kind == .infix || token.kind == .prefix
            || (token.kind == .punctuation && ["(", "[", "{", ",", ";", ":"].contains(token.text))
    }
}

extension UInt8 {
    fileprivate var isDigit: Bool { self >= 48 && self <= 57 }
    /// A letter, or a byte of one that is not ASCII.
    fileprivate var isLetter: Bool {
        (self >= 65 && self <= 90) || (self >= 97 && self <= 122) || self == 95 || self >= 128
    }
    fileprivate var isOperator: Bool { "+-*/%<>=!&|^~?".utf8.contains(self) }
}
