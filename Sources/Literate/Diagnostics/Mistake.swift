/// What can be wrong with a course's files. `Words.swift` says it in English.
enum Mistake: Error, Sendable, Hashable {
    // The course's folder.
    case noCourseFile(folder: String)
    case unreadableFolder(reason: String)
    case unreadableFile
    case noSuchFile
    case noRegularFile
    case tooLong(bytes: Int, most: Int)
    case chapterFileName
    case numberTaken(number: ChapterNumber, path: String)
    case requiresLater(chapter: ChapterNumber, required: Int)
    case requiresUnknown(chapter: ChapterNumber, required: Int)
    case nameInOtherChapter(name: String, file: String, line: Int)

    // A file's text.
    case utf16
    case notUTF8(byte: UInt8)
    case control(UInt8)
    case emptyChapter
    case noText
    case noFrontMatter
    case unclosedFrontMatter

    // YAML. `what` names the text, e.g. `front matter`.
    case emptyYAML(what: String, known: [String])
    case notYAML(what: String, problem: String, needsQuotes: Bool)
    case deepYAML(what: String, most: Int)
    case aliasInYAML(what: String)
    case notMapping(what: String, example: String)
    case repeatedKeys([String], what: String)
    case unknownKey(String, what: String, known: [String])
    case missingKey(String, what: String)
    case emptyField(String)
    case wrongType(field: String, wanted: YAMLType)
    case belowZero(field: String)
    case notAWebAddress(field: String)
    case outside(field: String, value: Int, allowed: ClosedRange<Int>)

    // Data files.
    case badDataName(String)
    case badTableName(String)
    case dataTwice(String)
    case noDataFile(String)
    case dataFolder(String)
    case unreadableData(String)

    // Quizzes.
    case quizWithoutAnswer(String)
    case quizWithNumberAndChoices(String)
    case quizChoices(String, right: Int)
    case quizWithoutChoice(String)
    case tooManyChoices(String, most: Int)
    case fieldOfNumber(String)
    case fieldOfChoices(String)
    case wrongAnswerIsRight
    case wrongAnswerIsRightFor(numbers: String)
    case whereWithoutDraw
    case badDrawnName(String)
    case nothingDrawn
    case tooManyCombinations(Int, most: Int)
    case drawnNotAsked(String)
    case unclosedExpression(field: String)

    // Fences and what follows their backquotes.
    case unclosedFence(marks: String, openedAt: Int?)
    case backquoteInFence
    case nestedFence(language: String)
    case unknownFence(String, meant: String)
    case joinedFence(String, meant: String)
    case fenceInBraces(String, meant: String?)
    case unclosedText
    case unknownAttribute(String, known: [String])
    case repeatedAttribute(String)
    case missingAttribute(String, usage: String, fence: String)
    case missingValue(String, usage: String)
    case needlessValue(String)
    case badValue(String, of: String, wanted: AttributeKind)
    case badName(String)
    case attributesTogether(String, String)
    case attributeElsewhere(String, fence: String, allowed: [String])
    case strayText(owners: [String])
    case wrongWithoutHint(String)
    case extraWithoutTask(String)

    // Cells, exercises and what belongs to them. `role` is what readers call the fence.
    case emptyCell
    case emptyWrongVersion
    case longBrackets(most: Int)
    case outputWithoutCell
    case outputOfNorun
    case exerciseWithoutHeading(String)
    case secondExercise(String)
    case insideExercise(role: String, exercise: String)
    case missingPart(String, exercise: String)
    case secondPart(role: String, exercise: String, line: Int)
    case halfTask(String, there: String, exercise: String)
    case emptyPart(role: String, exercise: String)
    case outsideSection(role: String, exercise: String)
    case otherSection(role: String, exercise: String, section: String)
    case unknownExercise(role: String, name: String, known: [String])
    case nameTaken(String, line: Int)

    // Outputs that are written into a chapter.
    case outputWithControl(UInt8)
    case outputNotMarkdown
    case codeNotMarkdown
    case changedFile
    case unwritableFile(reason: String)

    // Prose.
    case unclosedFormula
    case longFormula(bytes: Int, most: Int)
    case longDefinition(bytes: Int)
    case longRow(most: Int)
    case undefinedReference(label: String)
    case undefinedFootnote(label: String)
    case undefinedImage(label: String)
    case tooManyFormulas
    case tooDeep(most: Int)
    case html(tag: String)
    case footnoteInFootnote
}

extension Mistake {
    /// Whether it is in prose or front matter that was written for other readers, and means something to them.
    var isOfForeignProse: Bool {
        switch self {
        case .unclosedFormula, .undefinedReference, .undefinedFootnote, .undefinedImage, .html, .footnoteInFootnote,
            .nestedFence, .unknownKey(_, what: "front matter", _), .missingKey(_, what: "front matter"):
            true
        default: false
        }
    }
}

/// What a field of YAML may hold.
enum YAMLType: Sendable, Hashable { case text, wholeNumber, number, flag, list }
