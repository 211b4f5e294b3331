import Wording

/// A chapter's Markdown after the front matter, made into elements.
struct ChapterBody {
    private let log: DiagnosticLog
    private let source: SourceFile
    private let pieces: [MarkdownReader.Piece]
    private let hasUnclosedFence: Bool
    private let sections: ExerciseSections

    /// - Parameter headLines: lines of `source` that the front matter takes.
    init(_ source: SourceFile, headLines: Int, log: DiagnosticLog) {
        // Empty lines for the front matter keep every position what it is.
        let start = source.offset(of: SourcePosition(line: headLines + 1))
        let body = SourceFile(Array(repeating: UInt8(ascii: "\n"), count: headLines) + source.bytes[start...])
        let reader = MarkdownReader(body, log: log) { body.position(at: $0) }
        pieces = reader.pieces()
        hasUnclosedFence = reader.hasUnclosedFence
        sections = ExerciseSections(in: pieces, log: log)
        self.source = source
        self.log = log
        if pieces.isEmpty {
            let last = SourcePosition(line: max(source.lineCount, 1))
            log.report("chapter has no text", at: last, advice: "write it below the front matter")
        }
    }

    /// The elements in reading order; what has errors is left out and in the log.
    func elements() -> [Chapter.Element] {
        checkNames()
        var elements: [Chapter.Element] = []
        var prose: [Block] = []
        var cells = 0
        func flush() {
            if !prose.isEmpty { elements.append(.prose(prose)) }
            prose = []
        }
        var index = 0
        while index < pieces.count {
            if let section = sections.section(at: index) {
                flush()
                let reader = ExerciseReader(pieces: pieces[section], title: index, isCut: hasUnclosedFence, log: log)
                if let exercise = reader.exercise() { elements.append(.exercise(exercise)) }
                index = section.upperBound
                continue
            }
            switch pieces[index] {
            case .block(let block, _): prose.append(block)
            case .fence(let fence):
                if case .otherCode = fence.kind {
                    prose.append(.code(language: fence.info.language?.text, fence.source.text))
                }
                let element = element(fence, cellIndex: cells, after: index > 0 ? pieces[index - 1] : nil)
                if let element {
                    flush()
                    elements.append(element)
                    if case .cell = element { cells += 1 }
                }
                attachOutput(fence, to: &elements)
            }
            index += 1
        }
        flush()
        return elements
    }

    private func element(_ fence: Fence, cellIndex: Int, after previous: MarkdownReader.Piece?) -> Chapter.Element? {
        switch fence.kind {
        case .cell(let kind, let live):
            if fence.isBlank {
                log.report("cell is empty", at: fence.position, advice: "write Swift in it, or remove it")
            }
            return .cell(Cell(index: cellIndex, source: fence.source, kind: kind, live: live))
        case .quiz(let name): return Quiz.parse(fence, id: name.id, file: source, log: log).map { .quiz($0) }
        case .solution(let name), .check(let name), .wrong(let name, _): reportStray(fence, name)
        case .output: checkOutput(fence, after: previous)
        case .exercise(let name, _):
            log.report(
                "exercise '\(name.id)' has no heading above it", at: fence.position,
                advice: "give it a heading: its title")
        case .otherCode, nil: break
        }
        return nil
    }

    private func checkOutput(_ fence: Fence, after previous: MarkdownReader.Piece?) {
        guard case .fence(let above)? = previous, case .cell(let kind, _)? = above.kind else {
            // A cell with an error in its info line is still the cell above.
            if case .fence(let above)? = previous, above.kind == nil { return }
            log.report(
                "output without a cell", at: fence.position, advice: "put it right below the cell that prints it")
            return
        }
        if kind == .norun {
            log.report(
                "output of a cell that does not run", at: fence.position, advice: "remove it, or remove 'norun' above")
        }
    }

    private func attachOutput(_ fence: Fence, to elements: inout [Chapter.Element]) {
        guard case .output = fence.kind, case .cell(var cell)? = elements.last, cell.expectedOutput == nil else {
            return
        }
        cell.expectedOutput = fence.source
        elements[elements.count - 1] = .cell(cell)
    }

    private func reportStray(_ fence: Fence, _ name: Fence.Name) {
        if sections.names.contains(name.id) {
            log.report(
                "\(fence.role) for '\(name.id)' stands outside its section", at: fence.position,
                advice: "move it below the exercise, before the next heading")
        } else {
            let near = nearest(to: name.id.name, among: sections.names.map(\.name))
            log.report(
                "\(fence.role) for an unknown exercise '\(name.id)'", at: name.position,
                advice: near.map { "did you mean '\($0)'?" }
                    ?? "add a fence ```swift exercise=\(name.id), or remove this one")
        }
    }

    private func checkNames() {
        var seen: [ExerciseID: Int] = [:]
        for case .fence(let fence) in pieces {
            guard let name = fence.exerciseOrQuizName else { continue }
            if let line = seen[name.id] {
                log.report(
                    "'\(name.id)' is already the name of the exercise or quiz in line \(line)", at: name.position,
                    advice: "give it another name")
            } else {
                seen[name.id] = name.position.line
            }
        }
    }
}

extension Fence {
    var isBlank: Bool { source.text.allSatisfy(\.isWhitespace) }

    var exerciseOrQuizName: Name? {
        switch kind {
        case .exercise(let name, _), .quiz(let name): name
        default: nil
        }
    }

    /// What readers call the fence.
    var role: String {
        switch kind {
        case .exercise: "exercise"
        case .solution: "solution"
        case .check: "check"
        case .wrong: "wrong answer"
        case .quiz: "quiz"
        case .output: "output"
        case .cell: "cell"
        case .otherCode, nil: "code"
        }
    }
}
