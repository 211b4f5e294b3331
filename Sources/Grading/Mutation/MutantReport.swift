import Foundation
import Literate
import Wording

/// What an exercise's check makes of small mistakes in the solution.
public struct MutantReport: Sendable {
    /// The chapter's name.
    public var chapter: String
    /// The chapter's file, as the user named it.
    public var file: String
    /// The exercise.
    public var exercise: String
    /// How many mutants the check caught.
    public var caught = 0
    /// How many the author marked as equivalent to the solution.
    public var equivalent = 0
    /// How many do not compile: nobody could hand them in, and they count for nothing.
    public var uncompiled = 0
    /// Those that the check lets live, in the solution's order.
    public var living: [LivingMutant] = []
    /// What is wrong with the exercise or its marks.
    public var faults: [Diagnostic] = []

    /// The share that must be caught of each exercise's mutants.
    public static let neededShare = 0.95

    /// The share of the mutants that were caught, of those that could be.
    public var share: Double {
        caught + living.count == 0 ? 1 : Double(caught) / Double(caught + living.count)
    }

    /// Whether enough were caught, and nothing is wrong.
    public var passed: Bool { faults.isEmpty && share >= Self.neededShare }

    /// A mutant that no check caught.
    public struct LivingMutant: Sendable, Hashable, Codable {
        /// What sort of mistake it is.
        public var kind: MutationKind
        /// The line of the chapter in which it begins.
        public var line: Int
        /// The column in bytes, from 1.
        public var column: Int
        /// The piece of code that is changed, as it was.
        public var before: String
        /// The piece of code with the change; empty where it is deleted.
        public var after: String
        /// The changed lines: those of the solution after "- ", those of the mutant after "+ ".
        public var difference: [String]
        /// The check that catches most other mistakes there; nil where none catches any.
        public var nearest: String?
        /// The comment that marks it as equivalent, but for the reason.
        public var mark: String
    }
}

extension MutantReport {
    /// The report of an exercise that cannot be tried.
    init(_ exercise: Exercise, of chapter: Chapter, fault: Diagnostic) {
        self.init(chapter: chapter.name, file: chapter.file, exercise: exercise.id.name, faults: [fault])
    }

    /// The report on mutants, of which it is known what the checks of these names make.
    init(_ exercise: Exercise, of chapter: Chapter, tried: [(Mutation, MutantTrial.Verdict)], checks: [String]) {
        self.init(chapter: chapter.name, file: chapter.file, exercise: exercise.id.name)
        let (marks, faults) = EquivalentMark.read(exercise, file: chapter.file)
        self.faults = faults
        let nearest = NearestCheck(tried: tried, checks: checks)
        var used: Set<EquivalentMark> = []
        for (mutation, verdict) in tried {
            switch verdict {
            case .uncompiled: uncompiled += 1
            case .caught: caught += 1
            case .lives:
                let covering = marks.filter { $0.covers(mutation) }
                used.formUnion(covering)
                if covering.isEmpty {
                    living.append(
                        LivingMutant(mutation, of: exercise.solution, nearest: nearest.check(of: mutation)))
                } else {
                    equivalent += 1
                }
            }
        }
        self.faults += marks.filter { !used.contains($0) }.map { Self.fault(of: $0, among: tried, file: chapter.file) }
        self.faults.sort { $0.position < $1.position }
    }

    /// Why a mark speaks of no mutant that lives.
    private static func fault(
        of mark: EquivalentMark, among tried: [(Mutation, MutantTrial.Verdict)], file: String
    ) -> Diagnostic {
        func fault(_ message: String, _ advice: String) -> Diagnostic {
            Diagnostic(file: file, position: mark.position, message: message, advice: advice)
        }
        switch tried.first(where: { mark.covers($0.0) })?.1 {
        case .caught: return fault("the check catches this change, so it is not equivalent", "remove the mark")
        case .uncompiled: return fault("this change does not compile", "remove the mark")
        case .lives, nil:
            let names = tried.filter { $0.1 == .lives }.map { EquivalentMark.text(for: $0.0) }
            let near = Wording.nearest(to: EquivalentMark.text(before: mark.before, after: mark.after), among: names)
            return fault(
                "this mark matches no change of the solution",
                near.map { "did you mean '\($0)'?" } ?? "remove it, or copy the mark from the report")
        }
    }
}

extension MutantReport.LivingMutant {
    init(_ mutation: Mutation, of solution: SourceText, nearest: String?) {
        let first = mutation.position.line == 1 ? solution.start.column - 1 : 0
        self.init(
            kind: mutation.kind, line: solution.start.line + mutation.position.line - 1,
            column: mutation.position.column + first, before: mutation.before, after: mutation.after,
            difference: Self.difference(solution.text, mutation.applied(to: solution.text)), nearest: nearest,
            mark: EquivalentMark.text(for: mutation))
    }

    /// More is not read; the fragments say the rest.
    private static let mostLines = 6

    /// The lines in which two texts differ.
    private static func difference(_ old: String, _ new: String) -> [String] {
        let (old, new) = (
            old.split(separator: "\n"), new.split(separator: "\n").filter { !$0.allSatisfy(\.isWhitespace) }
        )
        let changes = new.difference(from: old)
        func lines(_ sign: String, _ changes: [CollectionDifference<Substring>.Change]) -> [String] {
            let lines = changes.map { change in
                switch change {
                case .insert(_, let line, _), .remove(_, let line, _): "\(sign) \(line.drop(while: \.isWhitespace))"
                }
            }
            return lines.count <= mostLines ? lines : lines.prefix(mostLines - 1) + ["\(sign) …"]
        }
        return lines("-", changes.removals) + lines("+", changes.insertions)
    }
}
