/// Which pieces of a chapter belong to which exercise: all from the heading next above its starter to the next heading,
/// or to a cell or quiz below the starter.
struct ExerciseSections {
    /// The names of the exercises.
    private(set) var names: [ExerciseID] = []
    private var ranges: [Int: Range<Int>] = [:]

    init(in pieces: [MarkdownReader.Piece], log: DiagnosticLog) {
        var heading: Int?
        var owners: [(heading: Int, starter: Int)] = []
        for (index, piece) in pieces.enumerated() {
            if piece.headingLevel != nil { heading = index }
            guard case .fence(let fence) = piece, case .exercise(let name, _) = fence.kind else { continue }
            names.append(name.id)
            guard let heading else { continue }
            if owners.last?.heading == heading {
                log.report(.secondExercise(name.id.name), at: fence.position)
            } else {
                owners.append((heading, index))
            }
        }
        for (heading, starter) in owners {
            guard let level = pieces[heading].headingLevel else { continue }
            let end = pieces[(heading + 1)...].indices.first { index in
                owners.contains { $0.heading == index } || pieces[index].headingLevel.map { $0 <= level } ?? false
                    || index > starter && pieces[index].isCellOrQuiz
            }
            ranges[heading] = heading..<(end ?? pieces.count)
        }
    }

    /// The pieces of the exercise whose heading is the piece at `index`.
    func section(at index: Int) -> Range<Int>? { ranges[index] }
}

extension MarkdownReader.Piece {
    /// The level of a heading, nil for other pieces.
    var headingLevel: Int? {
        if case .block(.heading(let level, _, _, _), _) = self { level } else { nil }
    }
    /// Whether the piece is something of its own, which belongs to no exercise.
    fileprivate var isCellOrQuiz: Bool {
        guard case .fence(let fence) = self else { return false }
        switch fence.kind {
        case .cell, .quiz: return true
        default: return false
        }
    }
}
