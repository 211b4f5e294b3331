/// What follows a fence's backquotes: the language, then words, `key=value` pairs and quoted texts.
struct FenceInfo {
    /// A piece of the line, with where it begins.
    struct Piece: Sendable {
        var text: String
        var position: SourcePosition
    }

    enum Item {
        case word(Piece)
        case pair(key: Piece, value: Piece)
        case quoted(Piece)

        var position: SourcePosition {
            switch self {
            case .word(let piece), .quoted(let piece): piece.position
            case .pair(let key, _): key.position
            }
        }
    }

    /// More items than there are attributes: some of them are errors, which is told, and the rest is not read.
    private static let mostItems = 32

    /// The first word.
    var language: Piece?
    /// All of the line, as it is written.
    let line: String
    var items: [Item] = []

    /// - Parameter start: where `text` begins.
    init(_ text: Substring, start: SourcePosition, log: DiagnosticLog) {
        line = String(text)
        var scanner = Scanner(rest: text, whole: text, start: start, log: log)
        scanner.skipSpaces()
        let languagePlace = scanner.position
        let word = scanner.take { !$0.isWhitespace }
        if !word.isEmpty { language = Piece(text: word, position: languagePlace) }
        while items.count < Self.mostItems, scanner.skipSpaces(), !scanner.rest.isEmpty {
            // What follows another language is for another tool.
            guard let language, FenceRole.languages.contains(language.text) else { return }
            guard let item = scanner.item() else { return }
            items.append(item)
        }
    }

    private struct Scanner {
        var rest: Substring
        let whole: Substring
        let start: SourcePosition
        let log: DiagnosticLog

        var position: SourcePosition {
            SourcePosition(line: start.line, column: start.column + whole.utf8.count - rest.utf8.count)
        }

        @discardableResult
        mutating func skipSpaces() -> Bool {
            rest = rest.drop(while: \.isWhitespace)
            return true
        }

        mutating func take(while belongs: (Character) -> Bool) -> String {
            let taken = rest.prefix(while: belongs)
            rest = rest[taken.endIndex...]
            return String(taken)
        }

        mutating func item() -> Item? {
            let start = position
            if rest.first == "\"" { return quoted().map { .quoted(Piece(text: $0, position: start)) } }
            let key = Piece(text: take { !$0.isWhitespace && $0 != "=" && $0 != "\"" }, position: start)
            guard rest.first == "=" else {
                if !key.text.isEmpty { return .word(key) }
                return nil
            }
            rest = rest.dropFirst()
            let place = position
            let value = rest.first == "\"" ? quoted() : take { !$0.isWhitespace }
            return value.map { .pair(key: key, value: Piece(text: $0, position: place)) }
        }

        private mutating func quoted() -> String? {
            let open = position
            rest = rest.dropFirst()
            var text = ""
            while let character = rest.popFirst() {
                if character == "\"" { return text }
                if character == "\\", let next = rest.first, next == "\"" || next == "\\" {
                    text.append(rest.removeFirst())
                } else {
                    text.append(character)
                }
            }
            log.report(.unclosedText, at: open)
            return nil
        }
    }
}
