import Wording

/// How far a batch is, and how long the rest will take.
public struct BatchProgress: Sendable, Hashable {
    private let total: Int
    private let jobs: Int
    private var done = 0
    private var seconds = 0.0

    /// A batch of `total` files, of which `jobs` are graded at a time.
    public init(total: Int, jobs: Int) {
        self.total = total
        self.jobs = jobs
    }

    /// Counts a file. What was judged before took its time, too, and so tells how long the others will take.
    public mutating func count(_ reports: [AnswerReport]) {
        done += 1
        seconds += reports.reduce(0) { $0 + ($1.seconds ?? 0) }
    }

    /// `12 of 50 files · 3 min left`.
    public var words: String {
        let counted = "\(done) of \(total.counted("file"))"
        guard seconds > 0, done < total else { return counted }
        return "\(counted) · \(Self.duration(seconds / Double(done) * Double(total - done) / Double(jobs))) left"
    }

    /// `40 s`, `3 min`, `2 h 5 min`, rounded up.
    private static func duration(_ seconds: Double) -> String {
        if seconds <= 90 { return "\(max(1, Int(seconds.rounded(.up)))) s" }
        let minutes = Int((seconds / 60).rounded(.up))
        return minutes < 90 ? "\(minutes) min" : "\(minutes / 60) h \(minutes % 60) min"
    }
}
