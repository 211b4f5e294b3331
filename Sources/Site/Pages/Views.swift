/// What the `page` template shows around a page's main part.
struct PageView: Sendable {
    var pageTitle: String
    var description: String
    var course: String
    var home: String
    var isHome: Bool
    var style: String
    var mathStyle: String?
    var icon: String
    var themeScript: String
    var script: String
    /// Apart from other courses that a browser knows on the same host.
    var storage: String
    /// From which the numbers of questions are drawn.
    var seed: String
    var contents: [ContentsEntry]
    var reference: ReferenceEntry?
    /// The identifier of the main part.
    var mainAnchor: String
    var mainHTML: HTML
    /// Where it is in the web, where the course says so.
    var web: WebView?
    /// What search looks through, with spaces between.
    var indexes: String
}

/// What a page says to those who link to it.
struct WebView: Sendable {
    var pageAddress: String
    /// The address of a picture of the page; nil where it has none.
    var pageImage: String?
    var feed: String
}

/// The reference in the contents, below the chapters.
struct ReferenceEntry: Sendable {
    var referenceAddress: String
    var isReference: Bool
    var hasTopics: Bool
    var topicLinks: [SectionEntry]
}

/// A chapter in the contents.
struct ContentsEntry: Sendable {
    var number: String
    var name: String
    var title: String
    var address: String
    var isCurrent: Bool
    var hasSections: Bool
    var sections: [SectionEntry]
}

/// A section of the current chapter in the contents.
struct SectionEntry: Sendable {
    var sectionHTML: HTML
    var anchor: String
}

/// What the `chapter` template shows.
struct ChapterView: Sendable {
    var kicker: String
    var title: String
    var name: String
    var hasObjectives: Bool
    var objectives: [ObjectiveView]
    var hasRequirements: Bool
    var requirements: [ChapterLink]
    var failure: String?
    var bodyHTML: HTML
    /// Where the terminal takes the answers to the chapter's questions from; nil where it has none.
    var answersFile: String?
    /// Where its file can be edited.
    var edit: String?
    var previous: ChapterLink?
    var next: ChapterLink?
}

/// A line of what the reader will learn.
struct ObjectiveView: Sendable {
    var objectiveHTML: HTML
}

/// A link to a chapter.
struct ChapterLink: Sendable {
    var address: String
    var label: String
    /// The chapter's title, where the label is shorter.
    var title = ""
    /// What separates it from the next link.
    var separator = ""
}

/// What the `index` template shows.
struct IndexView: Sendable {
    var title: String
    var subtitle: String?
    var authors: String?
    var facts: String
    var welcomeHTML: HTML?
    var start: ChapterLink?
    var chapters: [IndexEntry]
    var source: String?
}

/// A chapter in the index.
struct IndexEntry: Sendable {
    /// `9. Spatial dimensions`
    var entryLabel: String
    var number: String
    var name: String
    var title: String
    var address: String
    var summary: String
    var facts: String
    var hasRequirements: Bool
    var requirements: [ChapterLink]
}

/// What the `cell` template shows: one rounded frame.
struct CellView: Sendable {
    var anchor: String?
    var label: String
    var status: String
    var codeHTML: HTML
    var outputHTML: HTML
    var checks: [CheckView]
    var failure: FailureView?
}

/// A check's line in a cell's frame.
struct CheckView: Sendable {
    var outcome: String
    var sign: String
    var said: String
    var claim: String
    var cases: String?
    var counterexampleHTML: HTML
}

/// A failure in a cell's frame.
struct FailureView: Sendable {
    var tone: String
    var sign: String
    var heading: String
    var message: String?
    var placeHTML: HTML?
}

/// What the `figure` template shows.
struct FigureView: Sendable {
    var anchor: String
    var number: String
    var captionHTML: HTML
    var light: String
    var dark: String
    var width: Int
    var height: Int
    /// Whether a phone shows it larger than its screen, to be moved sideways.
    var isWide: Bool
    var alternative: String
    var still: StillView?
    var narrow: NarrowView?
}

/// The files of a figure that is laid out anew for a phone.
struct NarrowView: Sendable {
    var narrowLight: String
    var narrowDark: String
    var narrowWidth: Int
    var narrowHeight: Int
    var narrowStill: StillView?
}

/// The files that stand in for an animation where motion is not wanted.
struct StillView: Sendable {
    var stillLight: String
    var stillDark: String
}

/// What the `exercise` template shows.
struct ExerciseView: Sendable {
    /// The exercise's name, for the script that tells what it earned.
    var identifier: String
    var anchor: String
    var titleAnchor: String
    var level: Int
    var number: String
    var title: String
    var points: String
    var statementHTML: HTML
    var starterHTML: HTML
    var trial: TrialView?
    /// What an answer sees beside itself.
    var scopeHTML: HTML
    var startCommand: String
    /// What shows the value of the author's call; nil where there is none.
    var tryCommand: String?
    var gradeCommand: String
    var hintHTML: HTML
    var solutionHTML: HTML
    var furtherTask: FurtherTaskView?
}

/// Where an answer is written and tried in the page.
struct TrialView: Sendable {
    /// The script that brings the interpreter, which is loaded when something is first tried.
    var interpreter: String
    var exercise: String
    var sourceField: String
    var callField: String
    var title: String
    /// What an answer's file is called.
    var file: String
    /// The comment that it begins with.
    var head: String
    var starter: String
    /// The call to begin with; empty for one that the page makes up.
    var call: String
    /// What has it graded.
    var command: String
    var check: TrialCheckView?
}

/// How the page checks an answer.
struct TrialCheckView: Sendable {
    /// The script that brings the chapter's checks.
    var script: String
    /// Which of them is the exercise's.
    var index: String
    /// The heads of the functions that are asked for, one a line.
    var heads: String
}

/// What an exercise asks of whoever has solved it.
struct FurtherTaskView: Sendable {
    var taskHTML: HTML
    var extraCommand: String
    var furtherSolutionHTML: HTML
}
