import Literate

/// What a site says about its course as a whole.
public struct SiteCourse: Sendable, Hashable {
    /// The course's title.
    public var title: String
    /// A line under the title.
    public var subtitle: String
    /// Who wrote it.
    public var authors: [String]
    /// What it is made after.
    public var source: String

    /// A course of these words.
    public init(title: String, subtitle: String = "", authors: [String] = [], source: String = "") {
        self.title = title
        self.subtitle = subtitle
        self.authors = authors
        self.source = source
    }
}
