import AnswerReading
import Foundation
import Literate
import Outputs
import Wording

/// Says of an answer's mistakes what a teacher would say beside the compiler's words.
struct Teacher {
    private let course: [Chapter]
    /// The chapter with the exercise.
    private let chapter: Chapter
    private let text: String
    private var lines: [Substring]

    /// A longer line is not shown, nor is a longer name.
    private static let longestLine = 400, longestName = 80
    /// Among more, a near name is a coincidence.
    private static let mostNames = 2000

    /// A teacher of `course`, who looks at an answer's text to an exercise of `chapter`.
    init(course: [Chapter], chapter: Chapter, answer text: String) {
        self.course = course
        self.chapter = chapter
        self.text = text
        lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    }

    /// The same teacher, who shows the lines of `text`.
    func showing(_ text: String) -> Teacher {
        var teacher = self
        teacher.lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        return teacher
    }

    // MARK: Compile errors

    /// The faults with their lines and with advice; the same advice is given once.
    func problems(of faults: [AnswerFault]) -> [AnswerReport.Problem] {
        var given: Set<String> = []
        return faults.map { fault in
            guard case .compiler(let message, let notes) = fault.problem else {
                return .init(fault, code: fault.problem.isAtItsPlace ? code(fault.line) : nil, advice: nil)
            }
            var place = fault
            let (advice, note) = advice(on: message, notes)
            if let note { (place.line, place.column) = (note.line, note.column) }
            let isNew = advice.map { given.insert($0).inserted } ?? false
            return .init(place, code: code(place.line), advice: isNew ? advice : nil)
        }
    }

    /// What there is to say to the compiler's words, and the note in whose place the mistake is.
    func advice(on words: String, _ notes: [CompilerNote] = []) -> (sentence: String?, place: CompilerNote?) {
        // The compiler quotes the answer, which may be of any length.
        let message = String(words.prefix(400))
        if let advice = adviceOnUnknownName(message) { return (advice, nil) }
        for row in CompilerAdvice.table {
            guard let match = message.prefixMatch(of: row.pattern) else { continue }
            let note = row.note.flatMap { words in notes.first { $0.message.contains(words) } }
            if row.note != nil, note == nil { continue }
            var sentence = row.sentence
            for index in match.output.indices.dropFirst() {
                sentence = sentence.replacing("$\(index)", with: Self.quotable(match.output[index].substring ?? ""))
            }
            return (sentence + course.reference(to: row.heading), row.isAtNote ? note : nil)
        }
        return (nil, nil)
    }

    /// What the table cannot know: a cell of a chapter declares the name, or another name is nearly the same.
    private func adviceOnUnknownName(_ message: String) -> String? {
        guard let match = message.wholeMatch(of: /cannot find (?:type )?'(\w+)' in scope.*/) else { return nil }
        let name = String(match.1)
        if chapter.declares(name, by: Self.anything) { return Self.adviceOnCells(name, chapter) }
        if let other = course.first(where: { $0.declares(name, by: Self.functionOrType) }) {
            return Self.adviceOnCells(name, other)
        }
        guard !Self.mathematics.contains(name), let near = nearest(to: name, among: names.subtracting([name]).sorted())
        else { return nil }
        return "Swift does not know `\(name)` here. Did you mean `\(near)`?"
            + course.reference(to: "Constants and variables")
    }

    private static func adviceOnCells(_ name: String, _ chapter: Chapter) -> String {
        "`\(name)` is declared in a cell of \(chapter.number.words). An answer is compiled by itself and does not see the cells: "
            + "copy the declaration into your file."
    }

    private static let functionOrType = "func|struct|class|enum|typealias"
    private static let anything = functionOrType + "|let|var"

    /// The names in the answer's text, and those that are always there and often mistyped.
    private var names: Set<String> {
        let own = text.split { !($0.isLetter || $0.isNumber || $0 == "_") }
            .filter { (3...40).contains($0.utf8.count) && $0.first?.isNumber == false }
        return Set(own.prefix(Self.mostNames).map(String.init)).subtracting(Self.keywords).union(Self.alwaysThere)
    }

    private static let alwaysThere = [
        "Array", "Bool", "Double", "Float", "Int", "String", "abs", "max", "min", "stride", "zip",
    ]
    private static let mathematics: Set = [
        "sqrt", "exp", "log", "pow", "sin", "cos", "tan", "tanh", "floor", "ceil", "round",
    ]
    private static let keywords: Set = [
        "break", "case", "continue", "default", "else", "enum", "false", "for", "func", "guard", "import", "inout",
        "let", "nil", "return", "self", "struct", "switch", "throw", "throws", "true", "try", "var", "while",
    ]

    // MARK: Traps

    /// The checks; the first that failed by a trap has the line and advice. More of the same trap need no more words.
    func explaining(_ checks: [CheckResult]) -> [CheckResult] {
        var given: Set<FailedCall.Place> = []
        return checks.map { check in
            guard let call = check.failedCall, let cause = call.cause else { return check }
            guard given.insert(.init(line: call.line, cause: cause)).inserted else { return check }
            var check = check
            check.counterexample =
                ([check.counterexample].compactMap { $0 } + advice(on: call).map { "// \($0)" }).joined(separator: "\n")
            return check
        }
    }

    /// What there is to say to a call that failed: what it did, then the line and advice.
    func words(on call: FailedCall) -> [String] { [call.endingWords] + advice(on: call) }

    /// The line in which a call trapped, and what to look at.
    private func advice(on call: FailedCall) -> [String] {
        guard let cause = call.cause else { return [] }
        let code = call.line.flatMap(code).map { "    " + $0.trimmingCharacters(in: .whitespaces) }
        return [code, TrapAdvice.row(for: cause)?.text(in: course)].compactMap { $0 }
    }

    // MARK: The answer and the course

    /// The line of this number, as it is, where people can read it.
    private func code(_ line: Int) -> String? {
        guard lines.indices.contains(line - 1) else { return nil }
        let code = lines[line - 1]
        return code.utf8.count <= Self.longestLine && !code.allSatisfy(\.isWhitespace) ? String(code) : nil
    }

    /// What the compiler says of an answer's names, so that it stays within its quotes.
    private static func quotable(_ name: Substring) -> String {
        let plain = name.replacing("`", with: "'")
        return plain.count <= longestName ? String(plain) : plain.prefix(longestName) + "…"
    }
}

extension [Chapter] {
    /// ` See "Slices" in appendix A.`; nothing where no appendix has that heading.
    func reference(to heading: String?) -> String {
        guard let heading, let chapter = first(where: { $0.number.isAppendix && $0.headings.contains(heading) })
        else { return "" }
        return " See “\(heading)” in \(chapter.number.words)."
    }
}

extension FailedCall {
    /// Where and why an answer trapped.
    fileprivate struct Place: Hashable {
        var line: Int?
        var cause: String
    }
}

extension AnswerProblem {
    /// Whether the line of such a fault is the one to look at.
    fileprivate var isAtItsPlace: Bool {
        switch self {
        case .forbiddenImport, .codeBesideDeclarations, .definedTwice, .hidden, .otherSignature: true
        default: false
        }
    }
}

extension Chapter {
    /// The texts of its headings in the prose.
    fileprivate var headings: [String] {
        elements.flatMap { element -> [String] in
            guard case .prose(let blocks) = element else { return [] }
            return blocks.compactMap { if case .heading(_, let words, _, _) = $0 { words.plainText } else { nil } }
        }
    }

    /// Whether a cell declares `name` for those after it, by one of these words.
    fileprivate func declares(_ name: String, by words: String) -> Bool {
        guard let declaration = try? Regex("(?:^|\n)(?:\(words)) \(name)\\b") else { return false }
        return cells.contains { $0.source.text.contains(declaration) }
    }
}

extension ChapterNumber {
    fileprivate var isAppendix: Bool { if case .appendix = self { true } else { false } }
}
