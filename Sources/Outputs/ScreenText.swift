extension StringProtocol {
    /// The text as a terminal would show it, but for colors: a carriage return goes back to the beginning of the line and a
    /// backspace one character back, and what follows replaces what was there. Page and terminal show what cells print so.
    package var asOnScreen: String {
        guard utf8.contains(where: { $0 == 0x1B || $0 == 0x0D || $0 == 0x08 }) else { return String(self) }
        var screen = Screen()
        var rest = String(self).unicodeScalars[...]
        while let scalar = rest.popFirst() { screen.take(scalar, before: &rest) }
        return screen.text
    }
}

/// The lines that a terminal would show.
private struct Screen {
    private var finished = ""
    private var line: [Character] = []
    private var column = 0
    /// Letters that are not yet in the line: a letter may have several scalars.
    private var letters = String.UnicodeScalarView()

    var text: String {
        var screen = self
        screen.place()
        return screen.finished + String(screen.line)
    }

    mutating func take(_ scalar: Unicode.Scalar, before rest: inout Substring.UnicodeScalarView) {
        switch scalar {
        case "\r":
            place()
            column = 0
        case "\u{8}":
            place()
            column = max(column - 1, 0)
        case "\n":
            place()
            finished += String(line) + "\n"
            (line, column) = ([], 0)
        case "\u{1B}":
            place()
            escape(&rest)
        default: letters.append(scalar)
        }
    }

    /// Puts the letters into the line, over those that are there.
    private mutating func place() {
        for letter in String(letters) {
            if column < line.count { line[column] = letter } else { line.append(letter) }
            column += 1
        }
        letters = String.UnicodeScalarView()
    }

    /// Follows an escape sequence (ECMA-48), of which only the one that erases in the line matters here.
    private mutating func escape(_ rest: inout Substring.UnicodeScalarView) {
        switch rest.popFirst() {
        case "[":
            var parameter = ""
            while let scalar = rest.popFirst() {
                if ("\u{40}"..."\u{7E}").contains(scalar) {
                    if scalar == "K" { erase(parameter) }
                    return
                }
                parameter.unicodeScalars.append(scalar)
            }
        case "]":
            // A title or a link goes up to a bell or a string terminator.
            while let scalar = rest.popFirst() {
                if scalar == "\u{7}" { return }
                if scalar == "\u{1B}" {
                    if rest.first == "\\" { rest.removeFirst() }
                    return
                }
            }
        default: return
        }
    }

    private mutating func erase(_ parameter: String) {
        switch parameter {
        case "", "0": line.removeSubrange(min(column, line.count)...)
        case "1": for index in 0..<min(column + 1, line.count) { line[index] = " " }
        case "2": line = Array(repeating: " ", count: min(column, line.count))
        default: return
        }
    }
}
