import AnswerReading
import Foundation
import Literate

/// What was handed in, under the paths that a user named: the files to grade, what cannot be graded, and who is in the class.
///
/// In a folder, the first folder below it names the student, unless it is one of the course's chapters or `Answers`: then the
/// answers are the learner's own. What lies deeper is that student's, whatever it is called.
struct HandIns: Sendable {
    /// The files to grade, in the order of their names.
    private(set) var files: [AnswerFile] = []
    /// What is refused before it is opened.
    private(set) var refused: [Refused] = []
    /// Everyone in the class, by name, those who handed nothing in, too; empty where the answers are a learner's own.
    var students: [String] {
        let owners = Set(files.compactMap(\.student) + refused.compactMap(\.student))
        return owners.isEmpty ? [] : owners.union(folders).sorted()
    }

    /// A folder or file that cannot be graded.
    struct Refused: Sendable, Hashable {
        var name: String
        var student: String?
        var problem: AnswerProblem
    }

    private let chapters: Set<String>
    private let exercises: Set<String>
    /// Students' folders, with or without answers.
    private var folders: Set<String> = []
    private var counts: [String?: Int] = [:]
    private var numbers: [String: String] = [:]

    /// More files of one student than anyone writes: the next one's must not wait for them.
    static let mostFiles = 500
    /// Folders deeper than this hold no answers: student, chapter, and some to spare.
    private static let deepest = 8

    /// Looks under `paths`. A file that is named is taken as it is; so is a link that is named, if it leads to a folder.
    init(_ paths: [String], course: [Chapter]) {
        chapters = Set(course.map(\.name))
        exercises = Set(course.flatMap(\.exercises).map(\.id.name))
        for path in paths {
            let url = URL(filePath: path)
            guard FolderListing.isFolder(path) else {
                files.append(AnswerFile(url: url, name: path, exercises: exercises))
                continue
            }
            // Of several folders, each is somebody's; one alone is the learner's own, or a class's.
            let owner = paths.count > 1 ? owner(of: url) : nil
            if let owner { folders.insert(owner) }
            let before = files.count
            collect(Place(path: path, name: path.hasSuffix("/") ? String(path.dropLast()) : path, student: owner))
            files[before...].sort { $0.name < $1.name }
        }
    }

    /// The last folder of the path that is neither a chapter's nor that of all answers.
    private func owner(of url: URL) -> String? {
        url.standardizedFileURL.pathComponents.dropFirst().last(where: namesStudent)
    }

    private func namesStudent(_ folder: String) -> Bool { folder != "Answers" && !chapters.contains(folder) }

    /// A folder on the way down.
    private struct Place {
        var path: String
        /// As it is named to the user.
        var name: String
        /// Whose it is, where it is known.
        var student: String?
        var depth = 0
        var detours = 0
    }

    private mutating func collect(_ folder: Place) {
        let entries = FolderListing(folder.path).entries.filter { !$0.isIgnored }
        // Files first: what lies deeper must not use up what a student may hand in.
        for entry in entries.filter({ !$0.isFolder }) + entries.filter(\.isFolder) {
            if let student = folder.student, counts[student, default: 0] > Self.mostFiles { break }
            let path = "\(folder.path)/\(entry.name)", shown = "\(folder.name)/\(entry.name)"
            guard !entry.isDamaged else {
                refuse(shown, of: folder.student ?? (entry.kind == .folder ? entry.name : nil), .nameNotUTF8)
                continue
            }
            let handedIn = HandedInName(entry.name)
            switch entry.kind {
            case .folder, .linkToFolder:
                var inner = Place(path: path, name: shown, student: folder.student)
                inner.depth = folder.depth + 1
                inner.detours = folder.detours
                if namesStudent(entry.name) {
                    if folder.student == nil {
                        let owner = self.student(handedIn) ?? entry.name
                        inner.student = owner
                        folders.insert(owner)
                    } else {
                        inner.detours += 1
                    }
                }
                if entry.kind == .linkToFolder {
                    refuse(shown, of: inner.student, .symbolicLinkToFolder)
                } else if folder.depth == Self.deepest {
                    refuse(shown, of: inner.student, .tooDeepFolder)
                } else if inner.student != folder.student || mayTakeMore(shown, of: inner.student) {
                    collect(inner)
                }
            case .linkToNothing where !handedIn.isSwift && !handedIn.isQuizzes:
                // It may be a student's folder, as it was on another machine.
                refuse(shown, of: folder.student ?? (namesStudent(entry.name) ? entry.name : nil), .symbolicLink)
            case .linkToNothing, .other:
                let owner = folder.student ?? self.student(handedIn)
                if handedIn.isArchive {
                    refuse(shown, of: owner, .archive)
                } else if let exercise = handedIn.misnamedExercise(among: exercises) {
                    refuse(shown, of: owner, .notSwiftFile(exercise: exercise))
                } else if handedIn.isSwift || handedIn.isQuizzes, mayTakeMore(shown, of: owner) {
                    files.append(
                        AnswerFile(
                            url: URL(filePath: path), name: shown, student: owner, detours: folder.detours,
                            exercises: exercises))
                }
            }
        }
    }

    /// The student whom a platform's name says; a namesake's number is part of the name.
    private mutating func student(_ name: HandedInName) -> String? {
        guard let student = name.student else { return nil }
        guard let number = name.number else { return student }
        let first = numbers[student] ?? number
        numbers[student] = first
        return first == number ? student : "\(student) (\(number))"
    }

    /// Counts files and folders of one student, and says once that there are too many.
    private mutating func mayTakeMore(_ name: String, of student: String?) -> Bool {
        let count = counts[student, default: 0] + 1
        counts[student] = count
        if count == Self.mostFiles + 1 {
            refused.append(Refused(name: name, student: student, problem: .tooManyFiles(limit: Self.mostFiles)))
        }
        return count <= Self.mostFiles
    }

    private mutating func refuse(_ name: String, of student: String?, _ problem: AnswerProblem) {
        guard mayTakeMore(name, of: student) else { return }
        refused.append(Refused(name: name, student: student, problem: problem))
    }
}
