import Foundation
import Testing

@testable import Literate

/// One of every mistake, with its fields as they occur.
private let examples: [Mistake] = [
    .noCourseFile(folder: "Lessons"), .unreadableFolder(reason: "Permission denied"), .unreadableFile, .noSuchFile,
    .noRegularFile, .tooLong(bytes: 10_485_760, most: 1_048_576),
    .chapterFileName, .numberTaken(number: 9, path: "Lessons/09-size.md"), .requiresLater(chapter: 3, required: 9),
    .requiresUnknown(chapter: .appendix("A"), required: 2),
    .nameInOtherChapter(name: "size", file: "Lessons/03-a.md", line: 7),

    .utf16, .notUTF8(byte: 0x80), .control(8), .emptyChapter, .noText, .noFrontMatter, .unclosedFrontMatter,

    .emptyYAML(what: "front matter", known: ["title", "minutes"]),
    .notYAML(what: "front matter", problem: "mapping values are not allowed in this context", needsQuotes: true),
    .notYAML(what: "quiz 'q'", problem: "found undefined tag handle", needsQuotes: false),
    .deepYAML(what: "front matter", most: 50), .aliasInYAML(what: "quiz 'q'"),
    .notMapping(what: "front matter", example: "title"), .repeatedKeys(["title"], what: "front matter"),
    .unknownKey("titel", what: "front matter", known: ["title", "minutes"]),
    .unknownKey("color", what: "front matter", known: ["title", "minutes"]),
    .missingKey("title", what: "course.yml"), .emptyField("title"), .wrongType(field: "title", wanted: .text),
    .wrongType(field: "minutes", wanted: .wholeNumber), .wrongType(field: "answer", wanted: .number),
    .badDataName("../b.csv"), .badTableName("scoreboard"), .dataTwice("a.csv"), .noDataFile("a.csv"),
    .dataFolder("data"), .unreadableData("a.csv"),
    .wrongType(field: "right", wanted: .flag), .wrongType(field: "requires", wanted: .list),
    .belowZero(field: "tolerance"), .notAWebAddress(field: "url"),
    .outside(field: "points", value: -1, allowed: 1...1000),

    .quizWithoutAnswer("q"), .quizWithNumberAndChoices("q"), .quizChoices("q", right: 0), .quizChoices("q", right: 2),
    .quizWithoutChoice("q"), .tooManyChoices("q", most: 26), .fieldOfNumber("tolerance"), .fieldOfChoices("shown"),
    .wrongAnswerIsRight,
    .wrongAnswerIsRightFor(numbers: "n = 28, f = 3"), .whereWithoutDraw, .badDrawnName("N-1"), .nothingDrawn,
    .tooManyCombinations(72, most: 64), .tooManyCombinations(.max, most: 64), .drawnNotAsked("n"),
    .unclosedExpression(field: "hint"),

    .unclosedFence(marks: "```", openedAt: nil), .unclosedFence(marks: "```", openedAt: 12),
    .backquoteInFence, .nestedFence(language: "swift"), .unknownFence("swfit", meant: "swift"),
    .joinedFence("swift,norun", meant: "swift"),
    .fenceInBraces("{swift}", meant: "swift"), .fenceInBraces("{note}", meant: nil), .unclosedText,
    .unknownAttribute("hiden", known: ["hidden"]), .unknownAttribute("hidden", known: []),
    .repeatedAttribute("hidden"), .missingAttribute("id", usage: "id=NAME", fence: "quiz"),
    .missingValue("live", usage: "live=NAME"), .needlessValue("hidden"),
    .badValue("0", of: "points", wanted: .count(most: 1000)),
    .badValue("700", of: "timeout", wanted: .seconds(most: 600)),
    .badValue("a-b", of: "uses", wanted: .names), .badName("Walk"), .attributesTogether("norun", "hidden"),
    .attributeElsewhere("points", fence: "run", allowed: ["exercise"]),
    .attributeElsewhere("timeout", fence: "norun", allowed: ["run", "hidden", "fails"]),
    .strayText(owners: ["wrong"]), .strayText(owners: []), .wrongWithoutHint("size"), .extraWithoutTask("size"),

    .emptyCell, .emptyWrongVersion, .longBrackets(most: 12), .outputWithoutCell, .outputOfNorun,
    .exerciseWithoutHeading("size"),
    .secondExercise("size"),
    .insideExercise(role: "cell", exercise: "size"), .missingPart("solution", exercise: "size"),
    .secondPart(role: "solution", exercise: "size", line: 12),
    .halfTask("extra-solution", there: "extra", exercise: "size"),
    .emptyPart(role: "check", exercise: "size"),
    .outsideSection(role: "solution", exercise: "size"),
    .otherSection(role: "check", exercise: "size", section: "padding"),
    .unknownExercise(role: "check", name: "sise", known: ["size"]),
    .unknownExercise(role: "check", name: "zeta", known: ["size"]), .nameTaken("size", line: 12),

    .outputWithControl(0), .outputNotMarkdown, .codeNotMarkdown, .changedFile,
    .unwritableFile(reason: "No space left on device"),

    .unclosedFormula, .longFormula(bytes: 200_000, most: 10_000), .longDefinition(bytes: 65_000), .longRow(most: 1000),
    .undefinedReference(label: "book"), .undefinedFootnote(label: "zz"), .undefinedImage(label: "dot"),
    .tooManyFormulas, .tooDeep(most: 60), .html(tag: "<b>"), .footnoteInFootnote,
]

@Suite("Every mistake is told in plain English")
struct MistakeTests {
    @Test("all of them, as a reader sees them")
    func words() throws {
        let place = SourcePosition(line: 5)
        try expectSnapshot(
            examples.map { Diagnostic(file: "09.md", position: place, $0).description + "\n" }.joined(), "mistakes")
    }

    /// The cases, as the source declares them: an enum whose cases have fields does not list them.
    @Test("none is left out above")
    func complete() throws {
        let source = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../Sources/Literate/Diagnostics/Mistake.swift")
        let declared = try String(contentsOf: source.standardizedFileURL, encoding: .utf8).prefix { $0 != "}" }
            .matches(of: /case (\w+)/).map { String($0.1) }
        let shown = examples.map { Mirror(reflecting: $0).children.first?.label ?? "\($0)" }
        #expect(Set(declared) == Set(shown) && declared.count > 50)
    }
}
