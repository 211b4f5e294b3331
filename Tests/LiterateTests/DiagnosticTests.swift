import Testing

@testable import Literate

/// A chapter with `body` below its front matter, whose first line is the file's line 5.
private func chapter(_ body: String) -> String { "---\ntitle: T\n---\n\n" + body }

/// An exercise that lacks nothing.
private let exercise = """
    ## Size

    ```swift exercise=size
    func f() {}
    ```
    ```swift solution=size
    func f() {}
    ```
    ```swift check=size
    check("f", true)
    ```

    """

private func quiz(_ yaml: String) -> String { chapter("```quiz id=q\n\(yaml)\n```\n") }

/// Bad input and the errors it must give, each as `line:column: message` and the advice.
private let badChapters: [(String, [String])] = [
    ("", ["1:1: chapter is empty | begin it with --- and title: …"]),
    (" \n\n", ["1:1: chapter is empty | begin it with --- and title: …"]),
    ("---\ntitle: T\n---\n", ["3:1: chapter has no text | write it below the front matter"]),
    ("Words.\n", ["1:1: chapter has no front matter | begin it with ---, then title: …, then ---"]),
    (
        "---\ntitle: T\n",
        [
            "1:1: front matter is never closed | close it with a line ---",
            "2:1: chapter has no text | write it below the front matter",
        ]
    ),
    (
        "---\ntitle: a: b\n---\nWords.",
        [
            "2:9: front matter is not YAML: mapping values are not allowed in this context "
                + "| put texts with : , [ ] { } between quotes"
        ]
    ),
    ("---\n- a\n---\nWords.", ["2:1: front matter is not a list of keys | write lines like title: …"]),
    (
        "---\n---\nWords.",
        ["2:1: front matter is empty | known are title, summary, objectives, minutes, requires, reads, tables"]
    ),
    ("---\nsummary: S\n---\nWords.", ["2:1: front matter has no title | add title: …"]),
    ("---\ntitle: T\ntitel: é\n---\nWords.", ["3:1: unknown key 'titel' in front matter | did you mean 'title'?"]),
    ("---\ntitle: T\ntitle: U\n---\nWords.", ["2:1: front matter has 'title' twice"]),
    ("---\ntitle: [a]\n---\nWords.", ["2:8: 'title' is not a text"]),
    ("---\ntitle: T\nminutes: ten\n---\nWords.", ["3:10: 'minutes' is not a whole number"]),
    ("---\ntitle: T\nreads: a.csv\n---\nWords.", ["3:8: 'reads' is not a list"]),
    (
        "---\ntitle: T\nreads:\n  - a.csv\n  - ../b\n  - /c\n  - a.csv\n---\nWords.",
        [
            "5:5: '../b' is not the name of a file beside the chapter "
                + "| write its path from the chapter's folder, e.g. data.csv or data/train.csv",
            "6:5: '/c' is not the name of a file beside the chapter "
                + "| write its path from the chapter's folder, e.g. data.csv or data/train.csv",
            "7:5: 'a.csv' is named twice | keep one",
        ]
    ),
    (
        "---\ntitle: T\ntables:\n  - 12/scoreboard\n  - scoreboard\n  - B/\n  - 12/scoreboard\n---\nWords.",
        [
            "5:5: 'scoreboard' is not the name of a chapter's table "
                + "| write the chapter's number, a slash and what the chapter calls it, e.g. 12/scoreboard",
            "6:5: 'B/' is not the name of a chapter's table "
                + "| write the chapter's number, a slash and what the chapter calls it, e.g. 12/scoreboard",
            "7:5: '12/scoreboard' is named twice | keep one",
        ]
    ),
    ("---\ntitle: T\nrequires: 3\n---\nWords.", ["3:11: 'requires' is not a list"]),
    (
        "---\ntitle: T\nrequires: [3, é, x]\n---\nWords.",
        ["3:15: 'requires' is not a whole number", "3:19: 'requires' is not a whole number"]
    ),
    (chapter("Words.\n\n```swift\nlet a = 1\n"), ["7:1: fence is never closed | close it with a line ```"]),
    (
        chapter("```swift fails=\"use `a`\"\na\n```\n\nWords.\n"),
        [
            "5:21: a fence's line contains a backquote"
                + " | leave it out: Markdown does not take such a line for a fence"
        ]
    ),
    (chapter("````swift\na\n```\n"), ["5:1: fence is never closed | close it with a line ````"]),
    (
        chapter("```swift\nlet a = 1\n\n```swift\nlet b = 2\n```\n"),
        ["5:1: fence is never closed | close it with ``` before line 8, where another fence opens"]
    ),
    (
        chapter("```swift\nlet a = 1\nlet b: " + String(repeating: "[(", count: 20) + "Int\n```"),
        ["7:32: more than 12 brackets in a row | give the inner part a name of its own"]
    ),
    (chapter("```swift hiden\na\n```"), ["5:10: unknown attribute 'hiden' | did you mean 'hidden'?"]),
    (
        chapter("## E\n```swift exercsie=e points=2\na\n```\n```swift solution=e\na\n```\n```swift check=e\na\n```"),
        ["6:10: unknown attribute 'exercsie' | did you mean 'exercise'?"]
    ),
    (
        chapter(
            "## E\n```swift exercise=e points=0\na\n```\n```swift solution=e\na\n```\n```swift check=e\na\n```"),
        ["6:28: 'points' cannot be '0' | write a whole number from 1 to 1000"]
    ),
    (
        chapter("## E\n```swift exercise=e\na\n```\n```swift solutoin=e\na\n```\n```swift check=e\na\n```"),
        ["9:10: unknown attribute 'solutoin' | did you mean 'solution'?"]
    ),
    (
        chapter("```swift  color=red\na\n```"),
        [
            "5:11: unknown attribute 'color' | known are hidden, norun, fails, live, timeout, exercise, points, uses, try, solution, check, final, extra, extra-solution, wrong, wrong-for"
        ]
    ),
    (chapter("```swift\na\n```\n```output hidden\na\n```"), ["8:11: unknown attribute 'hidden' | remove it"]),
    (chapter("```swift hidden norun\na\n```"), ["5:17: 'norun' cannot be used with 'hidden' | keep one of them"]),
    (chapter("```swift live\na\n```"), ["5:10: 'live' has no value | write live=NAME"]),
    (
        chapter("```swift live=walk norun\na\n```"),
        ["5:10: 'live' cannot be used with 'norun' | use 'live' by itself or with 'hidden'"]
    ),
    (
        chapter("```swift exercise=size live=walk\na\n```"),
        ["5:24: 'live' cannot be used with 'exercise' | use 'live' by itself or with 'hidden'"]
    ),
    (
        chapter("```swift live=Walk\na\n```"),
        ["5:15: 'Walk' cannot be a name | use lower-case letters, digits and hyphens, beginning with a letter"]
    ),
    (
        chapter("```swift timeout=700\na\n```"),
        ["5:18: 'timeout' cannot be '700' | write a number of seconds above 0, at most 600"]
    ),
    (
        chapter("```swift timeout=-1e3\na\n```"),
        ["5:18: 'timeout' cannot be '-1e3' | write a number of seconds above 0, at most 600"]
    ),
    (chapter("```swift timeout\na\n```"), ["5:10: 'timeout' has no value | write timeout=SECONDS"]),
    (chapter("```swift timeout=\na\n```"), ["5:18: 'timeout' has no value | write timeout=SECONDS"]),
    (
        chapter("```swift norun timeout=5\na\n```"),
        ["5:16: 'timeout' cannot be used with 'norun' | use 'timeout' by itself or with 'hidden' or 'fails'"]
    ),
    (
        chapter("```swift tiemout=0\na\n```"),
        [
            "5:10: unknown attribute 'tiemout' | did you mean 'timeout'?",
            "5:18: 'timeout' cannot be '0' | write a number of seconds above 0, at most 600",
        ]
    ),
    (chapter("```swift hidden hidden\na\n```"), ["5:17: 'hidden' is given twice"]),
    (chapter("```swift hidden=1\na\n```"), ["5:10: 'hidden' takes no value | write hidden alone"]),
    (chapter("```swift fails\na\n```"), ["5:10: 'fails' has no value | write fails=\"text\""]),
    (
        chapter("```swift fails=\"\"\na\n```"),
        ["5:16: 'fails' has no value | write fails=\"text\""]
    ),
    (chapter("```swift fails=\"a\\\"\na\n```"), ["5:16: quoted text is never closed | close it with \""]),
    (
        chapter("```swift points=2\na\n```"),
        ["5:10: 'points' cannot be used by itself | use it with 'exercise'"]
    ),
    (
        chapter("```swift \"hint\"\na\n```"),
        ["5:10: text without an attribute | only extra= and wrong= may have a text after it"]
    ),
    (chapter("```swift\n\n```"), ["5:1: cell is empty | write Swift in it, or remove it"]),
    (chapter("```swfit\na\n```"), ["5:4: unknown fence 'swfit' | did you mean 'swift'?"]),
    (chapter("```Swift\na\n```"), ["5:4: unknown fence 'Swift' | did you mean 'swift'?"]),
    (
        chapter("```swift,norun\na\n```"),
        ["5:4: unknown fence 'swift,norun' | write ```swift first, then words with spaces between"]
    ),
    (chapter("```{swift}\na\n```"), ["5:4: unknown fence '{swift}' | did you mean 'swift'?"]),
    (chapter("```{code-cell} swift\na\n```"), ["5:4: unknown fence '{code-cell}' | did you mean 'swift'?"]),
    (
        chapter("```{.swift .numberLines}\na\n```"),
        ["5:4: unknown fence '{.swift .numberLines}' | did you mean 'swift'?"]
    ),
    (
        chapter("~~~ {note}\na\n~~~"),
        ["5:5: unknown fence '{note}' | the first word of a fence is its language, without braces"]
    ),
    (
        chapter("- item\n\n  ```{swift}\n  a\n  ```"),
        ["7:6: unknown fence '{swift}' | did you mean 'swift'?"]
    ),
    (
        chapter("- item\n\n  ```swift\n  a\n  ```"),
        ["7:6: a 'swift' fence is inside a list, a quote or a footnote | move it out to the left margin"]
    ),
    (
        chapter("Words.\n\n```output\n7\n```"),
        ["7:1: output without a cell | put it right below the cell that prints it"]
    ),
    (
        chapter("```swift norun\na\n```\n```output\n7\n```"),
        ["8:1: output of a cell that does not run | remove it, or remove 'norun' above"]
    ),
    (
        chapter("```swift\na\n```\n```output\n7\n```\n```output\n7\n```"),
        ["11:1: output without a cell | put it right below the cell that prints it"]
    ),
    (
        chapter("```swift exercise=size\na\n```"),
        ["5:1: exercise 'size' has no heading above it | give it a heading: its title"]
    ),
    (
        chapter("## A\n```swift exercise=size points=0\na\n```"),
        [
            "6:1: exercise 'size' has no solution | add a fence ```swift solution=size, or remove the exercise",
            "6:1: exercise 'size' has no check | add a fence ```swift check=size, or remove the exercise",
            "6:31: 'points' cannot be '0' | write a whole number from 1 to 1000",
        ]
    ),
    (
        chapter("## A\n```swift exercise=Size\na\n```"),
        ["6:19: 'Size' cannot be a name | use lower-case letters, digits and hyphens, beginning with a letter"]
    ),
    (
        chapter("## A\n```swift exercise=size\na\n```\n```swift check=size\na\n```"),
        ["6:1: exercise 'size' has no solution | add a fence ```swift solution=size, or remove the exercise"]
    ),
    (
        chapter("## A\n```swift exercise=size\na\n```\n```swift solution=size\na\n```"),
        ["6:1: exercise 'size' has no check | add a fence ```swift check=size, or remove the exercise"]
    ),
    (
        chapter(exercise + "```swift check=sise\na\n```"),
        ["16:16: check for an unknown exercise 'sise' | did you mean 'size'?"]
    ),
    (
        chapter(exercise + "## B\n```swift wrong=sise \"h\"\na\n```"),
        ["17:16: wrong answer for an unknown exercise 'sise' | did you mean 'size'?"]
    ),
    (
        chapter("```swift solution=zeta\na\n```"),
        ["5:19: solution for an unknown exercise 'zeta' | add a fence ```swift exercise=zeta, or remove this one"]
    ),
    (
        chapter(exercise + "## B\n```swift solution=size\na\n```"),
        ["17:1: solution for 'size' is outside its section | move it below the exercise, before the next heading"]
    ),
    (
        chapter(exercise + "```swift solution=size\na\n```"),
        ["16:1: a second solution for 'size' | the first is in line 10; keep one"]
    ),
    (
        chapter(exercise + "```swift wrong=size\na\n```"),
        ["16:10: wrong answer for 'size' has no hint | say what is wrong: ```swift wrong=size \"…\""]
    ),
    (
        chapter("## A\n```swift\na\n```\n" + exercise.dropFirst(8)),
        ["6:1: cell inside the exercise 'size' | move it before the exercise's heading, or after its last fence"]
    ),
    (
        chapter(exercise + exercise),
        ["18:19: 'size' is already the name of the exercise or quiz in line 7 | give it another name"]
    ),
    (chapter("```quiz\nanswer: 1\n```"), ["5:4: quiz has no id | write ```quiz id=NAME"]),
    (
        quiz("question: Q\nanswer: 1\nchoices: []"),
        ["8:1: quiz 'q' has a number and choices | keep answer: or choices:"]
    ),
    (quiz("question: Q"), ["5:1: quiz 'q' has no answer | add answer: with a number, or choices:"]),
    (quiz("answer: 1"), ["5:1: quiz 'q' has no question | add question: …"]),
    (quiz("question: Q\nanswer: seven"), ["7:9: 'answer' is not a number"]),
    (quiz("question: Q\nanswer: 7\npoints: -1"), ["8:9: 'points' is -1 | write a whole number from 1 to 1000"]),
    (
        quiz("question: Q\nanswer: 7\npoints: 9223372036854775807"),
        ["8:9: 'points' is 9223372036854775807 | write a whole number from 1 to 1000"]
    ),
    (
        chapter(exercise.replacing("exercise=size", with: "exercise=size points=9223372036854775807")),
        ["7:31: 'points' cannot be '9223372036854775807' | write a whole number from 1 to 1000"]
    ),
    (quiz("question: Q\nanswer: 7\nwrong:\n- value: 7\n  feedback: F"), ["9:3: a wrong answer is the right one"]),
    (
        quiz("question: \\(n)\ndraw: {n: [1], N: [2]}\nanswer: n"),
        [
            "6:1: the question does not tell the number 'N', which is drawn | write \\(N) where it is told",
            "7:1: nothing can be drawn: there is only one combination | give a name more values: n: [5, 7]",
            "7:16: 'N' cannot be the name of a drawn number | "
                + "use letters and digits, beginning with a lower-case letter; 'answer' is the right answer",
        ]
    ),
    (
        quiz("question: \\(a) \\(b)\ndraw: {a: [1, 2, 3, 4, 5, 6, 7, 8], b: [1, 2, 3, 4, 5, 6, 7, 8, 9]}\nanswer: a"),
        ["7:1: 72 combinations of numbers; the most is 64 | give fewer values"]
    ),
    (
        quiz("question: \\(n)\ndraw: {n: [1, two]}\nanswer: n\nhint: \\(n"),
        ["7:15: 'n' is not a number", "9:7: an expression in 'hint' is never closed | close it: \\(n)"]
    ),
    (quiz("question: \\(n)\ndraw: n\nanswer: n"), ["7:7: 'draw' is not a list of keys | write lines like n: …"]),
    (
        quiz("question: Q\nwhere: n > 1\nanswer: 1"),
        ["7:1: 'where' without numbers that are drawn | add draw: {n: [5, 7]}, or remove it"]
    ),
    (
        quiz("question: Q\ndraw: {n: [1, 2]}\nchoices:\n- {text: a, right: true}\n- text: b"),
        ["7:1: 'draw' belongs to a number | remove it, or write answer: for choices:"]
    ),
    (
        chapter(
            "## E\n\n```swift exercise=e\na\n```\n```swift solution=e\nb\n```\n```swift check=e\nc\n```\n```swift extra=e\nd\n```\n```swift extra-solution=e\nf\n```\n"
        ),
        ["16:10: extra for 'e' has no task | say what is asked: ```swift extra=e \"…\""]
    ),
    (
        chapter(
            "## E\n\n```swift exercise=e\na\n```\n```swift solution=e\nb\n```\n```swift check=e\nc\n```\n```swift extra=e \"More.\"\nd\n```\n"
        ),
        [
            "16:1: extra for 'e' has no extra-solution beside it | "
                + "add a fence ```swift extra-solution=e, or remove this one"
        ]
    ),
    (
        chapter(
            "## E\n\n```swift exercise=e\na\n```\n```swift solution=e\nb\n```\n```swift check=e\nc\n```\n```swift extra-solution=e\nd\n```\n"
        ),
        ["16:1: extra-solution for 'e' has no extra beside it | add a fence ```swift extra=e, or remove this one"]
    ),
    (quiz("question: Q\nanswer: 7\nwrong:\n- value: 8"), ["9:3: wrong answer has no feedback | add feedback: …"]),
    (
        quiz("question: Q\nchoices:\n- text: a\n- text: b"),
        ["7:1: quiz 'q' has no right choice | mark one with right: true"]
    ),
    (
        quiz("question: Q\nchoices:\n- {text: a, right: true}\n- {text: b, right: yes}"),
        ["7:1: quiz 'q' has 2 right choices | mark one with right: true"]
    ),
    (
        quiz("question: Q\nchoices:\n- {text: a, right: perhaps}\n- {text: b, right: true}"),
        ["8:20: 'right' is not true or false"]
    ),
    (
        quiz("question: Q\nchoises: []"),
        [
            "5:1: quiz 'q' has no answer | add answer: with a number, or choices:",
            "7:1: unknown key 'choises' in quiz 'q' | did you mean 'choices'?",
        ]
    ),
    (
        quiz("question: Q: R\nanswer: 1"),
        [
            "6:12: quiz 'q' is not YAML: mapping values are not allowed in this context "
                + "| put texts with : , [ ] { } between quotes"
        ]
    ),
    (
        chapter("A <b>word</b>."),
        [
            "5:3: HTML in the text: <b> | write it in Markdown, or put code between backquotes",
            "5:10: HTML in the text: </b> | write it in Markdown, or put code between backquotes",
        ]
    ),
    (
        chapter("A $$x + 1.\n\nB"),
        ["5:3: formula is never closed | close it with $$ before the paragraph ends, or write \\$\\$ for dollar signs"]
    ),
    (
        chapter("See [the book][book], a note[^zz]\nand ![a dot][dot]."),
        [
            "5:5: nothing defines [book] | add a line [book]: https://…, or write \\[ for a bracket",
            "5:29: nothing defines the footnote [^zz] | add a line [^zz]: …, or write \\[ for a bracket",
            "6:5: nothing defines the image [dot] | add a line [dot]: file.png, or write \\[ for a bracket",
        ]
    ),
    (
        chapter("> - *é [book][]*\n>   ![dot]"),
        [
            "5:9: nothing defines [book] | add a line [book]: https://…, or write \\[ for a bracket",
            "6:5: nothing defines the image [dot] | add a line [dot]: file.png, or write \\[ for a bracket",
        ]
    ),
    (
        chapter("$$$ much"),
        ["5:1: formula is never closed | close it with $$ before the paragraph ends, or write \\$\\$ for dollar signs"]
    ),
    (
        chapter("A $" + String(repeating: "x", count: 10_001) + "$"),
        ["5:3: the formula has 10001 bytes; the most is 10000 | divide it"]
    ),
    (
        quiz("question: Q\nanswer: " + String(repeating: "[", count: 3000)),
        ["7:1: quiz 'q' is nested more than 100 deep | write it flatter"]
    ),
    (
        "---\ntitle: T\nobjectives:\n  " + String(repeating: "- ", count: 3000) + "a\n---\nWords.",
        ["4:1: front matter is nested more than 100 deep | write it flatter"]
    ),
    (
        "---\ntitle: &t T\nsummary: *t\n---\nWords.",
        ["3:1: front matter has an alias | write the value where it is used"]
    ),
    (chapter("A\u{8}"), ["5:2: control character U+0008 | remove it"]),
    (chapter("A[^a]\n\n[^a]: B[^b]\n\n[^b]: C"), ["7:8: a footnote refers to a footnote | say it in one"]),
    (chapter(String(repeating: ">", count: 300) + " a"), ["5:61: nested more than 60 deep | write it flatter"]),
]

@Suite("Every mistake in a chapter is told at its place, with what to do")
struct DiagnosticTests {
    private func errors(_ bytes: [UInt8], file: String = "Lessons/09-t.md") -> [String] {
        do throws(ChapterErrors) {
            _ = try Chapter.parse(bytes, file: file)
            return []
        } catch {
            return error.diagnostics.map { diagnostic in
                "\(diagnostic.position.line):\(diagnostic.position.column): \(diagnostic.message)"
                    + (diagnostic.advice.map { " | \($0)" } ?? "")
            }
        }
    }

    @Test("bad chapters", arguments: badChapters)
    func badChapter(text: String, expected: [String]) {
        #expect(errors(Array(text.utf8)) == expected)
    }

    @Test("a file that is not UTF-8 is told with its byte")
    func encoding() {
        #expect(
            errors(Array("---\ntitle: ".utf8) + [0x80]) == ["2:8: the file is not UTF-8: byte 0x80 | save it as UTF-8"])
        #expect(errors(Array("a\r\né".utf8) + [0xC3]) == ["2:3: the file is not UTF-8: byte 0xC3 | save it as UTF-8"])
        #expect(errors([0xFF, 0xFE, 0x41, 0x00]) == ["1:1: the file is UTF-16 | save it as UTF-8"])
    }

    @Test(
        "a chapter's file is named by number and slug",
        arguments: ["9-t.md", "09_t.md", "t.md", "09-T.md", "09-.md", "009-t.md", "09-t.txt"])
    func fileName(name: String) {
        let text = "chapter's file is not named NN-name.md"
        #expect(errors(Array(chapter("A").utf8), file: "Lessons/" + name).first?.contains(text) == true)
    }

    @Test("all errors of a chapter are told at once, in the order of their lines")
    func several() {
        let text = chapter("```swift hiden\na\n```\n\n```quiz id=q\nquestion: Q\n```\n\n```swift check=x\na\n```\n")
        #expect(errors(Array(text.utf8)).map { $0.prefix(4) } == ["5:10", "9:1:", "13:1"])
    }

    @Test("a diagnostic prints as compilers print theirs")
    func text() {
        let diagnostic = Diagnostic(
            file: "Lessons/09-t.md", position: SourcePosition(line: 42), message: "exercise 'size' has no solution",
            advice: "add a fence")
        #expect(diagnostic.description == "Lessons/09-t.md:42:1: error: exercise 'size' has no solution\n  add a fence")
    }
}
