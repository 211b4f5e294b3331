import Outputs
import Evaluation
import Grading
import Literate
import Site
import Toolchain

/// One chapter in a build.
package struct ChapterBuild: Sendable {
    package let chapter: Chapter
    /// What its cells did.
    package let outputs: ChapterOutputs
    package let liveFigures: LiveCompiler.Modules
    /// Its exercises' checks, for its page.
    let checks: PageCheckCompiler.Checks
    /// What came of its exercises and wrong versions, where they were tried.
    let promises: ProvenPromises
    /// Its page, as it is where nothing failed.
    package let page: SitePage
    /// What is wrong in the course's order and with the page's addresses.
    let mistakes: [Diagnostic]
    /// What is wrong with questions whose numbers are drawn.
    let drawFailures: [Diagnostic]
    /// The hash of all that the page follows from, but for its images.
    let pageKey: ContentHash
    /// The bytes of the file.
    let source: [UInt8]

    /// What is wrong with the chapter's text and page.
    package var pageProblems: [Diagnostic] { mistakes + page.problems }

    /// What keeps the chapter's page from being published, in the order of its lines.
    package var failures: [Diagnostic] {
        (outputs.failures(of: chapter) + liveFigures.failures + drawFailures + pageProblems).sorted {
            $0.position < $1.position
        }
    }
}
