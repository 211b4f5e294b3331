import Foundation
import Literate

/// Who is in a class, and what is asked of everybody: an answer that is missing must not make a sum look better.
struct ClassList {
    /// The students, by name: those who handed something in, and those beside them who did not.
    let students: [String]

    /// The class whose answers `files` are, found under `paths`; empty where the answers are a learner's own.
    init(_ files: [AnswerFile], under paths: [String]) {
        var students = Set(files.compactMap(\.student))
        for folder in Set(files.compactMap(\.folderOfStudents)) {
            students.formUnion(AnswerFile.folders(in: URL(filePath: folder)).filter(AnswerFile.namesStudent))
        }
        if paths.count > 1, !students.isEmpty { students.formUnion(paths.compactMap(AnswerFile.owner(of:))) }
        self.students = students.sorted()
    }

    /// A report for each answer that somebody else in the class handed in and this student did not, in the order of the course.
    func missing(from reports: [AnswerReport], of course: [Chapter]) -> [AnswerReport] {
        let asked = Set(reports.filter { $0.status != .refused }.map(\.exercise))
        let handedIn = Set(reports.map { [$0.student ?? "", $0.exercise] })
        return students.flatMap { student in
            course.flatMap { chapter in
                let exercises = chapter.exercises.map { ($0.id.name, "\($0.id).swift", $0.points) }
                let quizzes = chapter.quizzes.map { ($0.id.name, AnswerFile.quizzes, $0.points) }
                return (exercises + quizzes).filter { asked.contains($0.0) && !handedIn.contains([student, $0.0]) }
                    .map { name, file, points in
                        AnswerReport(
                            file: "\(student)/\(chapter.name)/\(file)", student: student, exercise: name,
                            points: points, status: .notStarted, problems: [.init(message: "nothing was handed in")])
                    }
            }
        }
    }
}

extension AnswerFile {
    /// The folder in which the student's folder lies, as the user named it.
    fileprivate var folderOfStudents: String? {
        guard let student else { return nil }
        let parts = name.split(separator: "/", omittingEmptySubsequences: false)
        guard let place = parts.lastIndex(of: Substring(student)), place > 0 else { return nil }
        let folder = parts[..<place].joined(separator: "/")
        return folder.isEmpty ? "/" : folder
    }
}
