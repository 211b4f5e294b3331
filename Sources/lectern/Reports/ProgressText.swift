import Grading
import Terminal
import Wording

/// Renders what was taken over from the page.
struct ProgressText {
    let found: ProgressImport

    var lines: [Line] {
        var lines = [Line("Took over \(found.taken.counted("answer")) from the page.", .bold)]
        if !found.kept.isEmpty {
            lines.append(Line("Left as it is here: \(found.kept.map(\.printableLine).joined(separator: ", "))"))
        }
        if found.unknown > 0 {
            lines.append(Line("\(found.unknown.counted("answer")) to questions that the course does not have", .muted))
        }
        return lines
    }
}
