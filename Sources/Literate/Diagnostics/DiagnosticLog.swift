/// Collects what is wrong with a chapter, so that an author sees all of it at once.
final class DiagnosticLog {
    let file: String
    private var diagnostics: [Diagnostic] = []
    private var known: Set<Diagnostic> = []

    private let isIgnored: (Mistake) -> Bool

    /// - Parameter isIgnored: what is not a mistake in this file.
    init(file: String, ignoring isIgnored: @escaping (Mistake) -> Bool = { _ in false }) {
        self.file = file
        self.isIgnored = isIgnored
    }

    /// Notes a mistake, once for each place.
    func report(_ mistake: Mistake, at position: SourcePosition) {
        if isIgnored(mistake) { return }
        let diagnostic = Diagnostic(file: file, position: position, mistake)
        if known.insert(diagnostic).inserted { diagnostics.append(diagnostic) }
    }

    var isEmpty: Bool { diagnostics.isEmpty }

    /// What was reported, by position.
    var errors: ChapterErrors { ChapterErrors(diagnostics.sorted { $0.position < $1.position }) }
}
