/// Reads the part of TeX that lessons use; gives up on what it does not know.
struct MathReader {
    private var rest: Substring
    private var depth = 0

    private init(_ tex: Substring) { rest = tex }

    /// The formula, or nil where it has something that cannot be read.
    static func read(_ tex: String) -> MathNode? {
        var reader = MathReader(tex[...])
        guard let rows = reader.rows(), reader.rest.isEmpty else { return nil }
        return rows.count == 1 ? .row(rows[0]) : .rows(.lines, rows)
    }

    /// Rows up to a brace or `\end`; cells of a row are joined by a wide space.
    private mutating func rows() -> [[MathNode]]? {
        var rows: [[MathNode]] = [[]]
        while let character = rest.first, character != "}" {
            if rest.hasPrefix("\\end{") { break }
            if rest.hasPrefix("\\\\") {
                rest = rest.dropFirst(2)
                if rest.first == "[" { rest = rest.drop { $0 != "]" }.dropFirst() }
                rows.append([])
            } else if character == "&" {
                rest = rest.dropFirst()
                if !(rows.last?.isEmpty ?? true) { rows[rows.count - 1].append(.symbol("&", .space)) }
            } else if character.isWhitespace {
                rest = rest.dropFirst()
            } else {
                guard let node = scripted() else { return nil }
                rows[rows.count - 1].append(node)
            }
        }
        if rows.count > 1, rows.last?.isEmpty == true { rows.removeLast() }
        return rows
    }

    private mutating func scripted() -> MathNode? {
        guard let base = rest.first == "^" || rest.first == "_" ? .row([]) : atom() else { return nil }
        var above: MathNode?
        var below: MathNode?
        while let mark = rest.first, mark == "^" || mark == "_" || mark == "'" {
            rest = rest.dropFirst()
            if mark == "'" {
                above = .row([above, .symbol("′", .ordinary)].compactMap { $0 })
                continue
            }
            guard let script = argument() else { return nil }
            if mark == "^" { above = .row([above, script].compactMap { $0 }) } else { below = script }
        }
        return above == nil && below == nil ? base : .scripts(base, below: below, above: above)
    }

    /// One letter, command or group.
    private mutating func argument() -> MathNode? {
        rest = rest.drop(while: \.isWhitespace)
        return atom()
    }

    private mutating func atom() -> MathNode? {
        depth += 1
        defer { depth -= 1 }
        guard depth < 40, let character = rest.popFirst() else { return nil }
        switch character {
        case "\\": return command()
        case "{": return group()
        case "}", "^", "_", "&", "#", "%", "$", "~": return character == "~" ? .symbol(" ", .space) : nil
        case "+", "*", "/": return .symbol(String(character), character == "/" ? .ordinary : .binary)
        case "-": return .symbol("−", .binary)
        case "=", "<", ">", ":": return .symbol(String(character), .relation)
        case ",", ";": return .symbol(String(character), .punctuation)
        case "(", "[": return .symbol(String(character), .open)
        case ")", "]", "!": return .symbol(String(character), .close)
        default:
            guard character.isNumber || character == "." else { return .symbol(String(character), .ordinary) }
            let number = rest.prefix { $0.isNumber || $0 == "." }
            // A full stop after a number ends the sentence.
            let digits = number.last == "." ? number.dropLast() : number
            rest = rest[digits.endIndex...]
            return .symbol(String(character) + digits, .ordinary)
        }
    }

    private mutating func group() -> MathNode? {
        guard let rows = rows(), rest.popFirst() == "}" else { return nil }
        return rows.count == 1 ? .row(rows[0]) : .rows(.lines, rows)
    }

    private mutating func command() -> MathNode? {
        var name = rest.prefix(while: \.isLetter)
        if name.isEmpty { name = rest.prefix(1) }
        rest = rest[name.endIndex...]
        switch name {
        case "frac", "dfrac", "tfrac":
            guard let top = argument(), let bottom = argument() else { return nil }
            return .fraction(top, bottom)
        case "sqrt": return rest.first == "[" ? nil : argument().map { .root($0) }
        case "text", "mathrm", "mathit", "textbf", "textit", "texttt", "operatorname", "mathtt", "mathsf":
            if rest.first == "*" { rest = rest.dropFirst() }
            return words().map { name == "operatorname" ? .symbol($0, .function) : .words($0) }
        case "mathbf", "boldsymbol", "mathcal", "bm": return argument()
        case "mathbb":
            guard let letter = words(), letter.count == 1,
                let sign = letter.first.flatMap({ MathSymbols.blackboard[$0] })
            else { return nil }
            return .symbol(sign, .ordinary)
        case "begin": return environment()
        default: break
        }
        if let accent = MathSymbols.accents[String(name)] { return argument().map { .accent(accent, $0) } }
        return MathSymbols.all[String(name)].map { .symbol($0.0, $0.1) }
    }

    private mutating func words() -> String? {
        rest = rest.drop(while: \.isWhitespace)
        guard rest.first == "{", let end = rest.firstIndex(of: "}") else { return nil }
        let words = rest[rest.index(after: rest.startIndex)..<end]
        rest = rest[rest.index(after: end)...]
        // An escaped sign is the sign; another command, or mathematics within words, cannot be read.
        var plain = words.replacing("\\,", with: " ")[...]
        var text = ""
        while let sign = plain.popFirst() {
            if sign == "{" || sign == "$" { return nil }
            guard sign == "\\" else { text.append(sign); continue }
            guard let escaped = plain.popFirst(), "_$%&#".contains(escaped) else { return nil }
            text.append(escaped)
        }
        return text
    }

    private mutating func environment() -> MathNode? {
        guard let name = words() else { return nil }
        let table: MathTable? =
            switch name {
            case "aligned", "align", "align*", "gathered", "split": .lines
            case "cases": .cases
            case "matrix", "bmatrix", "array": .brackets
            case "pmatrix": .parentheses
            case "vmatrix": .bars
            default: nil
            }
        if name == "array", words() == nil { return nil }
        guard let table, let rows = rows(), rest.hasPrefix("\\end{\(name)}") else { return nil }
        rest = rest.dropFirst("\\end{\(name)}".count)
        return .rows(table, rows)
    }
}
