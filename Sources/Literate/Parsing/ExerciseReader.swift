import Wording

/// Makes an exercise of the pieces in its section.
struct ExerciseReader {
    let pieces: ArraySlice<MarkdownReader.Piece>
    /// The index of the heading.
    let title: Int
    /// Whether a fence that is never closed may have swallowed what is missing.
    let isCut: Bool
    let log: DiagnosticLog

    private struct Parts {
        var starter: (fence: Fence, name: Fence.Name, attributes: ExerciseAttributes)?
        var statement: [Block] = []
        var hint: [Block] = []
        var solution: SourceText?
        var check: SourceText?
        var finalCheck: SourceText?
        var misconceptions: [Exercise.Misconception] = []
        var extra: SourceText?
        var task = ""
        var extraSolution: SourceText?
    }

    /// The exercise, or nil where it is incomplete, which is then in the log.
    func exercise() -> Exercise? {
        guard case .block(.heading(_, let heading, let anchor, let position), _) = pieces[title] else { return nil }
        var parts = Parts()
        parts.starter =
            pieces.lazy.compactMap { piece in
                guard case .fence(let fence) = piece, case .exercise(let name, let attributes) = fence.kind
                else { return nil }
                return (fence, name, attributes)
            }.first
        guard let starter = parts.starter else { return nil }
        for piece in pieces.dropFirst() {
            switch piece {
            case .block(let block, _): add(block, to: &parts)
            case .fence(let fence): add(fence, of: starter.name.id, to: &parts)
            }
        }
        let id = starter.name.id
        if !isCut {
            require(parts.solution, "solution", of: id, at: starter.fence.position)
            require(parts.check, "check", of: id, at: starter.fence.position)
        }
        if let extra = parts.extra ?? parts.extraSolution, !isCut, parts.extra == nil || parts.extraSolution == nil {
            let (missing, there) =
                parts.extra == nil ? ("extra", "extra-solution") : ("extra-solution", "extra")
            log.report(.halfTask(missing, there: there, exercise: id.name), at: extra.fence)
        }
        guard let solution = parts.solution, let check = parts.check else { return nil }
        return Exercise(
            id: id, title: heading.plainText, anchor: anchor, position: position, statement: parts.statement,
            hint: parts.hint,
            starter: starter.fence.source, points: starter.attributes.points, uses: starter.attributes.uses,
            call: starter.attributes.call, solution: solution, check: check,
            misconceptions: parts.misconceptions, finalCheck: parts.finalCheck,
            furtherTask: parts.extra.flatMap { extra in
                parts.extraSolution.map { FurtherTask(text: parts.task, check: extra, solution: $0) }
            })
    }

    private func require(_ part: SourceText?, _ name: String, of id: ExerciseID, at position: SourcePosition) {
        if part == nil {
            log.report(.missingPart(name, exercise: id.name), at: position)
        }
    }

    private func add(_ block: Block, to parts: inout Parts) {
        if case .quote(let content) = block, let hint = content.hint {
            parts.hint += hint
        } else {
            parts.statement.append(block)
        }
    }

    private func add(_ fence: Fence, of id: ExerciseID, to parts: inout Parts) {
        switch fence.kind {
        case .solution(let name):
            if isOurs(name, id, fence) { set(&parts.solution, fence, id) }
        case .check(let name):
            if isOurs(name, id, fence) { set(&parts.check, fence, id) }
        case .finalCheck(let name):
            if isOurs(name, id, fence) { set(&parts.finalCheck, fence, id) }
        case .extra(let name, let task):
            guard isOurs(name, id, fence) else { break }
            set(&parts.extra, fence, id)
            parts.task = task
        case .extraSolution(let name):
            if isOurs(name, id, fence) { set(&parts.extraSolution, fence, id) }
        case .wrong(let name, let hint):
            if isOurs(name, id, fence) { parts.misconceptions.append(.init(source: fence.source, hint: hint)) }
        case .otherCode: parts.statement.append(.code(language: fence.info.language?.text, fence.source.text))
        case .cell, .output, .quiz, .wrongVersion:
            log.report(.insideExercise(role: fence.role, exercise: id.name), at: fence.position)
        case .exercise, nil: break
        }
    }

    private func set(_ part: inout SourceText?, _ fence: Fence, _ id: ExerciseID) {
        if let first = part {
            log.report(
                .secondPart(role: fence.role, exercise: id.name, line: first.fence.line), at: fence.position)
        } else if fence.isBlank {
            log.report(.emptyPart(role: fence.role, exercise: id.name), at: fence.position)
        }
        part = part ?? fence.source
    }

    private func isOurs(_ name: Fence.Name, _ id: ExerciseID, _ fence: Fence) -> Bool {
        if name.id == id { return true }
        log.report(
            nearest(to: name.id.name, among: [id.name]) == nil
                ? .otherSection(role: fence.role, exercise: name.id.name, section: id.name)
                : .unknownExercise(role: fence.role, name: name.id.name, known: [id.name]), at: name.position)
        return false
    }
}

extension [Block] {
    /// What follows the word **Hint** where the blocks begin with it; nil where they do not.
    fileprivate var hint: [Block]? {
        guard case .paragraph(var line)? = first, case .strong(let mark)? = line.first else { return nil }
        let word = mark.plainText.lowercased().filter(\.isLetter)
        guard word == "hint" else { return nil }
        line.removeFirst()
        if case .text(let text)? = line.first {
            line[0] = .text(String(text.drop { $0.isWhitespace || $0 == ":" || $0 == "." || $0 == "—" }))
        }
        line = line.trimmingBreaks()
        return (line.isEmpty ? [] : [.paragraph(line)]) + dropFirst()
    }
}
