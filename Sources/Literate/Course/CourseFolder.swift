import Foundation

/// A course's folder with its chapters' file names: enough to find one chapter without reading the others.
public struct CourseFolder: Sendable {
    /// The folder as the user named it.
    public let path: String
    /// What `course.yml` says.
    public let information: CourseInformation
    /// The chapters' paths, by number.
    public let chapterFiles: [String]
    let names: [ChapterName]

    /// Reads `course.yml` and lists the chapters of the folder at `path`.
    ///
    /// - Throws: what is wrong with `course.yml` or the chapters' file names.
    public static func open(_ path: String) throws(ChapterErrors) -> CourseFolder {
        try open(path, list: FileManager.default.contentsOfDirectory(atPath:))
    }

    static func open(_ path: String, list: (String) throws -> [String]) throws(ChapterErrors) -> CourseFolder {
        let settings = join(path, "course.yml")
        let log = DiagnosticLog(file: settings)
        let bytes: [UInt8]
        do throws(Mistake) {
            bytes = try ChapterFile.read(settings)
        } catch {
            log.report(error == .noSuchFile ? .noCourseFile(folder: path) : error, at: SourcePosition(line: 1))
            throw log.errors
        }
        let parsed = CourseInformation.parse(SourceFile(bytes), log: log)
        guard var information = parsed, log.isEmpty else { throw log.errors }
        information.welcome = try Welcome.read(join(path, Welcome.fileName))
        let files: [String]
        do {
            files = try list(path)
        } catch {
            let mistake = Mistake.unreadableFolder(reason: error.systemReason)
            throw ChapterErrors([Diagnostic(file: path, position: SourcePosition(line: 1), mistake)])
        }
        return try CourseFolder(path: path, information: information, markdownFiles: files.filter(isChapter).sorted())
    }

    private init(path: String, information: CourseInformation, markdownFiles: [String]) throws(ChapterErrors) {
        var errors: [Diagnostic] = []
        var names: [ChapterName] = []
        for file in markdownFiles {
            let path = Self.join(path, file)
            let log = DiagnosticLog(file: path)
            if let name = ChapterFileName.parse(file, log: log) {
                if let first = names.first(where: { $0.number == name.number }) {
                    log.report(.numberTaken(number: name.number, path: first.path), at: SourcePosition(line: 1))
                }
                names.append(ChapterName(number: name.number, slug: name.slug, path: path))
            }
            errors += log.errors.diagnostics
        }
        if !errors.isEmpty { throw ChapterErrors(errors) }
        self.path = path
        self.information = information
        self.names = names.sorted { $0.number < $1.number }
        chapterFiles = self.names.map(\.path)
    }

    private static func isChapter(_ file: String) -> Bool {
        file.hasSuffix(".md") && !file.hasPrefix(".") && !["readme.md", Welcome.fileName].contains(file.lowercased())
    }

    private static func join(_ folder: String, _ file: String) -> String {
        folder.isEmpty || folder == "." ? file : folder.hasSuffix("/") ? folder + file : folder + "/" + file
    }

    /// The path of the chapter with this number, name, slug or path.
    ///
    /// - Throws: `UnknownChapter`, with the nearest name.
    public func chapterFile(named name: String) throws(UnknownChapter) -> String {
        names[try ChapterName.index(of: name, among: names)].path
    }

    /// Reads every chapter.
    ///
    /// - Throws: every error of every chapter, names that two chapters have in common, and chapters that build on what does not
    ///   come before them.
    public func load() throws(ChapterErrors) -> Course {
        let reading = read()
        let errors = reading.entries.flatMap(\.errors) + reading.mistakes
        if !errors.isEmpty { throw ChapterErrors(errors) }
        return Course(folder: path, information: information, chapters: reading.entries.compactMap(\.chapter))
    }

    func missingRequirements(of chapters: [Chapter]) -> [Diagnostic] {
        let numbers = Set(names.map(\.number))
        return chapters.flatMap { chapter in
            chapter.frontMatter.requires.filter {
                !numbers.contains(.chapter($0)) || .chapter($0) >= chapter.number
            }.map { number in
                Diagnostic(
                    file: chapter.file, position: chapter.frontMatter.requiresPosition,
                    numbers.contains(.chapter(number))
                        ? .requiresLater(chapter: chapter.number, required: number)
                        : .requiresUnknown(chapter: chapter.number, required: number))
            }
        }
    }

    static func sharedNames(_ chapters: [Chapter]) -> [Diagnostic] {
        var first: [ExerciseID: (file: String, line: Int)] = [:]
        var errors: [Diagnostic] = []
        for chapter in chapters {
            let names =
                chapter.exercises.map { ($0.id, $0.starter.fence) } + chapter.quizzes.map { ($0.id, $0.position) }
            for (id, position) in names.sorted(by: { $0.1 < $1.1 }) {
                if let (file, line) = first[id] {
                    errors.append(
                        Diagnostic(
                            file: chapter.file, position: position,
                            .nameInOtherChapter(name: id.name, file: file, line: line)))
                } else {
                    first[id] = (chapter.file, position.line)
                }
            }
        }
        return errors
    }
}

extension Chapter {
    /// Reads and parses the chapter in a file.
    ///
    /// - Throws: every error in the chapter, that the file cannot be read, or which of its data files cannot.
    public static func read(_ file: String, as form: Form = .chapter) throws(ChapterErrors) -> Chapter {
        let bytes: [UInt8]
        do throws(Mistake) {
            bytes = try ChapterFile.read(file)
        } catch {
            throw ChapterErrors([Diagnostic(file: file, position: SourcePosition(line: 1), error)])
        }
        let chapter = try parse(bytes, file: file, as: form)
        guard chapter.dataErrors.isEmpty else { throw ChapterErrors(chapter.dataErrors) }
        return chapter
    }
}

extension CourseInformation {
    private static let keys = ["title", "subtitle", "authors", "source", "seed", "url", "edit"]

    fileprivate static func parse(_ file: SourceFile, log: DiagnosticLog) -> CourseInformation? {
        guard file.checkEncoding(log: log) else { return nil }
        let yaml = YAMLText(file: file, linesBefore: 0, log: log)
        let text = String(decoding: file.bytes, as: UTF8.self)
        guard let fields = yaml.fields(of: text, what: "course.yml", known: keys) else { return nil }
        fields.require("title")
        return CourseInformation(
            title: fields.text("title") ?? "", subtitle: fields.text("subtitle") ?? "",
            authors: fields.texts("authors") ?? [], source: fields.text("source") ?? "",
            seed: fields.integer("seed", in: 0...999_999) ?? 0, url: fields.webFolder("url"),
            edit: fields.webFolder("edit"))
    }
}
