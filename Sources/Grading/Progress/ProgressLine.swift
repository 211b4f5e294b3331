import Foundation

/// A learner's progress as one line, by which the page and the terminal tell each other: `lectern-progress:1:course=…:answer.q=28`.
/// `site/assets/scripts/record.js` writes and reads the same. A shell takes it as one word.
public struct ProgressLine: Sendable, Hashable {
    /// The course's title.
    public var course: String
    /// The learner's name in a class.
    public var student: String?
    /// The names of chapters that are done.
    public var done: Set<String> = []
    /// Answers to questions, which were right, by the questions' names.
    public var answers: [String: String] = [:]
    /// What exercises earned, by their names.
    public var scores: [String: Double] = [:]

    private static let head = "lectern-progress:1"
    /// More characters than the progress in any course has.
    static let longest = 100_000

    /// Nothing yet.
    public init(course: String, student: String? = nil) {
        self.course = course
        self.student = student
    }

    /// Reads a line.
    /// - Throws: where it is something else.
    public init(_ text: String) throws(ProgressLineError) {
        let text = text.trimmingCharacters(in: .whitespacesAndNewlines)
        guard text.utf8.count <= Self.longest, text.hasPrefix(Self.head + ":") else { throw .notALine }
        course = ""
        for part in text.dropFirst(Self.head.count + 1).split(separator: ":") {
            let sides = part.split(separator: "=", maxSplits: 1)
            guard sides.count == 2, let value = sides[1].removingPercentEncoding, Self.isPlain(value) else {
                throw .damaged(part: String(part.prefix(40)))
            }
            let key = sides[0].split(separator: ".", maxSplits: 1).map(String.init)
            switch (key[0], key.count) {
            case ("course", 1): course = value
            case ("student", 1): student = value
            case ("done", 1): done.insert(value)
            case ("answer", 2): answers[key[1]] = value
            case ("score", 2): scores[key[1]] = Double(value)
            default: throw .damaged(part: String(part.prefix(40)))
            }
        }
    }

    /// Whether a value can be in a learner's file: it is on one line there, and short.
    private static func isPlain(_ value: String) -> Bool {
        value.count <= 200
            && value.unicodeScalars.allSatisfy {
                ![.control, .lineSeparator, .paragraphSeparator].contains($0.properties.generalCategory)
            }
    }

    /// The line.
    public var text: String {
        let student = student.map { [("student", $0)] } ?? []
        let parts =
            [("course", course)] + student + done.sorted().map { ("done", $0) }
            + answers.sorted { $0.key < $1.key }.map { ("answer.\($0)", $1) }
            + scores.sorted { $0.key < $1.key }.map { ("score.\($0)", ScoreText.number($1)) }
        return ([Self.head] + parts.map { "\($0)=\(Self.encoded($1))" }).joined(separator: ":")
    }

    private static func encoded(_ value: String) -> String {
        let plain = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.~".utf8)
        return value.utf8.map { byte in
            plain.contains(byte)
                ? String(UnicodeScalar(byte)) : "%" + (byte < 16 ? "0" : "") + String(byte, radix: 16).uppercased()
        }.joined()
    }
}

/// Why a line is not taken over.
public enum ProgressLineError: Error, Sendable, Hashable, CustomStringConvertible {
    case notALine
    case damaged(part: String)
    case otherCourse(String)
    case otherStudent(String, own: String)

    /// What is wrong, and what to do.
    public var description: String {
        switch self {
        case .notALine:
            "this is not a line of progress\n  on the course's start page, press 'Copy' below 'Your progress'"
        case .damaged(let part): "the line of progress is damaged at '\(part)'\n  copy the whole line again"
        case .otherCourse(let title):
            "this progress is of another course, '\(title)'\n  say which course with --course"
        case .otherStudent(let name, let own):
            "this progress is of '\(name)', and the answers here are of '\(own)'\n  say with --answers where the others are"
        }
    }
}
