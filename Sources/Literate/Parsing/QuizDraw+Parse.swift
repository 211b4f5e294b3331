extension QuizDraw {
    /// Reads the fields of a question whose numbers are drawn; nil where they have errors, which are then in the log.
    static func parse(_ fields: YAMLFields) -> QuizDraw? {
        let log = fields.yaml.log
        let numbers = numbers(fields)
        let texts = ["question", "hint", "explanation"].map { text(fields, $0) }
        let entries = fields.list("wrong", what: "wrong answer", known: ["value", "feedback"]) ?? []
        let wrong = entries.compactMap { entry -> Wrong? in
            entry.require("value")
            entry.require("feedback")
            guard let value = expression(entry, "value"), let feedback = text(entry, "feedback") else { return nil }
            return Wrong(value: value, feedback: feedback)
        }
        let tolerance = fields.tolerance()
        guard let answer = expression(fields, "answer"), let question = texts[0], let hint = texts[1],
            let explanation = texts[2], let numbers
        else { return nil }
        let draw = QuizDraw(
            numbers: numbers, condition: expression(fields, "where"), answer: answer, tolerance: tolerance,
            wrong: wrong,
            question: question, hint: hint, explanation: explanation, position: fields.position(of: "draw"))
        let asked = question.expressions.flatMap { $0.code.split { !$0.isLetter && !$0.isNumber } }
        for number in numbers where !asked.contains(number.name[...]) {
            log.report(.drawnNotAsked(number.name), at: fields.position(of: "question"))
        }
        return draw
    }

    private static func expression(_ fields: YAMLFields, _ name: String) -> Expression? {
        fields.text(name).map { Expression($0, at: fields.valuePosition(of: name)) }
    }

    /// An empty text where the field is missing; nil where it has an error.
    private static func text(_ fields: YAMLFields, _ name: String) -> DrawnText? {
        guard fields.has(name) else { return DrawnText() }
        guard let text = fields.text(name) else { return nil }
        let position = fields.valuePosition(of: name)
        if let drawn = DrawnText(text, at: position) { return drawn }
        fields.yaml.log.report(.unclosedExpression(field: name), at: position)
        return nil
    }

    private static func numbers(_ fields: YAMLFields) -> [Number]? {
        let log = fields.yaml.log
        guard let entries = fields.numberLists("draw") else { return nil }
        var combinations = 1
        for (name, values, position) in entries {
            if name.wholeMatch(of: /[a-z][A-Za-z0-9]*/) == nil || name == "answer" {
                log.report(.badDrawnName(name), at: position)
            }
            let product = combinations.multipliedReportingOverflow(by: values.count)
            combinations = product.overflow ? .max : product.partialValue
        }
        if combinations < 2 {
            log.report(.nothingDrawn, at: fields.position(of: "draw"))
        } else if combinations > mostCombinations {
            log.report(
                .tooManyCombinations(combinations, most: mostCombinations), at: fields.position(of: "draw"))
        }
        return entries.map { Number(name: $0.name, values: $0.values) }
    }
}

extension YAMLFields {
    /// How far from the right number an answer may be.
    func tolerance() -> Double {
        let tolerance = number("tolerance") ?? 0
        if tolerance < 0 { yaml.log.report(.belowZero(field: "tolerance"), at: valuePosition(of: "tolerance")) }
        return tolerance
    }
}
