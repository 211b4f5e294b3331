import Foundation
import Testing

extension AuthorTests {
    private static let counted = """
        ---
        title: Counted
        ---

        ```swift live=counted
        func counted(n: Int) -> Picture {
            var picture = Picture(width: 90, height: 30)
            picture.rectangle(x: 0, y: 0, width: 9 * Double(n), height: 30, fill: .blue)
            // In the page's code, which a terminal runs, too, the fourth place traps.
            let index = n == 4 && MemoryLayout<Int>.size == 4 ? 9 : n - 1
            picture.sentence = "\\([10, 20, 30, 40][index]) in all."
            return picture
        }
        try show(LiveFigure(counted, Slider("how many", 1...4, at: 2), alternativeText: "A bar."))
        ```

        """

    @Test("live moves a figure by keys, and leaves the terminal as it was", .timeLimit(.minutes(5)))
    func live() async throws {
        try await withCourse(["01-counted.md": Self.counted]) { folder in
            let variables = ["TERM": "xterm-256color", "COLORTERM": "truecolor", "LECTERN_THEME": "dark"]
            let live = "'\(executable.path)' live 1 --graphics blocks"
            let terminal = try Pseudoterminal(
                "trap : INT; stty -a > before; \(live); code=$?; stty -a | diff before - && exit $code", in: folder,
                environment: variables)
            try await terminal.wait(for: "20 in all.")
            #expect(terminal.text.contains("▸ ") && terminal.text.contains("▀"))
            try terminal.press("\u{1B}[C")
            try await terminal.wait(for: "30 in all.")
            try terminal.press("\u{1B}[C")
            try await terminal.wait(for: "trapped here")
            try terminal.press("\u{1B}[D\u{1B}[D\u{1B}[D")
            try await terminal.wait(for: "10 in all.")
            try terminal.press("\u{3}")
            let code = try await terminal.end()
            #expect(code == 0 && terminal.text.contains("\u{1B}[?25h\u{1B}[?1049l"), "\(terminal.text)")

            // A signal that asks it to end leaves the same.
            let asked = try Pseudoterminal("echo $$ > pid; exec \(live)", in: folder, environment: variables)
            try await asked.wait(for: "20 in all.")
            let pid = try String(contentsOf: folder.appending(path: "pid"), encoding: .utf8)
            kill(try #require(pid_t(pid.trimmingCharacters(in: .whitespacesAndNewlines))), SIGTERM)
            let end = try await asked.end()
            #expect(end == 128 + SIGTERM && asked.text.contains("\u{1B}[?25h\u{1B}[?1049l"), "\(asked.text)")

            // Figures are pictures for a terminal that takes them, and never for a pipe.
            let run = ["run", "1", "--graphics", "sixel"]
            let shown = try Pseudoterminal(
                "'\(executable.path)' \(run.joined(separator: " "))", in: folder, environment: variables)
            #expect(try await shown.end() == 0)
            #expect(shown.text.contains("\u{1B}P0;1;0q\"1;1;"))
            let piped = try await lectern(run, in: folder, environment: variables)
            #expect(piped.code == 0 && piped.output.contains("[figure") && !piped.output.contains("\u{1B}"))
        }
    }

    @Test("live needs a terminal and a figure; without one it says so")
    func liveMistakes() async throws {
        try await withCourse(["01-counted.md": Self.counted, "02-good.md": Self.good]) { folder in
            let piped = try await lectern("live", "1", in: folder)
            #expect(piped.code == 64 && piped.output.isEmpty && piped.errors.contains("needs a terminal"))
            let none = try await lectern("live", "2", in: folder)
            #expect(none.code == 64 && none.errors == "error: Lessons/02-good.md has no live figure\n")
            let other = try await lectern("live", "1", "count", in: folder)
            #expect(other.code == 64 && other.errors.contains("it has counted"))
        }
    }
}
