/// A course: a folder's `course.yml` and all its chapters, free of errors.
public struct Course: Sendable {
    /// The folder as the user named it.
    public var folder: String
    /// What `course.yml` says.
    public var information: CourseInformation
    /// The chapters by number.
    public var chapters: [Chapter]

    /// A course of parsed parts.
    public init(folder: String, information: CourseInformation, chapters: [Chapter]) {
        self.folder = folder
        self.information = information
        self.chapters = chapters
    }

    /// Reads the course in `folder`.
    ///
    /// - Throws: every error of `course.yml` and of every chapter, and names that two chapters have in common.
    public static func load(folder: String) throws(ChapterErrors) -> Course {
        try CourseFolder.open(folder).load()
    }

    /// The chapter with this number, name, slug or path.
    ///
    /// - Throws: `UnknownChapter`, with the nearest name.
    public func chapter(named name: String) throws(UnknownChapter) -> Chapter {
        let index = try ChapterName.index(
            of: name, among: chapters.map { ChapterName(number: $0.number, slug: $0.slug, path: $0.file) })
        return chapters[index]
    }

    /// Points of all chapters.
    public var points: Int { chapters.reduce(0) { $0 + $1.points } }
}

/// What `course.yml` says.
public struct CourseInformation: Sendable, Hashable {
    /// The title.
    public var title: String
    /// A line below the title; may be empty.
    public var subtitle: String
    /// Who wrote it.
    public var authors: [String]
    /// What the course is made after; may be empty.
    public var source: String
    /// From which the numbers of questions are drawn for each student: another seed, other numbers.
    public var seed: Int
    /// Where the site will be in the web, with a slash at its end; nil where nobody said it.
    public var url: String?
    /// Where the chapters' files can be edited, with a slash at its end; nil where nobody said it.
    public var edit: String?
    /// What the start page says before the list of chapters; nil where the course has no `index.md`.
    public var welcome: Welcome?

    /// Information of these values.
    public init(
        title: String, subtitle: String = "", authors: [String] = [], source: String = "", seed: Int = 0,
        url: String? = nil, edit: String? = nil, welcome: Welcome? = nil
    ) {
        self.title = title
        self.subtitle = subtitle
        self.authors = authors
        self.source = source
        self.seed = seed
        self.url = url
        self.edit = edit
        self.welcome = welcome
    }
}
