/// One chapter of a course: a Markdown file, parsed and found free of errors.
public struct Chapter: Sendable {
    /// The file as the user named it; it is what diagnostics show.
    public var file: String
    /// The number that the file's name begins with, e.g. 9 for `09-spatial-dimensions.md`; an appendix's letter.
    public var number: ChapterNumber
    /// The file's name without number and extension, e.g. `spatial-dimensions`.
    public var slug: String
    /// What the front matter says.
    public var frontMatter: FrontMatter
    /// What the file was read as.
    public var form = Form.chapter
    /// The body in reading order.
    public var elements: [Element]
    /// Wrong code that properties in the text must notice.
    public var wrongVersions: [WrongVersion] = []
    /// Lectern's own fences at the left margin, in the order of their lines.
    package var fences: [ChapterFence] = []
    /// The file as it was read; empty for a chapter that was not read from one.
    package var bytes: [UInt8] = []

    /// What a Markdown file is read as.
    public enum Form: Sendable {
        /// A chapter of a course, held to all rules.
        case chapter
        /// A Markdown file without a course around it, which was written for other readers, too. It may have any name and no front
        /// matter, and what is wrong in its prose alone does not keep its cells from running.
        case document
    }

    /// A piece of a chapter's body.
    public enum Element: Sendable {
        /// Consecutive Markdown blocks that are not Lectern's own.
        case prose([Block])
        case cell(Cell)
        case exercise(Exercise)
        case quiz(Quiz)
    }

    /// A chapter of parsed parts.
    public init(file: String, number: ChapterNumber, slug: String, frontMatter: FrontMatter, elements: [Element]) {
        self.file = file
        self.number = number
        self.slug = slug
        self.frontMatter = frontMatter
        self.elements = elements
    }
}

extension Chapter {
    /// The title that the front matter gives.
    public var title: String { frontMatter.title }
    /// `09-spatial-dimensions`, a document's file name without its extension: how pages, answers and caches name the chapter.
    public var name: String { form == .document ? slug : "\(number.padded)-\(slug)" }
    /// The cells in reading order; `Cell.index` is the position in this array.
    public var cells: [Cell] { elements.compactMap { if case .cell(let cell) = $0 { cell } else { nil } } }
    /// The cells of each live figure; figures in the order of their first cells.
    public var liveFigures: [(id: LiveID, cells: [Cell])] {
        var figures: [(id: LiveID, cells: [Cell])] = []
        for cell in cells {
            guard let id = cell.live else { continue }
            if let index = figures.firstIndex(where: { $0.id == id }) {
                figures[index].cells.append(cell)
            } else {
                figures.append((id, [cell]))
            }
        }
        return figures
    }
    /// The code exercises in reading order.
    public var exercises: [Exercise] {
        elements.compactMap { if case .exercise(let exercise) = $0 { exercise } else { nil } }
    }
    /// The quizzes in reading order.
    public var quizzes: [Quiz] { elements.compactMap { if case .quiz(let quiz) = $0 { quiz } else { nil } } }
    /// Points of all exercises and quizzes.
    public var points: Int { exercises.reduce(0) { $0 + $1.points } + quizzes.reduce(0) { $0 + $1.points } }
}

/// What a chapter's front matter says, as YAML.
public struct FrontMatter: Sendable, Hashable {
    /// The title, e.g. `Spatial dimensions`.
    public var title: String
    /// One sentence for the index.
    public var summary: String
    /// What the reader will learn: the three lines at the top.
    public var objectives: [String]
    /// Reading time in minutes, where given.
    public var minutes: Int?
    /// Numbers of the chapters that this one builds on.
    public var requires: [Int]
    /// Where they are written, or the file's beginning.
    public var requiresPosition: SourcePosition
    /// Files beside the chapter that its cells read.
    public var reads: [DataFile]
    /// Tables of earlier chapters that its cells ask for.
    public var tables: [TableRequest]

    /// Front matter of these values.
    public init(
        title: String, summary: String = "", objectives: [String] = [], minutes: Int? = nil, requires: [Int] = [],
        requiresPosition: SourcePosition = SourcePosition(line: 1), reads: [DataFile] = [],
        tables: [TableRequest] = []
    ) {
        self.title = title
        self.summary = summary
        self.objectives = objectives
        self.minutes = minutes
        self.requires = requires
        self.requiresPosition = requiresPosition
        self.reads = reads
        self.tables = tables
    }
}
