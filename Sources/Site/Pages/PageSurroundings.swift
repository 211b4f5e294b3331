import Outputs
import Toolchain
import Foundation
import Literate

/// Everything that a chapter's page shows beside the chapter's own text: the same text in equal surroundings makes the same
/// page.
package struct PageSurroundings: Sendable, Hashable {
    var outputs: ChapterOutputs?
    var modules: [LiveID: Data]
    var course: CourseInformation
    var chapters: [Outline]
    var options: SiteOptions
    var hasReference: Bool
    var glossary: Glossary?
    var templates: ContentHash

    /// What other chapters' pages show of a chapter, and what they may link to.
    struct Outline: Sendable, Hashable {
        var name: String
        var title: String
        var anchors: Set<String>
    }
}

extension SiteBuilder {
    /// What the page of `chapter` depends on beside its text and its images.
    package func surroundings(of chapter: Chapter) -> PageSurroundings {
        PageSurroundings(
            outputs: content.outputs[chapter.name], modules: content.modules[chapter.name] ?? [:],
            course: course.information, chapters: outlines, options: options,
            hasReference: !content.reference.isEmpty, glossary: glossary, templates: templates.hash)
    }
}
