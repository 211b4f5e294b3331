import Testing

@testable import Literate

/// A chapter with all that may stand in one; tests change a line of it.
let completeChapter = #"""
    ---
    title: Spatial dimensions
    summary: How large the output is.
    objectives:
      - count the places
      - say when a window does not fit
      - add padding
    minutes: 25
    requires: [3, 6]
    ---

    A window of $F$ slides over $N$ inputs; it costs $5, not $6.[^paper]

    $$
    \frac{N - F}{S} + 1
    $$

    ```swift
    let n = 7
    print(n)
    ```

    ```output
    7
    ```

    ```swift hidden
    let secret = 1
    ```

    ```swift norun
    train()
    ```

    ```swift fails="cannot \"find\""
    nowhere()
    ```

    ## The output's size

    Write `outputSize` for **every** $N$.

    > **Hint.** Count the first place apart.

    ```swift exercise=output-size points=2
    func outputSize(_ n: Int) -> Int { 0 }
    ```

    ```swift solution=output-size
    func outputSize(_ n: Int) -> Int { n - 2 }
    ```

    ```swift check=output-size
    check("7", outputSize(7) == 5)
    ```

    ```swift wrong=output-size "You forgot $+1$: \"one more\"."
    func outputSize(_ n: Int) -> Int { n - 3 }
    ```

    ## Questions

    ```quiz id=conv-params
    question: |
      How many parameters have ten filters?

      $$10 (5 \cdot 5 \cdot 3 + 1)$$
    answer: 760
    points: 2
    wrong:
      - value: 750
        feedback: You forgot the biases.
    hint: Count $b$ too.
    explanation: Each has 76.
    ```

    ```quiz id=padding
    question: What keeps the size?
    choices:
      - text: padding of $(F - 1)/2$
        right: true
      - text: none
        feedback: It shrinks.
    ```

    [^paper]: As [LeCun](https://example.org) did.
    """#

func parse(_ text: String, file: String = "Lessons/09-spatial-dimensions.md") throws(ChapterErrors) -> Chapter {
    try Chapter.parse(text: text, file: file)
}

@Suite("A chapter's Markdown becomes its elements")
struct ChapterParsingTests {
    @Test("a task's box is checked, or not")
    func tasks() throws {
        let text = "---\ntitle: T\n---\n\n- [ ] one *more*\n- [x] two\n- [ab] three\n"
        guard case .prose(let blocks)? = try Chapter.parse(text: text, file: "01-t.md").elements.first,
            case .list(_, let items, _)? = blocks.first
        else {
            Issue.record("no list")
            return
        }
        #expect(items[0] == [.paragraph([.text("☐ one "), .emphasis([.text("more")])])])
        #expect(items[1] == [.paragraph([.text("☑ two")])])
        #expect(items[2] == [.paragraph([.text("[ab] three")])])
    }

    @Test("name and front matter are read")
    func head() throws {
        let chapter = try parse(completeChapter)
        #expect(chapter.number == 9 && chapter.slug == "spatial-dimensions" && chapter.name == "09-spatial-dimensions")
        #expect(chapter.title == "Spatial dimensions")
        #expect(chapter.frontMatter.objectives.count == 3)
        #expect(chapter.frontMatter.minutes == 25 && chapter.frontMatter.requires == [3, 6])
        #expect(chapter.points == 5)
    }

    @Test("cells keep their kind, code, place and promised output")
    func cells() throws {
        let cells = try parse(completeChapter).cells
        #expect(cells.map(\.kind) == [.run, .hidden, .norun, .fails(message: "cannot \"find\"")])
        #expect(cells.map(\.index) == [0, 1, 2, 3])
        #expect(cells[0].source.text == "let n = 7\nprint(n)\n")
        #expect(cells[0].source.fence == SourcePosition(line: 18) && cells[0].source.start == SourcePosition(line: 19))
        #expect(cells[0].expectedOutput?.text == "7\n" && cells[1].expectedOutput == nil)
    }

    @Test("cells with the same live= are one figure's, shown or hidden")
    func live() throws {
        let fences = [
            "swift live=walk", "swift", "swift live=bars", "swift hidden live=walk", "swift live=walk hidden",
        ]
        let markdown = fences.map { "```\($0)\nlet a = 1\n```\n" }.joined(separator: "\n")
        let chapter = try Chapter.parse(text: "---\ntitle: T\n---\n\n" + markdown, file: "01-t.md")
        #expect(chapter.liveFigures.map(\.id.name) == ["walk", "bars"])
        #expect(chapter.liveFigures.map { $0.cells.map(\.index) } == [[0, 3, 4], [2]])
        #expect(chapter.cells.map(\.kind) == [.run, .run, .run, .hidden, .hidden])
    }

    @Test("an exercise is the section under its heading")
    func exercise() throws {
        let exercise = try #require(try parse(completeChapter).exercises.first)
        #expect(exercise.title == "The output's size" && exercise.id.name == "output-size" && exercise.points == 2)
        #expect(exercise.statement.count == 1 && exercise.hint == [.paragraph([.text("Count the first place apart.")])])
        #expect(exercise.solution.text.contains("n - 2") && exercise.check.text.contains("== 5"))
        #expect(exercise.misconceptions.map(\.hint) == [#"You forgot $+1$: "one more"."#])
    }

    @Test("a cell or quiz below the starter ends the exercise")
    func endOfExercise() throws {
        let after = "```swift\nlet after = 1\n```\n\nMore words.\n\n## Questions"
        let chapter = try parse(completeChapter.replacing("## Questions", with: after))
        #expect(chapter.exercises[0].statement.count == 1 && chapter.cells.count == 5)
    }

    @Test("quizzes have a number or choices")
    func quizzes() throws {
        let quizzes = try parse(completeChapter).quizzes
        guard case .number(760, tolerance: 0, let feedback) = quizzes[0].kind else { Issue.record("no number"); return }
        #expect(feedback.count == 1 && feedback[0].value == 750 && quizzes[0].question.count == 2)
        guard case .math(let tex, let position) = quizzes[0].question[1] else { Issue.record("no formula"); return }
        #expect(tex == #"10 (5 \cdot 5 \cdot 3 + 1)"# && position == SourcePosition(line: 67, column: 3))
        guard case .choice(let choices) = quizzes[1].kind else { Issue.record("no choice"); return }
        #expect(choices.map(\.isRight) == [true, false] && choices[1].feedback == "It shrinks.")
    }

    @Test("formulas are TeX with their place, and prices are text")
    func formulas() throws {
        guard case .prose(let blocks)? = try parse(completeChapter).elements.first, blocks.count == 2,
            case .paragraph(let line) = blocks[0]
        else { Issue.record("no paragraph"); return }
        #expect(line.contains(.math("F", position: SourcePosition(line: 12, column: 13))))
        #expect(line.plainText == "A window of F slides over N inputs; it costs $5, not $6.")
        #expect(blocks[1] == .math(#"\frac{N - F}{S} + 1"#, position: SourcePosition(line: 14)))
        guard case .footnote(let note)? = line.last, case .paragraph(let words)? = note.first else {
            Issue.record("no note"); return
        }
        #expect(words.plainText == "As LeCun did.")
        #expect(
            words.contains { if case .link(_, _, _, SourcePosition(line: 86, column: 14)) = $0 { true } else { false } }
        )
    }
}

@Suite("Dollar signs in addresses are dollar signs")
struct AddressTests {
    @Test(
        "links keep their dollars, and no formula is seen",
        arguments: [
            ("<https://e.org/?$select=a&$top=2>", "https://e.org/?$select=a&$top=2"),
            ("https://e.org/?$select=a&$top=2", "https://e.org/?$select=a&$top=2"),
            ("[a](https://e.org/?$x=1) costs [b](https://e.org/?$y=2)", "https://e.org/?$x=1"),
            ("costs $5 [a](u?$x=1)", "u?$x=1"), ("[a](<u $x> 'title') $5", "u%20$x"),
            ("[a][r]\n\n[r]: https://e.org/?$x=1&$y=2", "https://e.org/?$x=1&$y=2"),
            ("a $ <https://e.org/$a$b>", "https://e.org/$a$b"),
        ])
    func links(markdown: String, address: String) throws {
        guard case .prose(let blocks)? = try parse("---\ntitle: T\n---\n\n" + markdown).elements.first,
            case .paragraph(let line)? = blocks.first
        else { Issue.record("no paragraph"); return }
        let addresses = line.compactMap { if case .link(let address, _, _, _) = $0 { address } else { nil } }
        #expect(addresses.first?.replacing("<u $x>", with: "u%20$x").replacing(" ", with: "%20") == address)
        #expect(!line.contains { if case .math = $0 { true } else { false } })
    }

    @Test(
        "formulas beside them are formulas",
        arguments: ["<https://e.org/$> $x$", "[a](u) $[f](x)$ b", "$a$ https://e.org"])
    func formulas(markdown: String) throws {
        guard case .prose(let blocks)? = try parse("---\ntitle: T\n---\n\n" + markdown).elements.first,
            case .paragraph(let line)? = blocks.first
        else { Issue.record("no paragraph"); return }
        #expect(line.count { if case .math = $0 { true } else { false } } == 1)
    }
}

@Suite("Markdown outside a chapter is read, whatever it is")
struct MarkdownTextTests {
    @Test("captions keep their marks and formulas")
    func caption() {
        let formula = Inline.math("N - F", position: SourcePosition(line: 1))
        #expect(MarkdownText.inlines(of: "*Places*: $N - F$") == [.emphasis([.text("Places")]), .text(": "), formula])
        #expect(MarkdownText.inlines(of: "`$N - F$`") == [.code("$N - F$")])
    }

    @Test("what is not a paragraph comes back as it was", arguments: ["", "\u{1}", "- a", "```swift\nx", "a $$"])
    func others(text: String) {
        #expect(MarkdownText.inlines(of: text).plainText == text)
    }
}
