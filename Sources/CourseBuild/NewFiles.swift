import Foundation
import Literate

/// Files that a new chapter or course begins with. They are written whole or not at all, and never over others.
package struct NewFiles: Sendable {
    private let template: ChapterTemplate

    /// - Parameter template: what the files begin as.
    package init(from template: ChapterTemplate) { self.template = template }

    /// Adds a chapter to the end of a course, before its appendices.
    ///
    /// - Parameter folder: the course's folder, as the user named it.
    /// - Returns: the chapter's path.
    /// - Throws: ``RefusedFiles`` where the title gives no name, or one that the course has; what is wrong with the course; where the
    ///   file cannot be written, Foundation's errors.
    package func addChapter(titled title: String, to folder: String) throws -> String {
        guard let slug = ChapterTemplate.slug(of: title) else { throw RefusedFiles.namelessTitle(title) }
        let course = try CourseFolder.open(folder)
        let known = course.read().entries.map(\.standIn)
        if let taken = known.first(where: { $0.slug == slug }) { throw RefusedFiles.takenName(slug, by: taken.file) }
        let numbers = known.compactMap { if case .chapter(let number) = $0.number { number } else { nil } }
        let number = ChapterNumber.chapter((numbers.max() ?? 0) + 1)
        let file = URL(filePath: folder).appending(path: "\(number.padded)-\(slug).md")
        let text = try template.chapter(titled: title, named: slug)
        let chapter = try Chapter.parse(text: text, file: file.relativePath)
        let names = Set(chapter.exercises.map(\.id) + chapter.quizzes.map(\.id))
        if let taken = known.first(where: { !names.isDisjoint(with: $0.exercises.map(\.id) + $0.quizzes.map(\.id)) }) {
            throw RefusedFiles.takenName(slug, by: taken.file)
        }
        try write(text, to: file)
        return file.relativePath
    }

    /// Makes a folder with a course of one chapter in its folder `Lessons`, beside which results, answers and the site will lie.
    ///
    /// - Parameter folder: the folder, which may be there already if it has no `Lessons`.
    /// - Returns: the files' paths.
    /// - Throws: ``RefusedFiles`` where a course or something else is there; Foundation's errors where the folder cannot be written.
    package func makeCourse(in folder: String) throws -> [String] {
        let files = FileManager.default
        let place = URL(filePath: folder, directoryHint: .isDirectory)
        let lessons = place.appending(path: "Lessons")
        if files.fileExists(atPath: lessons.path) { throw RefusedFiles.taken(lessons.relativePath) }
        let isNew = !files.fileExists(atPath: place.path)
        let name = place.standardizedFileURL.lastPathComponent.replacing("-", with: " ")
        let texts = try template.course(
            titled: name.prefix(1).uppercased() + name.dropFirst(), firstChapter: "First steps", named: "first-steps")
        let unfinished = place.appending(path: ".Lessons-\(UUID().uuidString)")
        do {
            try files.createDirectory(at: unfinished, withIntermediateDirectories: true)
            for (name, text) in texts { try Data(text.utf8).write(to: unfinished.appending(path: name)) }
            try files.moveItem(at: unfinished, to: lessons)
        } catch {
            try? files.removeItem(at: unfinished)
            if isNew { rmdir(place.path) }
            throw error
        }
        return texts.keys.sorted().map { lessons.appending(path: $0).relativePath }
    }

    private func write(_ text: String, to file: URL) throws {
        let unfinished = file.deletingLastPathComponent().appending(path: ".new-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: unfinished) }
        try Data(text.utf8).write(to: unfinished)
        // A link, unlike a renaming, never replaces a file.
        do {
            try FileManager.default.linkItem(at: unfinished, to: file)
        } catch CocoaError.fileWriteFileExists {
            throw RefusedFiles.taken(file.relativePath)
        }
    }
}

/// Why no new file was written.
package enum RefusedFiles: Error, CustomStringConvertible {
    case namelessTitle(String)
    case controlCharacters
    /// A name that a chapter, or an exercise or question in it, has already.
    case takenName(String, by: String)
    case taken(String)

    package var description: String {
        switch self {
        case .namelessTitle(let title):
            "the title '\(title)' gives no name for a file; it needs a word that begins with a letter"
        case .controlCharacters: "a title is one line of text, without control characters"
        case .takenName(let name, let file): "the name '\(name)' is taken by \(file); give another title"
        case .taken(let path): "\(path) is there already, and was left as it is"
        }
    }
}
