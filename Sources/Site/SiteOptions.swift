/// How a site is written.
package struct SiteOptions: Sendable, Hashable {
    /// Where the site lies on its host, e.g. `/convnets/`; nil for addresses that work anywhere, also from `file://`.
    package var basePath: String?
    /// Whether pages have the solutions.
    package var solutions: Solutions

    /// Whether pages have the solutions of exercises and the answers of quizzes.
    package enum Solutions: Sendable, Hashable {
        case folded, leftOut
    }

    /// Options; where none are given, addresses are relative and solutions folded.
    package init(basePath: String? = nil, solutions: Solutions = .folded) {
        self.basePath = basePath
        self.solutions = solutions
    }
}
