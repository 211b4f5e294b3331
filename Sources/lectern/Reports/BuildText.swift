import CourseBuild
import Terminal
import Wording

/// Renders what a build wrote.
struct BuildText {
    let site: WrittenSite
    let folder: String

    var lines: [Line] {
        let failed =
            site.kept.map { Line("✗ \($0)", .failed) + Line(" · its page stays as it was", .muted) }
            + site.explained.map { Line("✗ \($0)", .failed) + Line(" · its page says what is wrong", .muted) }
        return failed + [
            Line("✓ \(site.built.counted("chapter"))", .passed) + Line(" · \(folder)", .muted),
            Line("Next: open \(folder)/index.html", .bold),
        ]
    }
}
