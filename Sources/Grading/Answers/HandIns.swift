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
        return owners.isEmpty && student == nil ? [] : owners.union(folders).sorted()
    }

    /// Files in which a platform says whose its folders are.
    private(set) var namesFiles: [String] = []
    /// As Gradescope calls it.
    private static let namesFile = "submission_metadata.yml"
    /// Archives that are still to be unpacked: `add` takes what was in them.
    private(set) var archives: [Archive] = []

    /// An archive on its way.
    struct Archive: Sendable, Hashable {
        var url: URL
        /// As it is named to the user.
        var name: String
        var student: String?
        var detours: Int
        /// How many archives may be around a file, and how many are around this one.
        var levels = 1
        var level = 0

        /// The name without its folder and its extension.
        fileprivate var stem: String {
            let file = HandedInName(url.lastPathComponent).file
            return String(file.prefix { $0 != "." })
        }
    }

    /// A folder or file that cannot be graded.
    struct Refused: Sendable, Hashable {
        var name: String
        var student: String?
        var problem: AnswerProblem
    }

    /// Whose everything is, where the user says so.
    private let student: String?
    private let chapters: Set<String>
    private let exercises: Set<String>
    /// Students' folders, with or without answers.
    private var folders: Set<String> = []
    private var counts: [String?: Int] = [:]
    private var archiveCounts: [String?: Int] = [:]
    private var numbers: [String: String] = [:]

    /// More files of one student than anyone writes: the next one's must not wait for them.
    static let mostFiles = 500
    /// Each may unpack to megabytes.
    static let mostArchives = 10
    /// Folders deeper than this hold no answers: student, chapter, and some to spare.
    private static let deepest = 8

    /// Looks under `paths`. A file that is named is taken as it is; so is a link that is named, if it leads to a folder.
    ///
    /// - Parameter student: whose everything is; nil where folders and names say so.
    init(_ paths: [String], student: String? = nil, course: [Chapter]) {
        chapters = Set(course.map(\.name))
        exercises = Set(course.flatMap(\.exercises).map(\.id.name))
        self.student = student
        if let student { folders.insert(student) }
        for path in paths {
            let url = URL(filePath: path)
            guard FolderListing.isFolder(path) else {
                if ArchiveLimits.isArchive(path) {
                    archives.append(Archive(url: url, name: path, student: student, detours: 0))
                    continue
                }
                files.append(AnswerFile(url: url, name: path, student: student, exercises: exercises))
                continue
            }
            // Of several folders, each is somebody's; one alone is the learner's own, or a class's.
            let owner = student ?? (paths.count > 1 ? owner(of: url) : nil)
            if let owner { folders.insert(owner) }
            let before = files.count
            var place = Place(path: path, name: path.hasSuffix("/") ? String(path.dropLast()) : path, student: owner)
            place.isClass = owner == nil && namesStudent(url.standardizedFileURL.lastPathComponent)
            collect(place)
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
        /// How many archives may be around a file, and how many are around this folder.
        var levels = 1
        var level = 0
        /// Whether a file here may be a student's whole work.
        var isClass = false
    }

    /// Calls students by their names instead of their folders'; namesakes keep the folder's name, too.
    mutating func rename(_ all: [String: String]) {
        let counts = Dictionary(all.values.map { ($0, 1) }, uniquingKeysWith: +)
        let names = Dictionary(
            uniqueKeysWithValues: all.map { ($0, counts[$1] == 1 ? $1 : "\($1) (\($0))") })
        func name(_ student: String?) -> String? { student.map { names[$0] ?? $0 } }
        for index in files.indices { files[index].student = name(files[index].student) }
        for index in refused.indices { refused[index].student = name(refused[index].student) }
        folders = Set(folders.map { names[$0] ?? $0 })
    }

    /// Takes the next archive that is to be unpacked.
    mutating func nextArchive() -> Archive? { archives.isEmpty ? nil : archives.removeFirst() }

    /// Takes what was unpacked from `archive` into `folder`, and what of it is refused.
    mutating func add(_ folder: URL, unpacked refused: [(path: String, problem: AnswerProblem)], from archive: Archive)
    {
        if let student = archive.student { folders.insert(student) }
        for (path, problem) in refused {
            let parts = path.split(separator: "/").map(String.init)
            // As macOS writes them into archives.
            if parts.contains(where: { $0 != ".." && FolderListing.isIgnored($0) }) { continue }
            let owner = archive.student ?? (parts.count > 1 ? parts.first.flatMap { namesStudent($0) ? $0 : nil } : nil)
            refuse(([archive.name] + parts).joined(separator: "/"), of: owner, problem)
        }
        var place = Place(path: folder.path, name: archive.name, student: archive.student)
        place.isClass = archive.student == nil
        // A class's archive may have one for each student, and theirs have none.
        (place.detours, place.level, place.levels) = (
            archive.detours, archive.level + 1, place.isClass ? 2 : archive.levels
        )
        let entries = FolderListing(folder.path).entries.filter { !$0.isIgnored }
        // Whoever compresses a folder gets an archive of its name, with the folder in it; the archive may have got another name since.
        if entries.count == 1, entries[0].isFolder, namesStudent(entries[0].name),
            entries[0].name == archive.stem
                || place.isClass
                    && Self.holdsSeveralStudents("\(folder.path)/\(entries[0].name)", names: exercises)
        {
            place.path += "/\(entries[0].name)"
            place.name += "/\(entries[0].name)"
        }
        let before = files.count
        collect(place)
        files[before...].sort { $0.name < $1.name }
    }

    private mutating func collect(_ folder: Place) {
        let entries = FolderListing(folder.path).entries.filter { !$0.isIgnored }
        if folder.isClass, entries.contains(where: { $0.name == Self.namesFile && $0.kind == .other }) {
            namesFiles.append("\(folder.path)/\(Self.namesFile)")
        }
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
                (inner.detours, inner.level, inner.levels) = (folder.detours, folder.level, folder.levels)
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
                    take(archive: path, name: shown, of: owner, in: folder)
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

    private mutating func take(archive path: String, name: String, of owner: String?, in folder: Place) {
        var archive = Archive(
            url: URL(filePath: path), name: name, student: owner, detours: folder.detours, levels: folder.levels,
            level: folder.level)
        if owner == nil, folder.isClass { archive.student = archive.stem }
        if !ArchiveLimits.isArchive(path) || archive.student == nil {
            refuse(name, of: owner, .archive)
        } else if folder.level >= folder.levels {
            refuse(name, of: archive.student, .archiveInArchive)
        } else if archiveCounts[archive.student, default: 0] >= Self.mostArchives {
            refuse(name, of: archive.student, .tooManyArchives(limit: Self.mostArchives))
        } else if mayTakeMore(name, of: archive.student) {
            archiveCounts[archive.student, default: 0] += 1
            archives.append(archive)
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
