import ArgumentParser
import Evaluation
import Foundation
import Glibc
import Literate
import Outputs
import Terminal

/// A chapter's live figures on the terminal, and the keys that move them.
struct LiveStage {
    let console: Console
    let style: TerminalStyle
    let chapter: Chapter
    let outputs: ChapterOutputs
    let compiler: LiveCompiler

    /// Why a figure is left.
    private enum Departure {
        case end, next
    }

    /// How often it is looked whether the window has another size, in milliseconds; a running control goes on as often.
    private static let pause = (idle: 150, running: 33)

    /// What is wrong where a pipe or a job in the background would show figures.
    static let noTerminal = ValidationError(
        "'lectern live' needs a terminal with a keyboard; 'lectern run' and pages show figures elsewhere")

    /// Whether there are a screen and keys.
    static var isPossible: Bool {
        let terminal = ProcessInfo.processInfo.environment["TERM"] ?? ""
        return isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 && !["", "dumb"].contains(terminal)
    }

    /// Shows the figures, from one of them on, until the user ends it.
    ///
    /// - Throws: the faults of figures that do not compile, and cancellation; the terminal is then as it was.
    func play(from first: Int) async throws {
        let figures = chapter.liveFigures
        var index = first
        while true {
            let (id, cells) = figures[index]
            console.progress("compiling the live figure '\(id)'")
            let program = try await compiler.program(of: id, cells, of: chapter, outputs: outputs)
            console.clearProgress()
            let number = chapter.form == .chapter ? "\(chapter.number)  " : ""
            let title = "\(number)\(chapter.title) · \(id.name)"
            guard try await play(program, title: title, figures: figures.count) == .next else { return }
            index = (index + 1) % figures.count
        }
    }

    private func play(_ program: LiveProgram, title: String, figures: Int) async throws -> Departure {
        guard let terminal = RawTerminal(greeting: LiveScreen.enter, farewell: LiveScreen.leave) else {
            throw Self.noTerminal
        }
        var settings = LiveSettings(program.state)
        var drawn = program.state.start
        // Where the figure's code trapped or took too long; it is not asked there again.
        var stopped: [Double]?
        while true {
            let departure = try await program.run { draw -> Departure? in
                var (shown, size): (LiveSettings?, RawTerminal.Size?)
                while true {
                    try Task.checkCancellation()
                    if settings.values != shown?.values, settings.values != stopped {
                        do {
                            drawn = try await draw(settings.values)
                        } catch LiveProgram.Fault.stopped {
                            stopped = settings.values
                            // The program has ended, and is started again.
                            return nil
                        }
                    }
                    let now = terminal.size
                    if settings != shown || size != now {
                        var style = style
                        style.columns = now.columns
                        let screen = LiveScreen(style: style, rows: now.rows, title: title, figures: figures)
                        terminal.write(
                            screen.text(settings, drawn, isStopped: settings.values == stopped, isNew: size != now))
                        (shown, size) = (settings, now)
                    }
                    let pause = settings.isRunning ? Self.pause.running : Self.pause.idle
                    guard let keys = terminal.keys(within: pause) else { return .end }
                    for key in keys {
                        switch key {
                        case .escape, .character("q"): return .end
                        case .character("n") where figures > 1: return .next
                        default: settings.press(key)
                        }
                    }
                    if keys.isEmpty { settings.run(for: Double(pause) / 1000) }
                }
            }
            if let departure { return departure }
            try Task.checkCancellation()
        }
    }
}
