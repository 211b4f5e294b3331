import AnswerReading

/// Pairs of answers to one exercise that are alike.
public struct SimilarAnswers: Sendable, Hashable {
    /// The pairs, the most alike first.
    public private(set) var pairs: [Pair] = []
    /// Answers that are too short to say anything.
    public private(set) var tooShort = 0

    /// Two answers of two students.
    public struct Pair: Sendable, Hashable {
        /// The exercise that both answer.
        public var exercise: String
        /// The one whose student comes first by name.
        public var first: Side
        /// The other.
        public var second: Side
        /// The share of the shorter one that is in the other, from 0 to 1.
        public var share: Double
    }

    /// One of a pair.
    public struct Side: Sendable, Hashable {
        /// Whose it is.
        public var student: String
        /// The file.
        public var file: String
        /// Its lines, each with whether it is in the other, too.
        public var lines: [Line]
    }

    /// A line of an answer.
    public struct Line: Sendable, Hashable {
        /// The text.
        public var text: String
        /// Whether it belongs to a run that both have.
        public var isShared: Bool
    }

    /// An answer with its tokens.
    struct Answer: Sendable {
        var student: String
        var file: String
        var text: String
        var tokens: AnswerTokens
    }

    /// Fewer fingerprints than these are those of a line or two, which anybody writes.
    static let fewest = 4
    /// What so many others wrote, too, is the way to write it: nobody copied it from everybody.
    private static let commonFrom = 4

    /// Compares the answers to `exercise`, whose starter has these tokens.
    ///
    /// - Parameter threshold: the least share that is reported.
    init(exercise: String, _ answers: [Answer], starter: AnswerTokens, threshold: Double) {
        let template = Set(Fingerprints(starter).lines.keys)
        var prints = answers.map { Fingerprints($0.tokens).subtracting(template) }
        var owners: [UInt64: [Int]] = [:]
        for (index, print) in prints.enumerated() {
            for hash in print.lines.keys { owners[hash, default: []].append(index) }
        }
        let common = owners.filter {
            Set($0.value.map { answers[$0].student }).count > max(Self.commonFrom, answers.count / 3)
        }
        prints = prints.map { $0.subtracting(common.keys) }
        tooShort = prints.count { $0.lines.count < Self.fewest }
        var shared: [Indices: Set<UInt64>] = [:]
        for (hash, indices) in owners where common[hash] == nil {
            for (place, first) in indices.enumerated() {
                for second in indices[(place + 1)...] where answers[first].student != answers[second].student {
                    shared[Indices(first: first, second: second), default: []].insert(hash)
                }
            }
        }
        for (indices, hashes) in shared {
            let (first, second) = (prints[indices.first], prints[indices.second])
            let least = min(first.lines.count, second.lines.count)
            let share = Double(hashes.count) / Double(max(1, least))
            guard least >= Self.fewest, share >= threshold else { continue }
            let sides = [(indices.first, first), (indices.second, second)].map { index, print in
                Side(answers[index], lines: hashes.compactMap { print.lines[$0] })
            }
            .sorted { ($0.student, $0.file) < ($1.student, $1.file) }
            pairs.append(Pair(exercise: exercise, first: sides[0], second: sides[1], share: share))
        }
        sort()
    }

    private struct Indices: Hashable {
        var first: Int
        var second: Int
    }

    /// The pairs of several exercises.
    init(_ parts: [SimilarAnswers]) {
        pairs = parts.flatMap(\.pairs)
        tooShort = parts.reduce(0) { $0 + $1.tooShort }
        sort()
    }

    private mutating func sort() {
        pairs.sort { a, b in
            a.share != b.share
                ? a.share > b.share
                : (a.exercise, a.first.student, a.second.student, a.first.file, a.second.file)
                    < (b.exercise, b.first.student, b.second.student, b.first.file, b.second.file)
        }
    }
}

extension SimilarAnswers.Side {
    fileprivate init(_ answer: SimilarAnswers.Answer, lines shared: [ClosedRange<Int>]) {
        let marked = Set(shared.flatMap { $0 })
        let lines = answer.text.split(separator: "\n", omittingEmptySubsequences: false)
        self.init(
            student: answer.student, file: answer.file,
            lines: (lines.last?.isEmpty == true ? lines.dropLast() : lines[...]).enumerated().map { index, text in
                SimilarAnswers.Line(text: String(text), isShared: marked.contains(index + 1))
            })
    }
}
