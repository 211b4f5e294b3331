/// A name as a file or folder has it after it was handed in: learning platforms put the student in front, and they and browsers
/// number what comes twice.
struct HandedInName: Sendable, Hashable {
    /// Whose it is, where a platform says so.
    private(set) var student: String?
    /// The platform's number of the student, which tells namesakes apart.
    private(set) var number: String?
    /// The name that the student gave it; empty for a folder.
    private(set) var file: String

    /// Takes `name` apart.
    init(_ name: String) {
        file = name
        // A hundred thousand plain names took minutes of regular expressions.
        guard name.contains("_") else { return }
        if let match = name.wholeMatch(of: /(.+?)_(\d+)_assignsubmission_(?:file|onlinetext)_?(.*)/) {
            // Moodle: `Doe Jane_12345_assignsubmission_file_double-it.swift`
            (student, number, file) = (String(match.1), String(match.2), String(match.3))
        } else if let match = name.wholeMatch(of: /([^_]+)_(?:LATE_)?(\d+)_\d+_(.+)/) {
            // Canvas: `doejane_LATE_12345_67890_double-it-1.swift`
            (student, number, file) = (String(match.1), String(match.2), String(match.3))
        } else if let match = name.wholeMatch(of: /.+_([^_]+)_attempt_[-\d]+_(.+)/) {
            // Blackboard: `Homework 1_doejane_attempt_2026-11-25-10-00-00_double-it.swift`
            (student, file) = (String(match.1), String(match.2))
        }
    }

    /// Whether it has answers to exercises.
    var isSwift: Bool { file.lowercased().hasSuffix(".swift") && !isForEditors }

    /// Whether `lectern start` wrote it for editors: it has no answers.
    private var isForEditors: Bool { file == AnswerFile.package || file.hasSuffix(AnswerFile.usesSuffix) }

    /// Whether it has a chapter's quiz answers.
    var isQuizzes: Bool {
        Self.unnumbered(stem).lowercased() == "quizzes"
            && [".yml", ".yaml"].contains { file.lowercased().hasSuffix($0) }
    }

    /// Whether it has answers of any kind.
    var isAnswer: Bool { isSwift || isQuizzes }

    /// Whether it must be unpacked first.
    var isArchive: Bool {
        [".zip", ".tar", ".gz", ".tgz", ".bz2", ".xz", ".7z", ".rar"].contains { file.lowercased().hasSuffix($0) }
    }

    /// The exercise that it answers although it is not a Swift file: a word processor or a browser gave it another extension.
    func misnamedExercise(among names: Set<String>) -> String? {
        let other = [".swift.txt", ".txt", ".text", ".rtf", ".doc", ".docx"]
        let name = file.lowercased()
        guard let suffix = other.first(where: name.hasSuffix) else { return names.contains(file) ? file : nil }
        let plain = Self.unnumbered(String(file.dropLast(suffix.count)))
        return names.contains(plain) ? plain : nil
    }

    /// The exercise that it answers: what the name says, or says without the number of a second copy, if that is one of `names`.
    func exercise(among names: Set<String>) -> String {
        if names.contains(stem) { return stem }
        let plain = Self.unnumbered(stem)
        return names.contains(plain) ? plain : stem
    }

    private var stem: String { file.lastIndex(of: ".").map { String(file[..<$0]) } ?? file }

    /// `double-it` for `double-it-1`, `double-it (1)`, `double-it copy 2`.
    private static func unnumbered(_ stem: String) -> String {
        stem.replacing(/(?:-\d+| ?\(\d+\)| copy(?: \d+)?)+$/, with: "")
    }
}
