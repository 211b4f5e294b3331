import Literate

/// An author's word that nobody can notice a mutation: a comment in the check's fence.
///
///     // equivalent: `s[i] > best` → `s[i] >= best`: of equal ones either may win
struct EquivalentMark: Hashable, Sendable {
    /// The piece of the solution, as a report shows it.
    var before: String
    /// The piece with the change; empty where it is deleted.
    var after: String
    /// Why both do the same.
    var reason: String
    /// The place of the mark in the chapter.
    var position: SourcePosition

    /// What such a comment begins with.
    static let start = "// equivalent:"

    /// What is wrong with a comment that begins so.
    enum Fault: Error, Equatable {
        case malformed, noReason
    }

    /// The mark on a line of a check; nil where there is none.
    init?(line: Substring, at position: SourcePosition) throws(Fault) {
        let comment = line.drop(while: \.isWhitespace)
        guard comment.hasPrefix(Self.start) else { return nil }
        let words = comment.dropFirst(Self.start.count)
        guard let match = words.wholeMatch(of: /\s*`([^`]+)`\s*(?:→|->)\s*`([^`]*)`\s*:?(.*)/) else { throw .malformed }
        let reason = match.3.drop(while: \.isWhitespace)
        guard reason.contains(where: \.isLetter) else { throw .noReason }
        before = Fragment.oneLine(String(match.1))
        after = Fragment.oneLine(String(match.2))
        self.reason = String(reason)
        self.position = SourcePosition(
            line: position.line, column: position.column + line.utf8.count - comment.utf8.count)
    }

    /// The mark that an author would write for `mutation`, but for the reason.
    static func text(for mutation: Mutation) -> String { text(before: mutation.before, after: mutation.after) }

    /// A mark of these pieces, but for the reason.
    static func text(before: String, after: String) -> String { "\(start) `\(before)` → `\(after)`:" }

    /// Whether the mark speaks of `mutation`.
    func covers(_ mutation: Mutation) -> Bool { mutation.before == before && mutation.after == after }

    /// The marks in the checks of `exercise`, and what is wrong with others, as diagnostics of `file`.
    static func read(_ exercise: Exercise, file: String) -> (marks: [EquivalentMark], faults: [Diagnostic]) {
        var marks: [EquivalentMark] = [], faults: [Diagnostic] = []
        for check in [exercise.check, exercise.finalCheck].compactMap(\.self) {
            for (index, line) in check.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
                let position = SourcePosition(line: check.start.line + index)
                do throws(Fault) {
                    if let mark = try EquivalentMark(line: line, at: position) { marks.append(mark) }
                } catch {
                    faults.append(Self.diagnostic(error, file: file, position: position))
                }
            }
        }
        return (marks, faults)
    }

    private static func diagnostic(_ fault: Fault, file: String, position: SourcePosition) -> Diagnostic {
        Diagnostic(
            file: file, position: position,
            message: fault == .noReason ? "this mark gives no reason" : "this mark names no change of the solution",
            advice: "write \(start) `BEFORE` → `AFTER`: why nobody can notice")
    }
}
