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
        if pieces.isEmpty, !reader.isRefused {
            let last = SourcePosition(line: max(source.lineCount, 1))
            log.report(.noText, at: last)
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

    /// Wrong code for the properties in the text. It is no element: nothing of it is shown.
    func wrongVersions() -> [WrongVersion] {
        pieces.compactMap { piece in
            guard case .fence(let fence) = piece, case .wrongVersion(let property) = fence.kind else { return nil }
            return WrongVersion(property: property.text, position: property.position, source: fence.source)
        }
    }

    /// The fences that mean something to Lectern, as they are written.
    func fences() -> [ChapterFence] {
        pieces.compactMap { piece in
            guard case .fence(let fence) = piece, let language = fence.info.language?.text,
                FenceRole.languages.contains(language)
            else { return nil }
            return ChapterFence(language: language, source: fence.source)
        }
    }

    private func element(_ fence: Fence, cellIndex: Int, after previous: MarkdownReader.Piece?) -> Chapter.Element? {
        switch fence.kind {
        case .cell(let attributes):
            if fence.isBlank { log.report(.emptyCell, at: fence.position) }
            return .cell(Cell(index: cellIndex, source: fence.source, attributes: attributes))
        case .quiz(let name): return Quiz.parse(fence, id: name.id, file: source, log: log).map { .quiz($0) }
        case .solution(let name), .check(let name), .finalCheck(let name), .wrong(let name, _), .extra(let name, _),
            .extraSolution(let name):
            reportStray(fence, name)
        case .output: checkOutput(fence, after: previous)
        case .exercise(let name, _):
            log.report(.exerciseWithoutHeading(name.id.name), at: fence.position)
        case .wrongVersion: if fence.isBlank { log.report(.emptyWrongVersion, at: fence.position) }
        case .otherCode, nil: break
        }
        return nil
    }

    private func checkOutput(_ fence: Fence, after previous: MarkdownReader.Piece?) {
        guard case .fence(let above)? = previous, case .cell(let attributes)? = above.kind else {
            // A cell with an error in its info line is still the cell above.
            if case .fence(let above)? = previous, above.kind == nil { return }
            log.report(.outputWithoutCell, at: fence.position)
            return
        }
        if attributes.kind == .norun { log.report(.outputOfNorun, at: fence.position) }
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
            log.report(.outsideSection(role: fence.role, exercise: name.id.name), at: fence.position)
        } else {
            log.report(
                .unknownExercise(role: fence.role, name: name.id.name, known: sections.names.map(\.name)),
                at: name.position)
        }
    }

    private func checkNames() {
        var seen: [ExerciseID: Int] = [:]
        for case .fence(let fence) in pieces {
            guard let name = fence.exerciseOrQuizName else { continue }
            if let line = seen[name.id] {
                log.report(.nameTaken(name.id.name, line: line), at: name.position)
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
        case .finalCheck: "final"
        case .extra: "extra"
        case .extraSolution: "extra-solution"
        case .wrong: "wrong answer"
        case .wrongVersion: "wrong version"
        case .quiz: "quiz"
        case .output: "output"
        case .cell: "cell"
        case .otherCode, nil: "code"
        }
    }
}
