import Outputs
import Foundation
import Literate
import Reference

/// What a site shows beside the chapters' own text.
package struct SiteContent: Sendable {
    /// What the cells did, by `Chapter.name`; a chapter without an entry shows its cells as not run.
    package var outputs: [String: ChapterOutputs]
    /// The modules of live figures, by `Chapter.name`; a figure without one stands still.
    package var modules: [String: [LiveID: Data]]
    /// The declarations that a cell may use, to which names in code lead; empty for a site without a reference.
    package var reference: [ReferenceModule]

    /// The interpreter in which a page tries an answer; nil for pages in which nothing can be tried.
    package var interpreter: Data?

    /// The modules of chapters' checks, by `Chapter.name`; an exercise that is in none is tried, not checked.
    package var checks: [String: CheckModule]

    /// What a page says to an answer that trapped.
    package var trapAdvice: [TrapAdviceRow]

    package init(
        outputs: [String: ChapterOutputs] = [:], modules: [String: [LiveID: Data]] = [:],
        reference: [ReferenceModule] = [], interpreter: Data? = nil, checks: [String: CheckModule] = [:],
        trapAdvice: [TrapAdviceRow] = []
    ) {
        self.checks = checks
        self.trapAdvice = trapAdvice
        self.outputs = outputs
        self.modules = modules
        self.reference = reference
        self.interpreter = interpreter
    }
}

/// The checks of a chapter's exercises, as WebAssembly.
package struct CheckModule: Sendable, Hashable {
    /// The module.
    package var data: Data
    /// The exercises whose checks are in it, by the index that the module has them under.
    package var exercises: [Entry]

    /// An exercise, and the heads of the functions that it asks for.
    package struct Entry: Sendable, Hashable {
        /// Its name.
        package var id: String
        package var heads: [String]

        package init(id: String, heads: [String]) {
            self.id = id
            self.heads = heads
        }
    }

    package init(data: Data, exercises: [Entry]) {
        self.data = data
        self.exercises = exercises
    }
}

/// Advice on traps whose cause has one of these words.
package struct TrapAdviceRow: Sendable, Hashable, Encodable {
    package var words: [String]
    package var advice: String

    package init(words: [String], advice: String) {
        self.words = words
        self.advice = advice
    }
}

/// Where the files are that a site is made from.
package struct SiteSources: Sendable, Hashable {
    /// The folder with `templates` and `assets`.
    package var site: URL
    /// Where the figures' files lie that the outputs name.
    package var figures: URL
    /// Where rendered formulas and the keys of questions are kept from build to build, or nil.
    package var formulas: URL?
    /// Where pages are kept from build to build, or nil.
    package var pages: PageStore?
    /// Where KaTeX is installed.
    package var katex: URL

    package init(
        site: URL, figures: URL, formulas: URL? = nil, pages: PageStore? = nil,
        katex: URL = URL(filePath: "/usr/share/javascript/katex")
    ) {
        self.site = site
        self.figures = figures
        self.formulas = formulas
        self.pages = pages
        self.katex = katex
    }
}
