import Literate

/// What is wrong in a chapter's prose, or in a page that was made from it. `SiteProblem+Words.swift` has the words.
package enum SiteProblem: Sendable, Hashable {
    /// A link with a scheme that a page must not have, e.g. `javascript`.
    case linkScheme(String)
    /// A link to a Markdown file that is not one of the course's chapters, given by their files' names.
    case linkToNoChapter(String, chapters: [String])
    /// A link to an anchor that this chapter does not have.
    case anchorNotInChapter(String)
    /// A link to an anchor that another chapter does not have.
    case anchorNotInOther(String, chapter: String)
    case imageWithoutWords(source: String)
    case imageMissing(source: String)
    /// What KaTeX says of a formula.
    case formula(String)
    /// In a built page: an identifier that an earlier element has.
    case identifierTwice(String)
    /// In a built page: an image that has no alternative text.
    case builtImageWithoutWords(source: String)
    /// In a built page: an address that does not begin as the site's addresses do.
    case addressOutside(String)
    /// In a built page: an address of a file that the site does not have.
    case addressOfNoFile(String)
    /// In a built page: an address of an anchor that the page `target` does not have.
    case addressOfNoAnchor(String, target: String)
}

extension Diagnostic {
    /// A problem at a place of a file.
    init(_ problem: SiteProblem, file: String, position: SourcePosition) {
        self.init(file: file, position: position, message: problem.message, advice: problem.advice)
    }
}
