import Wording

/// Makes of a fence's info line what the fence is, after the table of attributes.
struct FenceReader {
    let info: FenceInfo
    let log: DiagnosticLog

    /// What the fence is, as far as its info line says so; nil where that cannot be told. Errors are in the log.
    func kind() -> Fence.Kind? {
        guard let language = info.language else { return .otherCode }
        guard let base = FenceRole(language: language.text) else {
            return checkSpelling(of: language) ? .otherCode : nil
        }
        let given = given(known: FenceAttribute.all.filter { $0.roles[0].language == language.text })
        guard !given.isUnclear, let role = role(of: given, base: base, language: language) else { return nil }
        var attributes = FenceAttributes()
        var hasEssentials = true
        for item in given.items {
            guard let value = item.value else { continue }
            do throws(Mistake) {
                try item.attribute.read(value, into: &attributes)
            } catch {
                log.report(error, at: value.position)
                if item.attribute.role != nil || item.attribute.isRequired { hasEssentials = false }
            }
        }
        return hasEssentials ? kind(role, attributes, given) : nil
    }

    private func checkSpelling(of language: FenceInfo.Piece) -> Bool {
        if language.text.hasPrefix("{") {
            reportBraces(at: language.position)
            return false
        }
        let first = String(language.text.prefix { $0.isLetter })
        let isJoined = first.count < language.text.count && FenceRole.languages.contains(first)
        let near = FenceRole.languages.first { editDistance(language.text.lowercased(), $0) <= 1 }
        guard let meant = isJoined ? first : near else { return true }
        log.report(
            isJoined ? .joinedFence(language.text, meant: meant) : .unknownFence(language.text, meant: meant),
            at: language.position)
        return false
    }

    /// `{swift}`, `{.swift .numberLines}` and `{code-cell} swift` are how other tools mark a fence.
    private func reportBraces(at position: SourcePosition) {
        let line = info.line.drop(while: \.isWhitespace)
        let words = line.split { !$0.isLetter && !$0.isNumber && !"-_+".contains($0) }.map(String.init)
        let name = line.firstIndex(of: "}").map { String(line[...$0]) } ?? String(line)
        log.report(.fenceInBraces(name, meant: words.first(where: FenceRole.languages.contains)), at: position)
    }

    private func kind(_ role: FenceRole, _ attributes: FenceAttributes, _ given: Given) -> Fence.Kind? {
        func cell(_ kind: Cell.Kind) -> Fence.Kind {
            .cell(CellAttributes(kind: kind, live: attributes.live, timeout: attributes.timeout))
        }
        switch role {
        case .run: return cell(.run)
        case .hidden: return cell(.hidden)
        case .norun: return cell(.norun)
        case .fails: return attributes.message.map { cell(.fails(message: $0)) }
        case .output: return .output
        case .wrongVersion: return attributes.property.map { .wrongVersion(property: $0) }
        case .exercise, .solution, .check, .finalCheck, .extra, .extraSolution, .wrong, .quiz: break
        }
        guard let name = attributes.name else { return nil }
        switch role {
        case .exercise:
            return .exercise(
                name,
                ExerciseAttributes(
                    points: attributes.points ?? 1, uses: attributes.uses ?? [], call: attributes.call))
        case .solution: return .solution(name)
        case .check: return .check(name)
        case .finalCheck: return .finalCheck(name)
        case .extraSolution: return .extraSolution(name)
        case .extra:
            if let task = given.text { return .extra(name, task: task) }
            if let extra = given.items.first(where: { $0.attribute.role == .extra }) {
                log.report(.extraWithoutTask(name.id.name), at: extra.position)
            }
            return .extra(name, task: "")
        case .quiz: return .quiz(name)
        default:
            if let hint = given.text { return .wrong(name, hint: hint) }
            if let wrong = given.items.first(where: { $0.attribute.role == .wrong }) {
                log.report(.wrongWithoutHint(name.id.name), at: wrong.position)
            }
            return nil
        }
    }
}

// Which attributes are given, and whether they may be used together.
extension FenceReader {
    /// The attributes of an info line, in their order.
    private struct Given {
        struct Item {
            var attribute: FenceAttribute
            var position: SourcePosition
            var value: FenceInfo.Piece?
        }

        var items: [Item] = []
        /// The quoted text, where it is not blank.
        var text: String?
        var hasText = false
        /// Whether the attribute that makes the fence what it is has no value.
        var isUnclear = false
    }

    /// What is misspelt is in the log and read as what it was meant to be, so that one slip is one error.
    private func given(known: [FenceAttribute]) -> Given {
        var given = Given()
        func attribute(_ name: String) -> FenceAttribute? { known.first { $0.name == name } }
        func add(_ attribute: FenceAttribute, at position: SourcePosition, _ value: FenceInfo.Piece? = nil) {
            if given.items.contains(where: { $0.attribute.name == attribute.name }) {
                return log.report(.repeatedAttribute(attribute.name), at: position)
            }
            given.items.append(.init(attribute: attribute, position: position, value: value))
        }
        func addWithoutValue(_ attribute: FenceAttribute, at position: SourcePosition) {
            log.report(.missingValue(attribute.name, usage: attribute.usage), at: position)
            if attribute.role != nil || attribute.isRequired { given.isUnclear = true }
        }
        func add(unknown name: FenceInfo.Piece, value: FenceInfo.Piece?) {
            log.report(.unknownAttribute(name.text, known: known.map(\.name)), at: name.position)
            guard let meant = nearest(to: name.text, among: known.map(\.name)).flatMap(attribute),
                (meant.kind == .word) == (value == nil)
            else { return }
            add(meant, at: name.position, value)
        }
        for item in info.items {
            switch item {
            case .word(let word):
                guard let attribute = attribute(word.text) else {
                    add(unknown: word, value: nil)
                    continue
                }
                if attribute.kind != .word {
                    addWithoutValue(attribute, at: word.position)
                } else {
                    add(attribute, at: word.position)
                }
            case .pair(let key, let value):
                guard let attribute = attribute(key.text) else {
                    add(unknown: key, value: value)
                    continue
                }
                if attribute.kind == .word {
                    log.report(.needlessValue(attribute.name), at: key.position)
                    add(attribute, at: key.position)
                } else if value.text.isEmpty {
                    addWithoutValue(attribute, at: value.position)
                } else {
                    add(attribute, at: key.position, value)
                }
            case .quoted: break
            }
        }
        for case .quoted(let piece) in info.items {
            if given.hasText || !given.items.contains(where: { $0.attribute.text != nil }) {
                log.report(
                    .strayText(owners: known.filter { $0.text != nil }.map(\.name)), at: piece.position)
            } else {
                given.hasText = true
                given.text = piece.text.contains { !$0.isWhitespace } ? piece.text : nil
            }
        }
        return given
    }

    /// The role that the attributes give the fence; nil where they cannot be used together or one is missing.
    private func role(of given: Given, base: FenceRole, language: FenceInfo.Piece) -> FenceRole? {
        let makers = given.items.filter { $0.attribute.role != nil }
        if let second = makers.dropFirst().first {
            log.report(.attributesTogether(second.attribute.name, makers[0].attribute.name), at: second.position)
            return nil
        }
        let role = makers.first?.attribute.role ?? base
        if let misplaced = given.items.first(where: { !$0.attribute.roles.contains(role) }) {
            log.report(
                .attributeElsewhere(
                    misplaced.attribute.name, fence: role.rawValue, allowed: misplaced.attribute.roles.map(\.rawValue)),
                at: misplaced.position)
            return nil
        }
        let missing = FenceAttribute.all.first { attribute in
            attribute.isRequired && attribute.roles.contains(role)
                && !given.items.contains { $0.attribute.name == attribute.name }
        }
        if let missing {
            log.report(
                .missingAttribute(missing.name, usage: missing.usage, fence: language.text), at: language.position)
            return nil
        }
        return role
    }
}
