import Wording

/// Which words may follow a fence's language, and what they make of it.
struct FenceRules {
    let info: FenceInfo
    let fence: SourcePosition
    let log: DiagnosticLog

    private static let words = ["hidden", "norun"]
    private static let keys = ["fails", "live", "exercise", "points", "solution", "check", "wrong"]
    private static let roles = ["hidden", "norun", "fails", "exercise", "solution", "check", "wrong"]

    /// What the fence is, as far as its info line says so; nil where that cannot be told. Errors are in the log.
    func kind() -> Fence.Kind? {
        guard let language = info.language else { return .otherCode }
        switch language.text {
        case "swift": return swiftKind()
        case "output":
            _ = attributes(words: [], keys: [])
            return .output
        case "quiz": return quizKind(attributes(words: [], keys: ["id"]), language)
        default: return checkSpelling(of: language) ? .otherCode : nil
        }
    }

    private func checkSpelling(of language: FenceInfo.Piece) -> Bool {
        let first = language.text.prefix { $0.isLetter }
        let isJoined = first.count < language.text.count && Fence.ours.contains(String(first))
        let near = Fence.ours.first { editDistance(language.text.lowercased(), $0) <= 1 }
        guard let meant = isJoined ? String(first) : near else { return true }
        log.report(
            "unknown fence '\(language.text)'", at: language.position,
            advice: isJoined ? "write ```\(meant) first, then words with spaces between" : "did you mean '\(meant)'?")
        return false
    }

    private func quizKind(_ attributes: Attributes, _ language: FenceInfo.Piece) -> Fence.Kind? {
        guard let id = attributes.values["id"] else {
            log.report("quiz has no id", at: language.position, advice: "write ```quiz id=NAME")
            return nil
        }
        return name(id).map { .quiz($0) }
    }

    private func swiftKind() -> Fence.Kind? {
        let attributes = attributes(words: Self.words, keys: Self.keys, text: "wrong")
        let roles = attributes.order.filter { Self.roles.contains($0.text) }
        if let second = roles.dropFirst().first {
            log.report(
                "'\(second.text)' cannot stand with '\(roles[0].text)'", at: second.position, advice: "keep one of them"
            )
            return nil
        }
        if let points = attributes.order.first(where: { $0.text == "points" }), roles.first?.text != "exercise" {
            log.report(
                "'points' stands only with 'exercise'", at: points.position, advice: "move it to the exercise's fence")
            return nil
        }
        if let live = attributes.order.first(where: { $0.text == "live" }), let value = attributes.values["live"] {
            return liveKind(value, at: live, role: roles.first)
        }
        guard let role = roles.first else { return .cell(.run) }
        guard let value = attributes.values[role.text] else {
            // Without a value it is one of the words, or has its error already.
            return Self.words.contains(role.text) ? .cell(role.text == "hidden" ? .hidden : .norun) : nil
        }
        if role.text == "fails" { return failsKind(value) }
        guard let name = name(value) else { return nil }
        switch role.text {
        case "exercise": return .exercise(name, points: points(attributes.values["points"]))
        case "solution": return .solution(name)
        case "check": return .check(name)
        default: return wrongKind(name, attributes.text, role)
        }
    }

    /// A cell of a live figure runs, shown or hidden.
    private func liveKind(_ value: FenceInfo.Piece, at live: FenceInfo.Piece, role: FenceInfo.Piece?) -> Fence.Kind? {
        if let role, role.text != "hidden" {
            log.report(
                "'live' cannot stand with '\(role.text)'", at: live.position,
                advice: "a live figure is made of cells that run: keep one of them")
            return nil
        }
        return name(value).flatMap { LiveID($0.id.name) }.map { .cell(role == nil ? .run : .hidden, live: $0) }
    }

    private func failsKind(_ value: FenceInfo.Piece) -> Fence.Kind? {
        if !value.text.isEmpty { return .cell(.fails(message: value.text)) }
        log.report(
            "'fails' does not say what the message has in it", at: value.position,
            advice: "write fails=\"a part of the message\"")
        return nil
    }

    private func wrongKind(_ name: Fence.Name, _ text: FenceInfo.Piece?, _ role: FenceInfo.Piece) -> Fence.Kind? {
        if let text, text.text.contains(where: { !$0.isWhitespace }) { return .wrong(name, hint: text.text) }
        log.report(
            "wrong answer for '\(name.id)' has no hint", at: role.position,
            advice: "say what is wrong: ```swift wrong=\(name.id) \"…\"")
        return nil
    }

    private func points(_ value: FenceInfo.Piece?) -> Int {
        guard let value else { return 1 }
        if let points = Int(value.text), points > 0 { return points }
        log.report("points are '\(value.text)'", at: value.position, advice: "write a whole number above 0")
        return 1
    }

    private func name(_ value: FenceInfo.Piece) -> Fence.Name? {
        if let id = ExerciseID(value.text) { return Fence.Name(id: id, position: value.position) }
        log.report(
            "'\(value.text)' cannot be a name", at: value.position,
            advice: "use lower-case letters, digits and hyphens, beginning with a letter")
        return nil
    }
}

// What is allowed, whatever it means.
extension FenceRules {
    /// The items of an info line by name.
    private struct Attributes {
        var order: [FenceInfo.Piece] = []
        var values: [String: FenceInfo.Piece] = [:]
        var text: FenceInfo.Piece?
    }

    /// What is misspelt is in the log and read as what it was meant to be, so that one slip is one error.
    ///
    /// - Parameter text: the attribute beside which a quoted text may stand.
    private func attributes(words: [String], keys: [String], text: String? = nil) -> Attributes {
        var result = Attributes()
        func fail(_ message: String, _ position: SourcePosition, _ advice: String?) {
            log.report(message, at: position, advice: advice)
        }
        func add(_ name: FenceInfo.Piece) {
            if result.order.contains(where: { $0.text == name.text }) {
                return fail("'\(name.text)' is given twice", name.position, nil)
            }
            result.order.append(name)
        }
        let hasTextOwner = info.items.contains { if case .pair(let key, _) = $0 { key.text == text } else { false } }
        for item in info.items {
            switch item {
            case .word(let word) where words.contains(word.text): add(word)
            case .word(let word) where keys.contains(word.text):
                fail("'\(word.text)' has no value", word.position, "write \(word.text)=…")
            case .pair(let key, let value) where keys.contains(key.text):
                add(key)
                result.values[key.text] = value
            case .pair(let key, _) where words.contains(key.text):
                fail("'\(key.text)' takes no value", key.position, "write \(key.text) alone")
                add(key)
            case .word(let name):
                fail("unknown attribute '\(name.text)'", name.position, advice(for: name.text, words + keys))
            case .pair(let name, let value):
                fail("unknown attribute '\(name.text)'", name.position, advice(for: name.text, words + keys))
                if let meant = nearest(to: name.text, among: keys) {
                    add(FenceInfo.Piece(text: meant, position: name.position))
                    result.values[meant] = value
                }
            case .quoted(let piece) where hasTextOwner && result.text == nil: result.text = piece
            case .quoted(let piece):
                fail("text without an attribute", piece.position, text.map { "only \($0)= has a text after it" })
            }
        }
        return result
    }

    private func advice(for name: String, _ known: [String]) -> String? {
        if let near = nearest(to: name, among: known) { return "did you mean '\(near)'?" }
        return known.isEmpty ? "remove it" : "known are \(known.joined(separator: ", "))"
    }
}
