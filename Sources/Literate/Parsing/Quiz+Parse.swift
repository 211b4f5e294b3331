extension Quiz {
    private static let keys = [
        "question", "draw", "where", "answer", "tolerance", "unit", "choices", "shown", "wrong", "points", "hint",
        "explanation",
    ]

    /// Reads a quiz fence's YAML; nil where it has errors, which are then in the log.
    static func parse(_ fence: Fence, id: ExerciseID, file: SourceFile, log: DiagnosticLog) -> Quiz? {
        let yaml = YAMLText(
            file: file, linesBefore: fence.position.line, indentation: fence.source.start.column - 1, log: log)
        guard let fields = yaml.fields(of: fence.source.text, what: "quiz '\(id)'", known: keys) else { return nil }
        fields.require("question", at: fence.position)
        let points = fields.integer("points", in: 1...Exercise.mostPoints)
        let kind = kind(fields, id: id, fence: fence)
        var draw: QuizDraw?
        if case .drawn(let drawn) = kind { draw = drawn }
        let question = fields.markdown("question", as: draw?.question.asWritten)
        let hint = fields.markdown("hint", as: draw?.hint.asWritten)
        let explanation = fields.markdown("explanation", as: draw?.explanation.asWritten)
        guard let kind, fields.has("question") else { return nil }
        var shown: Int?
        if case .choice(let choices) = kind {
            shown = fields.integer("shown", in: 2...max(2, choices.count))
        } else if fields.has("shown") {
            yaml.log.report(.fieldOfChoices("shown"), at: fields.position(of: "shown"))
        }
        return Quiz(
            id: id, position: fence.position, question: question, kind: kind, shown: shown, unit: fields.text("unit"),
            points: points ?? 1, hint: hint, explanation: explanation)
    }

    private static func kind(_ fields: YAMLFields, id: ExerciseID, fence: Fence) -> Kind? {
        if fields.has("where"), !fields.has("draw") {
            fields.yaml.log.report(.whereWithoutDraw, at: fields.position(of: "where"))
        }
        switch (fields.has("answer"), fields.has("choices")) {
        case (true, false):
            return fields.has("draw") ? QuizDraw.parse(fields).map(Kind.drawn) : number(fields)
        case (false, true): return choice(fields, id: id)
        case (true, true):
            fields.yaml.log.report(.quizWithNumberAndChoices(id.name), at: fields.position(of: "choices"))
        case (false, false):
            fields.yaml.log.report(.quizWithoutAnswer(id.name), at: fence.position)
        }
        return nil
    }

    private static func number(_ fields: YAMLFields) -> Kind? {
        let tolerance = fields.tolerance()
        let entries = fields.list("wrong", what: "wrong answer", known: ["value", "feedback"]) ?? []
        let feedback = entries.compactMap { entry -> (value: Double, text: String)? in
            entry.require("value")
            entry.require("feedback")
            guard let value = entry.number("value"), let text = entry.text("feedback") else { return nil }
            return (value, text)
        }
        guard let answer = fields.number("answer") else { return nil }
        for (entry, known) in zip(entries, feedback)
        where entries.count == feedback.count && abs(known.value - answer) <= tolerance {
            fields.yaml.log.report(.wrongAnswerIsRight, at: entry.position(of: "value"))
        }
        return .number(answer: answer, tolerance: tolerance, feedback: feedback)
    }

    private static func choice(_ fields: YAMLFields, id: ExerciseID) -> Kind? {
        let log = fields.yaml.log
        for key in ["draw", "tolerance", "unit", "wrong"] where fields.has(key) {
            log.report(.fieldOfNumber(key), at: fields.position(of: key))
        }
        guard let entries = fields.list("choices", what: "choice", known: ["text", "right", "feedback"]) else {
            return nil
        }
        let choices = entries.map { entry in
            entry.require("text")
            return Choice(
                text: entry.markdown("text"), isRight: entry.flag("right") ?? false,
                feedback: entry.text("feedback") ?? "")
        }
        let right = choices.count(where: \.isRight)
        if right != 1 {
            log.report(.quizChoices(id.name, right: right), at: fields.position(of: "choices"))
        }
        if choices.count < 2 {
            log.report(.quizWithoutChoice(id.name), at: fields.position(of: "choices"))
        }
        if choices.count > mostChoices {
            log.report(.tooManyChoices(id.name, most: mostChoices), at: fields.position(of: "choices"))
        }
        return .choice(choices)
    }
}

extension YAMLFields {
    /// A text read as Markdown; empty where the field is missing.
    ///
    /// - Parameter written: what is read in place of the field's text.
    func markdown(_ name: String, as written: String? = nil) -> [Block] {
        guard has(name), let text = written ?? text(name) else { return [] }
        let start = valuePosition(of: name)
        let source = SourceFile(Array(text.utf8))
        guard source.checkControls(log: yaml.log, place: { _ in start }) else { return [] }
        let file = yaml.file
        let reader = MarkdownReader(source, log: yaml.log) { offset in
            // YAML folds and unquotes, so the line is looked for where the value begins.
            let place = source.position(at: offset)
            let wanted = source.line(place.line)
            for line in start.line...file.lineCount {
                let skipped = line == start.line ? start.column - 1 : 0
                if let found = file.line(line).dropFirst(skipped).firstRange(of: wanted) {
                    return SourcePosition(
                        line: line, column: found.lowerBound - file.line(line).startIndex + place.column)
                }
            }
            return start
        }
        return reader.pieces().map { piece in
            switch piece {
            case .block(let block, _): block
            case .fence(let fence): .code(language: fence.info.language?.text, fence.source.text)
            }
        }
    }
}
