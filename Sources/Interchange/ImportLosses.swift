import Wording

/// What of a notebook is not, or is otherwise, in the chapter that is made of it.
struct ImportLosses {
    var outputs = 0
    var raw = 0
    var exercises = 0
    var otherLanguages = 0
    var commands = 0

    /// A sentence for each kind.
    var notes: [String] {
        let all: [(Int, String, String)] = [
            (outputs, "cell", "had outputs, which are left out: Lectern computes them"),
            (otherLanguages, "cell", "in another language: shown, not run"),
            (commands, "line", "for another kernel, which begin with %: now comments"),
            (raw, "raw cell", "shown as code"),
            (exercises, "exercise", "without its checks: shown, not asked; 'lectern export --complete' keeps them"),
        ]
        return all.filter { $0.0 > 0 }.map { count, noun, words in "\(count.counted(noun)) \(words)" }
    }
}
