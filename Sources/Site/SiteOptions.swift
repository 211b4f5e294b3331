import Literate

/// How a site is written.
public struct SiteOptions: Sendable {
    /// Where the site lies on its host, e.g. `/convnets/`; nil for addresses that work anywhere, also from `file://`.
    public var basePath: String?
    /// Whether pages have the solutions.
    public var solutions: Solutions
    /// Parses one line of Markdown, such as a figure's caption.
    public var parseInline: @Sendable (String) -> [Inline]

    /// Whether pages have the solutions of exercises and the answers of quizzes.
    public enum Solutions: Sendable, Hashable {
        case folded, leftOut
    }

    /// Options; where no parser is given, a caption is plain text.
    public init(
        basePath: String? = nil, solutions: Solutions = .folded,
        parseInline: @escaping @Sendable (String) -> [Inline] = { $0.isEmpty ? [] : [.text($0)] }
    ) {
        self.basePath = basePath
        self.solutions = solutions
        self.parseInline = parseInline
    }
}
