/// A terminal's screen that grows with what is printed: a carriage return goes back to the beginning of the line, a backspace one character
/// back, sequences (ECMA-48) move, erase and color, and what follows replaces what was there.
struct Screen {
    private var rows: [[Letter]] = [[]]
    private var row = 0
    private var column = 0
    private var saved = (row: 0, column: 0)
    private var rendition = GraphicRendition()
    private var style = ScreenStyle()
    /// Letters that are not yet on the screen: a letter may have several scalars.
    private var letters = String.UnicodeScalarView()

    private struct Letter {
        var character: Character
        var style: ScreenStyle
    }

    /// A sequence leads no farther: one of a few bytes must not fill the memory.
    private static let size = (rows: 200, columns: 500)

    /// What it shows.
    var lines: [[ScreenText.Run]] {
        var screen = self
        screen.place()
        return screen.rows.map { letters in
            var runs: [ScreenText.Run] = []
            for letter in letters {
                if runs.last?.style == letter.style {
                    runs[runs.count - 1].text.append(letter.character)
                } else {
                    runs.append(.init(String(letter.character), letter.style))
                }
            }
            return runs
        }
    }

    /// Prints `text`, which may begin with the end of a sequence only where it is a whole one: streams do not share halves of them.
    mutating func print(_ text: String, to stream: CellOutput.Stream) {
        place()
        style = rendition.style(isError: stream == .standardError)
        var rest = text.unicodeScalars[...]
        while let scalar = rest.popFirst() {
            switch scalar {
            case "\r", "\u{8}", "\n":
                place()
                control(scalar)
            case "\u{1B}":
                place()
                follow(EscapeSequence(&rest), isError: stream == .standardError)
            default: letters.append(scalar)
            }
        }
    }

    /// Puts the letters into the line, over those that are there.
    private mutating func place() {
        guard !letters.isEmpty else { return }
        for character in String(letters) {
            let letter = Letter(character: character, style: style)
            if column < rows[row].count {
                rows[row][column] = letter
            } else {
                pad(to: column)
                rows[row].append(letter)
            }
            column += 1
        }
        letters = String.UnicodeScalarView()
    }

    /// Fills the line with spaces up to a column.
    private mutating func pad(to column: Int) {
        let missing = column - rows[row].count
        if missing > 0 { rows[row] += Self.blanks(missing) }
    }

    private static func blanks(_ count: Int) -> [Letter] {
        Array(repeating: Letter(character: " ", style: ScreenStyle()), count: count)
    }

    private mutating func control(_ scalar: Unicode.Scalar) {
        switch scalar {
        case "\r": column = 0
        case "\u{8}": column = max(column - 1, 0)
        default:
            (row, column) = (row + 1, 0)
            if row == rows.count { rows.append([]) }
        }
    }

    private mutating func follow(_ sequence: EscapeSequence, isError: Bool) {
        func count(_ index: Int = 0) -> Int { max(sequence.number(index) ?? 1, 1) }
        switch sequence.final {
        case "m":
            rendition.take(sequence.parameters)
            style = rendition.style(isError: isError)
        case "A": row = max(row - count(), 0)
        case "B": row = min(row + count(), rows.count - 1)
        case "C": move(toColumn: column + min(count(), Self.size.columns))
        case "D": column = max(column - count(), 0)
        case "E": (row, column) = (min(row + count(), rows.count - 1), 0)
        case "F": (row, column) = (max(row - count(), 0), 0)
        case "G": move(toColumn: count() - 1)
        case "H", "f":
            move(toRow: count() - 1)
            move(toColumn: count(1) - 1)
        case "J": eraseScreen(sequence.number(0) ?? 0)
        case "K": eraseLine(sequence.number(0) ?? 0)
        case "s": saved = (row, column)
        case "u": (row, column) = (min(saved.row, rows.count - 1), saved.column)
        default: return
        }
    }

    private mutating func move(toColumn place: Int) { column = min(place, max(Self.size.columns, rows[row].count)) }

    private mutating func move(toRow place: Int) {
        row = min(place, max(Self.size.rows, rows.count) - 1)
        while rows.count <= row { rows.append([]) }
    }

    private mutating func eraseLine(_ which: Int) {
        switch which {
        case 0: rows[row].removeSubrange(min(column, rows[row].count)...)
        case 1:
            rows[row].replaceSubrange(
                ..<min(column + 1, rows[row].count), with: Self.blanks(min(column + 1, rows[row].count)))
        case 2: rows[row] = []
        default: return
        }
    }

    private mutating func eraseScreen(_ which: Int) {
        switch which {
        case 0:
            eraseLine(0)
            rows.removeSubrange((row + 1)...)
        case 1:
            eraseLine(1)
            for above in 0..<row { rows[above] = [] }
        case 2, 3: for index in rows.indices { rows[index] = [] }
        default: return
        }
    }
}
