/// A text in real characters: a minus before numbers, `w_1` and `x_{ij}` with subscripts, `10^6` and `e^{-z}` with superscripts.
///
/// A subscript follows a single letter, so that names such as `max_pool` stay what they are.
func typeset(_ text: String) -> String {
    withSigns(withScripts(Array(onOneLine(text))))
}

/// A text without what would break its line, and no longer than any figure is wide.
private func onOneLine(_ text: String) -> String {
    String(text.prefix(500).map { $0.isNewline || $0 == "\t" || $0 == "\0" ? " " : $0 })
}

private let subscripts: [Character: Character] = table(
    "0123456789aeoxhklmnpstijruv+-−=()", "₀₁₂₃₄₅₆₇₈₉ₐₑₒₓₕₖₗₘₙₚₛₜᵢⱼᵣᵤᵥ₊₋₋₌₍₎")
private let superscripts: [Character: Character] = table("0123456789nabi+-−=()", "⁰¹²³⁴⁵⁶⁷⁸⁹ⁿᵃᵇⁱ⁺⁻⁻⁼⁽⁾")

private func table(_ plain: String, _ raised: String) -> [Character: Character] {
    Dictionary(uniqueKeysWithValues: zip(plain, raised))
}

private func withScripts(_ characters: [Character]) -> [Character] {
    var result: [Character] = []
    var index = 0
    while index < characters.count {
        if let (script, end) = script(at: index, in: characters) {
            result += script
            index = end
        } else {
            result.append(characters[index])
            index += 1
        }
    }
    return result
}

/// The sub- or superscript that begins at `index`, and where the text goes on. Nil where there is none, or no character for it.
private func script(at index: Int, in characters: [Character]) -> (script: [Character], end: Int)? {
    let mark = characters[index]
    guard mark == "_" || mark == "^", index > 0 else { return nil }
    let before = characters[index - 1]
    if mark == "_" {
        let isSingle = index == 1 || !(characters[index - 2].isLetter || characters[index - 2] == "_")
        guard before.isLetter || before == "′", isSingle else { return nil }
    } else {
        guard before.isLetter || before.isNumber || before == ")" else { return nil }
    }
    let map = mark == "_" ? subscripts : superscripts
    var content: [Character]
    var end: Int
    if index + 1 < characters.count, characters[index + 1] == "{" {
        guard let close = characters[index...].firstIndex(of: "}") else { return nil }
        content = Array(characters[(index + 2)..<close])
        end = close + 1
    } else {
        let sign = characters[(index + 1)...].prefix(1).filter { "+-−".contains($0) }
        content = sign + characters[(index + 1 + sign.count)...].prefix { $0.isNumber }
        if content.count == sign.count { content = Array(characters[(index + 1)...].prefix(1)) }
        end = index + 1 + content.count
        // A word after the mark is a name, not a script.
        if content.last?.isLetter == true, end < characters.count, characters[end].isLetter { return nil }
    }
    let script = content.compactMap { map[$0] }
    return !script.isEmpty && script.count == content.count ? (script, end) : nil
}

/// A minus before numbers, and an apostrophe between letters.
private func withSigns(_ characters: [Character]) -> String {
    String(
        characters.indices.map { index -> Character in
            let before = index > 0 ? characters[index - 1] : " "
            let after = index + 1 < characters.count ? characters[index + 1] : " "
            let startsNumber = !before.isLetter && !before.isNumber && before != "-"
            let isMinus = characters[index] == "-" && startsNumber && (after.isNumber || after == ".")
            if characters[index] == "'", before.isLetter, after.isLetter { return "’" }
            return isMinus ? "−" : characters[index]
        })
}
