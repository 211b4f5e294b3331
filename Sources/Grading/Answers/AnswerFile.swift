import Foundation

/// A file in which answers are expected, found under the paths that were given.
struct AnswerFile: Sendable, Hashable {
    /// Where it is.
    var url: URL
    /// As the user named it.
    var name: String
    /// Whose it is, where a folder says so.
    var student: String?

    /// The name of the file with a chapter's quiz answers.
    static let quizzes = "quizzes.yml"

    var isQuizzes: Bool { url.lastPathComponent == Self.quizzes }
    /// The exercise that the file's name says.
    var exercise: String { url.deletingPathExtension().lastPathComponent }
    /// The chapter that the folder's name says.
    var chapter: String { url.deletingLastPathComponent().lastPathComponent }

    /// Folders deeper than this hold no answers: student, chapter, and some to spare.
    private static let deepest = 6
    /// A class of a thousand with twenty answers each.
    private static let most = 50_000

    /// The answers under `paths`, in the order of their names. A path that is named is taken as it is; in a folder, Swift files and
    /// quiz files are looked for.
    static func find(_ paths: [String]) -> [AnswerFile] {
        var files: [AnswerFile] = []
        for path in paths {
            let url = URL(filePath: path)
            if isFolder(url) {
                let name = path.hasSuffix("/") ? String(path.dropLast()) : path
                // Of several folders, each is somebody's; one alone is the learner's own, or a class's.
                let owner = paths.count > 1 ? owner(of: path) : nil
                collect(in: url, name: name, parents: owner.map { [$0] } ?? [], into: &files)
            } else {
                files.append(AnswerFile(url: url, name: path))
            }
        }
        return files
    }

    private static func collect(in folder: URL, name: String, parents: [String], into files: inout [AnswerFile]) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        for entry in names.sorted() where !entry.hasPrefix(".") && files.count < most {
            let url = folder.appending(path: entry)
            if isFolder(url) {
                if parents.count < deepest {
                    collect(in: url, name: "\(name)/\(entry)", parents: parents + [entry], into: &files)
                }
            } else if entry.hasSuffix(".swift") || entry == quizzes {
                files.append(AnswerFile(url: url, name: "\(name)/\(entry)", student: student(above: parents)))
            }
        }
    }

    /// Whose folder it is in which an answer lies: `alice/output-size.swift`, `alice/09-spatial-dimensions/output-size.swift` and
    /// `alice/Answers/09-spatial-dimensions/output-size.swift` are all Alice's.
    private static func student(above folders: [String]) -> String? {
        folders.last(where: namesStudent)
    }

    /// Whose folder the one at `path` is, where it is one.
    static func owner(of path: String) -> String? {
        let url = URL(filePath: path)
        return isFolder(url) ? student(above: Array(url.standardizedFileURL.pathComponents.dropFirst())) : nil
    }

    /// Whether a folder of this name is a student's: others are chapters', or that of all answers.
    static func namesStudent(_ folder: String) -> Bool {
        folder != "Answers" && folder.wholeMatch(of: /\d{1,2}(-.*)?/) == nil
    }

    /// The names of the folders in a folder.
    static func folders(in folder: URL) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
        return names.filter { !$0.hasPrefix(".") && isFolder(folder.appending(path: $0)) }
    }

    /// Whether it is a folder itself: a link to one is not followed.
    private static func isFolder(_ url: URL) -> Bool {
        let attributes = try? FileManager.default.attributesOfItem(atPath: url.path)
        return attributes?[.type] as? FileAttributeType == .typeDirectory
    }
}
