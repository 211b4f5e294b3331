import Literate
import Wording

extension ChapterPage {
    /// An exercise: what is asked, where to begin, how to have it graded; hint and solution folded.
    func html(_ exercise: Exercise) -> HTML {
        let view = ExerciseView(
            identifier: exercise.id.name, anchor: prose.identifier("exercise-\(exercise.id)"),
            titleAnchor: exercise.anchor,
            level: exerciseLevel, number: nextExerciseNumber(), title: exercise.title,
            points: exercise.points.counted("point"), statementHTML: prose.html(exercise.statement),
            starterHTML: prose.highlighted(exercise.starter.text.withoutLastNewline),
            trial: trial(of: exercise),
            scopeHTML: prose.phrasing(exercise.scope, at: exercise.position),
            startCommand: "./lectern start \(exercise.id)",
            tryCommand: exercise.call.map { "./lectern try \(exercise.id) \($0.asShellWord)" },
            gradeCommand: "./lectern grade Answers/\(chapter.name)/\(exercise.id).swift",
            hintHTML: prose.html(exercise.hint),
            solutionHTML: options.solutions == .folded
                ? prose.highlighted(exercise.solution.text.withoutLastNewline) : HTML(),
            furtherTask: exercise.furtherTask.map { task in
                FurtherTaskView(
                    taskHTML: prose.phrasing(task.text, at: task.check.fence),
                    extraCommand: "./lectern grade Answers/\(chapter.name)/\(exercise.id).swift --extra",
                    furtherSolutionHTML: options.solutions == .folded
                        ? prose.highlighted(task.solution.text.withoutLastNewline) : HTML())
            })
        return templates.render(view, with: .exercise)
    }

    /// Where a reader writes and tries an answer in the page; nil where the interpreter does not know what the solution is written in.
    private func trial(of exercise: Exercise) -> TrialView? {
        guard let interpreter, exercise.canBeTried else { return nil }
        let command = "./lectern grade Answers/\(chapter.name)/\(exercise.id).swift"
        return TrialView(
            interpreter: interpreter, exercise: exercise.id.name,
            sourceField: prose.identifier("trial-\(exercise.id)"),
            callField: prose.identifier("trial-\(exercise.id)-call"), title: exercise.title,
            file: "\(exercise.id).swift",
            head: exercise.answerHead(in: chapter, gradedBy: command),
            starter: exercise.starter.text.withoutLastNewline, call: exercise.call ?? "", command: command,
            check: check(of: exercise))
    }

    /// How the page checks an answer; nil where the exercise's check needs more than a page has.
    private func check(of exercise: Exercise) -> TrialCheckView? {
        guard let checks, let index = checks.exercises.firstIndex(where: { $0.id == exercise.id.name }) else {
            return nil
        }
        let name = "assets/checks-\(chapter.name).js"
        scripts[name] = PageModule(checks.data).script(calling: "lecternChecks")
        return TrialCheckView(
            script: prose.paths.file(name), index: "\(index)",
            heads: checks.exercises[index].heads.joined(separator: "\n"))
    }
}

extension String {
    /// The text as one word of a shell's command.
    fileprivate var asShellWord: String { "'" + replacing("'", with: #"'\''"#) + "'" }
}
