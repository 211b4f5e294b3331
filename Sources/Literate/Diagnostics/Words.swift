import Wording

extension Diagnostic {
    init(file: String, position: SourcePosition, _ mistake: Mistake) {
        let (message, advice) = mistake.words
        self.init(file: file, position: position, message: message, advice: advice)
    }
}

extension Mistake {
    /// What is wrong, and what to do about it where that does not go without saying.
    var words: (message: String, advice: String?) {
        switch self {
        case .noCourseFile(let folder):
            (
                "there is no course.yml in \(folder)",
                "run the command in the folder that has Lessons/, or begin one with title: …"
            )
        case .unreadableFolder(let reason): ("cannot list the folder: \(reason)", nil)
        case .unreadableFile: ("the file cannot be read", nil)
        case .noSuchFile: ("there is no such file", nil)
        case .noRegularFile: ("this is not a regular file", nil)
        case .tooLong(let bytes, let most):
            ("the file has \(bytes) bytes; the most that is read is \(most)", "divide it")
        case .chapterFileName:
            (
                "chapter's file is not named NN-name.md",
                "two digits, a hyphen, then lower-case letters, digits and hyphens: 09-spatial-dimensions.md; for an appendix, a capital letter: A-name.md"
            )
        case .numberTaken(let number, let path):
            ("\(number.words) is also \(path)", "give one of them another number or letter")
        case .requiresLater(let chapter, let required):
            (
                "\(chapter.words) cannot build on chapter \(required), which does not come before it",
                "in 'requires', name chapters that come before this one"
            )
        case .requiresUnknown(let chapter, let required):
            (
                "\(chapter.words) builds on chapter \(required), which this course does not have",
                "in 'requires', name chapters that come before this one"
            )
        case .nameInOtherChapter(let name, let file, let line):
            ("'\(name)' is also in \(file), line \(line)", "give one of them another name")

        case .utf16: ("the file is UTF-16", "save it as UTF-8")
        case .notUTF8(let byte): ("the file is not UTF-8: byte 0x\(Self.hexadecimal(byte))", "save it as UTF-8")
        case .control(let byte): ("control character U+00\(Self.hexadecimal(byte))", "remove it")
        case .emptyChapter: ("chapter is empty", "begin it with --- and title: …")
        case .noText: ("chapter has no text", "write it below the front matter")
        case .noFrontMatter: ("chapter has no front matter", "begin it with ---, then title: …, then ---")
        case .unclosedFrontMatter: ("front matter is never closed", "close it with a line ---")

        case .emptyYAML(let what, let known): ("\(what) is empty", "known are \(known.joined(separator: ", "))")
        case .notYAML(let what, let problem, let needsQuotes):
            ("\(what) is not YAML: \(problem)", needsQuotes ? "put texts with : , [ ] { } between quotes" : nil)
        case .deepYAML(let what, let most): ("\(what) is nested more than \(most) deep", "write it flatter")
        case .aliasInYAML(let what): ("\(what) has an alias", "write the value where it is used")
        case .notMapping(let what, let example): ("\(what) is not a list of keys", "write lines like \(example): …")
        case .repeatedKeys(let names, let what):
            ("\(what) has \(names.map { "'\($0)'" }.joined(separator: ", ")) twice", nil)
        case .unknownKey(let key, let what, let known):
            ("unknown key '\(key)' in \(what)", Self.advice(for: key, known: known))
        case .missingKey(let key, let what): ("\(what) has no \(key)", "add \(key): …")
        case .emptyField(let field): ("'\(field)' is empty", nil)
        case .wrongType(let field, let wanted): ("'\(field)' is not \(wanted.words)", nil)
        case .belowZero(let field): ("'\(field)' is below 0", nil)
        case .notAWebAddress(let field):
            ("'\(field)' is not an address of the web", "write all of it, as in \(field): https://example.org/course/")
        case .outside(let field, let value, let allowed):
            (
                "'\(field)' is \(value)", "write a whole number from \(allowed.lowerBound) to \(allowed.upperBound)"
            )

        case .badDataName(let name):
            (
                "'\(name)' is not the name of a file beside the chapter",
                "write its path from the chapter's folder, e.g. data.csv or data/train.csv"
            )
        case .badTableName(let name):
            (
                "'\(name)' is not the name of a chapter's table",
                "write the chapter's number, a slash and what the chapter calls it, e.g. 12/scoreboard"
            )
        case .dataTwice(let name): ("'\(name)' is named twice", "keep one")
        case .noDataFile(let name):
            ("there is no file '\(name)' beside the chapter", "put it there, or remove it from 'reads'")
        case .dataFolder(let name): ("'\(name)' is a folder", "name the files in it that cells read")
        case .unreadableData(let name): ("'\(name)' is not a file that can be read", "put a readable file there")

        case .quizWithoutAnswer(let id): ("quiz '\(id)' has no answer", "add answer: with a number, or choices:")
        case .quizWithNumberAndChoices(let id):
            ("quiz '\(id)' has a number and choices", "keep answer: or choices:")
        case .quizChoices(let id, let right):
            (
                "quiz '\(id)' has \(right == 0 ? "no right choice" : "\(right) right choices")",
                "mark one with right: true"
            )
        case .quizWithoutChoice(let id): ("quiz '\(id)' has nothing to choose from", "give it at least two choices")
        case .tooManyChoices(let id, let most):
            ("quiz '\(id)' has more choices than there are letters", "give it at most \(most)")
        case .fieldOfNumber(let key): ("'\(key)' belongs to a number", "remove it, or write answer: for choices:")
        case .fieldOfChoices(let key): ("'\(key)' belongs to choices", "remove it, or write choices: for answer:")
        case .wrongAnswerIsRight: ("a wrong answer is the right one", nil)
        case .wrongAnswerIsRightFor(let numbers):
            (
                "a wrong answer is the right one where \(numbers)",
                "change it, or leave these numbers out with where: and a condition"
            )
        case .whereWithoutDraw: ("'where' without numbers that are drawn", "add draw: {n: [5, 7]}, or remove it")
        case .badDrawnName(let name):
            (
                "'\(name)' cannot be the name of a drawn number",
                "use letters and digits, beginning with a lower-case letter; 'answer' is the right answer"
            )
        case .nothingDrawn:
            ("nothing can be drawn: there is only one combination", "give a name more values: n: [5, 7]")
        case .tooManyCombinations(let count, let most):
            (
                "\(count == .max ? "too many" : "\(count)") combinations of numbers; the most is \(most)",
                "give fewer values"
            )
        case .drawnNotAsked(let name):
            ("the question does not tell the number '\(name)', which is drawn", "write \\(\(name)) where it is told")
        case .unclosedExpression(let field):
            ("an expression in '\(field)' is never closed", "close it: \\(n)")

        case .unclosedFence(let marks, nil): ("fence is never closed", "close it with a line \(marks)")
        case .unclosedFence(let marks, let line?):
            ("fence is never closed", "close it with \(marks) before line \(line), where another fence opens")
        case .nestedFence(let language):
            (
                "a '\(language)' fence is inside a list, a quote or a footnote",
                "move it out to the left margin"
            )
        case .unknownFence(let name, let meant): ("unknown fence '\(name)'", "did you mean '\(meant)'?")
        case .joinedFence(let name, let meant):
            ("unknown fence '\(name)'", "write ```\(meant) first, then words with spaces between")
        case .fenceInBraces(let name, let meant?): ("unknown fence '\(name)'", "did you mean '\(meant)'?")
        case .fenceInBraces(let name, nil):
            ("unknown fence '\(name)'", "the first word of a fence is its language, without braces")
        case .backquoteInFence:
            ("a fence's line contains a backquote", "leave it out: Markdown does not take such a line for a fence")
        case .unclosedText: ("quoted text is never closed", "close it with \"")
        case .unknownAttribute(let name, let known):
            ("unknown attribute '\(name)'", known.isEmpty ? "remove it" : Self.advice(for: name, known: known))
        case .repeatedAttribute(let name): ("'\(name)' is given twice", nil)
        case .missingAttribute(let name, let usage, let fence):
            ("\(fence) has no \(name)", "write ```\(fence) \(usage)")
        case .missingValue(let name, let usage): ("'\(name)' has no value", "write \(usage)")
        case .needlessValue(let name): ("'\(name)' takes no value", "write \(name) alone")
        case .badValue(let value, let name, let wanted):
            ("'\(name)' cannot be '\(value)'", "write \(wanted.words)")
        case .badName(let name):
            (
                "'\(name)' cannot be a name", "use lower-case letters, digits and hyphens, beginning with a letter"
            )
        case .attributesTogether(let second, let first):
            ("'\(second)' cannot be used with '\(first)'", "keep one of them")
        case .attributeElsewhere(let name, let fence, let allowed):
            (
                fence == "run" ? "'\(name)' cannot be used by itself" : "'\(name)' cannot be used with '\(fence)'",
                Self.placement(of: name, in: allowed)
            )
        case .strayText(let owners):
            (
                "text without an attribute",
                owners.isEmpty
                    ? nil : "only \(owners.map { "\($0)=" }.joined(separator: " and ")) may have a text after it"
            )
        case .wrongWithoutHint(let name):
            ("wrong answer for '\(name)' has no hint", "say what is wrong: ```swift wrong=\(name) \"…\"")
        case .extraWithoutTask(let name):
            ("extra for '\(name)' has no task", "say what is asked: ```swift extra=\(name) \"…\"")

        case .emptyCell: ("cell is empty", "write Swift in it, or remove it")
        case .emptyWrongVersion:
            ("wrong version is empty", "declare in it what the property must notice, or remove it")
        case .longBrackets(let most): ("more than \(most) brackets in a row", "give the inner part a name of its own")
        case .outputWithoutCell: ("output without a cell", "put it right below the cell that prints it")
        case .outputOfNorun: ("output of a cell that does not run", "remove it, or remove 'norun' above")
        case .exerciseWithoutHeading(let name):
            ("exercise '\(name)' has no heading above it", "give it a heading: its title")
        case .secondExercise(let name):
            ("a second exercise under one heading", "give '\(name)' a heading of its own")
        case .insideExercise(let role, let exercise):
            (
                "\(role) inside the exercise '\(exercise)'",
                "move it before the exercise's heading, or after its last fence"
            )
        case .missingPart(let part, let exercise):
            (
                "exercise '\(exercise)' has no \(part)",
                "add a fence ```swift \(part)=\(exercise), or remove the exercise"
            )
        case .secondPart(let role, let exercise, let line):
            ("a second \(role) for '\(exercise)'", "the first is in line \(line); keep one")
        case .halfTask(let missing, let there, let exercise):
            (
                "\(there) for '\(exercise)' has no \(missing) beside it",
                "add a fence ```swift \(missing)=\(exercise), or remove this one"
            )
        case .emptyPart(let role, let exercise): ("\(role) for '\(exercise)' is empty", nil)
        case .outsideSection(let role, let exercise):
            (
                "\(role) for '\(exercise)' is outside its section",
                "move it below the exercise, before the next heading"
            )
        case .otherSection(let role, let exercise, let section):
            ("\(role) for '\(exercise)' in the section of '\(section)'", "move it to the section of its exercise")
        case .unknownExercise(let role, let name, let known):
            (
                "\(role) for an unknown exercise '\(name)'",
                nearest(to: name, among: known).map { "did you mean '\($0)'?" }
                    ?? "add a fence ```swift exercise=\(name), or remove this one"
            )
        case .nameTaken(let name, let line):
            (
                "'\(name)' is already the name of the exercise or quiz in line \(line)", "give it another name"
            )

        case .outputWithControl(let byte):
            (
                "the cell above prints the control character U+00\(Self.hexadecimal(byte)), which cannot be in Markdown",
                "print something else, or remove the fence; nothing was written"
            )
        case .outputNotMarkdown:
            ("what the cell above prints cannot be in a fence", "remove the fence; nothing was written")
        case .codeNotMarkdown:
            (
                "the chapter would not be read as the same one with its code formatted",
                "nothing was written; format it by hand"
            )
        case .changedFile: ("the file has changed since it was read", "nothing was written; run the command again")
        case .unwritableFile(let reason): ("the file cannot be written: \(reason)", nil)

        case .unclosedFormula:
            (
                "formula is never closed",
                "close it with $$ before the paragraph ends, or write \\$\\$ for dollar signs"
            )
        case .longFormula(let bytes, let most):
            ("the formula has \(bytes) bytes; the most is \(most)", "divide it")
        case .longRow(let most): ("a line has more than \(most) bars", "divide the table")
        case .longDefinition(let bytes):
            ("the definition has \(bytes) bytes, too many for a text that may use it so often", "shorten it")
        case .undefinedReference(let label):
            ("nothing defines [\(label)]", "add a line [\(label)]: https://…, or write \\[ for a bracket")
        case .undefinedFootnote(let label):
            ("nothing defines the footnote [^\(label)]", "add a line [^\(label)]: …, or write \\[ for a bracket")
        case .undefinedImage(let label):
            ("nothing defines the image [\(label)]", "add a line [\(label)]: file.png, or write \\[ for a bracket")
        case .tooManyFormulas: ("too many formulas in one chapter", "divide the chapter")
        case .tooDeep(let most): ("nested more than \(most) deep", "write it flatter")
        case .html(let tag):
            ("HTML in the text: \(tag)", "write it in Markdown, or put code between backquotes")
        case .footnoteInFootnote: ("a footnote refers to a footnote", "say it in one")
        }
    }

    private static func hexadecimal(_ byte: UInt8) -> String {
        (byte < 16 ? "0" : "") + String(byte, radix: 16, uppercase: true)
    }

    private static func advice(for name: String, known: [String]) -> String {
        nearest(to: name, among: known).map { "did you mean '\($0)'?" } ?? "known are \(known.joined(separator: ", "))"
    }

    private static func placement(of name: String, in allowed: [String]) -> String {
        let partners = allowed.filter { $0 != "run" }.map { "'\($0)'" }.joined(separator: " or ")
        return allowed.contains("run") ? "use '\(name)' by itself or with \(partners)" : "use it with \(partners)"
    }
}
