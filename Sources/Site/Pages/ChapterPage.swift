import Outputs
import Foundation
import Literate

/// Renders one chapter, with what its cells did, as the main part of a page.
///
/// It is used once, in reading order: it numbers the figures and exercises.
final class ChapterPage {
    let chapter: Chapter
    let outputs: ChapterOutputs?
    let prose: ProseRenderer
    let templates: Templates
    let options: SiteOptions
    /// Whose numbers questions have until the page's script knows the reader's name.
    let learner: Learner
    /// By which answers are sealed, where the page is not to have them.
    let sealKeys: SealKeys
    /// The modules of the chapter's live figures.
    let modules: [LiveID: Data]
    /// Where the site has the interpreter in which answers are tried, or nil where it has none.
    let interpreter: String?
    /// The checks that the page can try.
    let checks: CheckModule?
    /// The scripts that bring live figures' modules into the page, by their names in the site.
    var scripts: [String: String] = [:]
    /// The figure files that the page shows, by their names in the site.
    private(set) var figureFiles: [FigureFile] = []
    private var figureCount = 0
    private var exerciseCount = 0

    /// A figure's file: what it is called in the site, and in the folder of the run.
    struct FigureFile: Hashable, Sendable, Codable {
        var name: String
        var source: String
        var isStill = false
    }

    init(
        chapter: Chapter, outputs: ChapterOutputs?, prose: ProseRenderer, templates: Templates, options: SiteOptions,
        seed: Int = 0, modules: [LiveID: Data] = [:], sealKeys: SealKeys = SealKeys(folder: nil),
        interpreter: String? = nil, checks: CheckModule? = nil
    ) {
        self.chapter = chapter
        self.outputs = outputs
        self.prose = prose
        self.templates = templates
        self.options = options
        learner = Learner(seed: seed)
        self.modules = modules
        self.sealKeys = sealKeys
        self.interpreter = interpreter
        self.checks = checks
    }

    /// The chapter's body: prose, cells, exercises and quizzes.
    func body() -> HTML {
        HTML(
            chapter.elements.map { element in
                switch element {
                case .prose(let blocks): prose.text(blocks)
                case .cell(let cell): html(cell)
                case .exercise(let exercise): html(exercise)
                case .quiz(let quiz): html(quiz)
                }
            })
    }

    /// `9.2`, for the next figure.
    func nextFigureNumber() -> (anchor: String, text: String) {
        figureCount += 1
        return (prose.identifier("figure-\(figureCount)"), "\(chapter.number).\(figureCount)")
    }

    /// `9.2`, for the next exercise or quiz.
    func nextExerciseNumber() -> String {
        exerciseCount += 1
        return "\(chapter.number).\(exerciseCount)"
    }

    /// Exercises continue the headings: one level below the last section, if there was one.
    var exerciseLevel: Int { prose.sections.isEmpty ? 2 : 3 }

    /// Notes that the page shows a figure's file.
    func use(_ file: FigureFile) { figureFiles.append(file) }
}
