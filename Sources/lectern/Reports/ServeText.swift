import CourseBuild
import Preview
import Terminal
import Wording

/// Renders what came of a build after a save.
struct ServeText {
    /// More pages are not listed: after a change of a template all are other than before.
    private static let most = 3

    /// What is wrong, for standard error; nil for nothing.
    func problems(of report: CourseFollower.Report) -> String? {
        if let error = report.error { return (error as? any ExitStatus)?.report ?? "error: \(error.sentence)" }
        let failures = report.build?.failures ?? []
        return failures.isEmpty ? nil : failures.map(\.description).joined(separator: "\n")
    }

    func lines(_ report: CourseFollower.Report) -> [Line] {
        let time = Line(" · \(seconds(report.duration))", .muted)
        guard let build = report.build else { return [Line("✗ the pages stay as they were", .failed) + time] }
        let names = report.changed.map { String($0.dropLast(".html".count)) }
        let what =
            names.isEmpty
            ? "nothing changed" : names.count > Self.most ? names.count.counted("page") : names.joined(separator: ", ")
        let failures = build.failures.count
        return failures == 0
            ? [Line("✓ \(what)", .passed) + time]
            : [Line("✗ \(what)", .failed) + Line(" · \(failures.counted("mistake"))", .failed) + time]
    }

    private func seconds(_ duration: Duration) -> String {
        let milliseconds = Int((duration / .milliseconds(1)).rounded())
        return milliseconds < 1000 ? "\(milliseconds) ms" : "\(milliseconds / 1000).\(milliseconds % 1000 / 100) s"
    }
}
