import Foundation

/// A course's files, each read once: chapters without errors, and what is wrong with the others.
package struct CourseReading: Sendable {
    /// What `course.yml` says.
    package let information: CourseInformation
    /// The chapters' files, by number.
    package let entries: [Entry]
    /// What chapters have in common that they must not, and what they build on that does not come before them: at its place
    /// in chapters that are free of other errors.
    package let mistakes: [Diagnostic]

    /// A chapter's file.
    package struct Entry: Sendable {
        package let file: String
        /// The bytes that were read; empty where they cannot be.
        package let bytes: [UInt8]
        /// The chapter, where it is free of errors.
        package let chapter: Chapter?
        /// What is wrong in the file.
        package let errors: [Diagnostic]
        /// The chapter, or an empty one of the file's name where it has errors.
        package let standIn: Chapter
        private let parsed: Result<Chapter, ChapterErrors>

        init(_ file: String, name: ChapterName?, previous: Entry?) {
            self.file = file
            let content = FileManager.default.contents(atPath: file).map { Array($0) } ?? []
            bytes = content
            if let previous, previous.bytes == content, !content.isEmpty {
                parsed = previous.parsed
            } else {
                parsed = Result { () throws(ChapterErrors) -> Chapter in
                    try content.isEmpty ? Chapter.read(file) : Chapter.parse(content, file: file)
                }
            }
            let title = name?.slug.replacing("-", with: " ") ?? file
            let empty = Chapter(
                file: file, number: name?.number ?? 0, slug: name?.slug ?? "chapter",
                frontMatter: FrontMatter(title: title.prefix(1).uppercased() + title.dropFirst()), elements: [])
            switch parsed {
            case .success(let found):
                // Data files come and go without a change to the chapter.
                errors = found.dataErrors
                (chapter, standIn) = (errors.isEmpty ? found : nil, found)
            case .failure(let error): (chapter, errors, standIn) = (nil, error.diagnostics, empty)
            }
        }
    }

    /// The chapters' files by their numbers, names, slugs or paths, in the course's order; all where `names` is empty.
    ///
    /// - Throws: `UnknownChapter`, with the nearest name.
    package func entries(named names: [String]) throws(UnknownChapter) -> [Entry] {
        if names.isEmpty { return entries }
        let known = entries.map {
            ChapterName(number: $0.standIn.number, slug: $0.standIn.slug, path: $0.file)
        }
        var found: Set<Int> = []
        for name in names { found.insert(try ChapterName.index(of: name, among: known)) }
        return found.sorted().map { entries[$0] }
    }

    /// Reads one file that is not a course's, as a course of its own.
    package static func single(_ file: String, after previous: CourseReading? = nil) -> CourseReading {
        let entry = Entry(file, name: nil, previous: previous?.entries.first { $0.file == file })
        return CourseReading(
            information: CourseInformation(title: entry.standIn.title), entries: [entry], mistakes: [])
    }
}

extension CourseFolder {
    /// Reads every chapter; those whose bytes are as in `previous` are not parsed again.
    package func read(after previous: CourseReading? = nil) -> CourseReading {
        let known = Dictionary((previous?.entries ?? []).map { ($0.file, $0) }, uniquingKeysWith: { $1 })
        // Every verb begins with this.
        let entries = names.mapSideBySide { CourseReading.Entry($0.path, name: $0, previous: known[$0.path]) }
        let chapters = entries.compactMap(\.chapter)
        return CourseReading(
            information: information, entries: entries,
            mistakes: Self.sharedNames(chapters) + missingRequirements(of: chapters))
    }
}
