import Outputs
import Literate
import Terminal

/// A chapter with one of everything, and what its cells might have done.
package enum SampleChapter {
    package static let markdown = #"""
        ---
        title: Spatial dimensions
        summary: How large the output is, and *when* a window does not fit.
        objectives:
          - Count the places of a window of width $F$.
        ---

        ## Let the window walk

        A window of width $F$ slides over [an input](https://example.org) of width $N$.[^note] `stride` is how far it moves. 数値も折り返される。

        $$\sigma(z) = \frac{1}{1 + e^{-z}}$$

        - one
        - two, which is so long that it does not fit on one line of eighty columns, and goes on

        1. first

           > quoted **words**

        | size | places |
        |:-----|-------:|
        | 7    | 5      |

        ```swift
        let n = 7
        print(n)
        ```

        ```swift hidden
        let secret = 1
        ```

        ```swift norun
        train()
        ```

        ```swift fails="cannot find"
        nowhere()
        ```

        ```swift
        property("the formula counts the places") { n in
            count(n) == n - 2
        }
        ```

        ```swift
        let a = [1, 2]
        print(a[n])
        ```

        ```swift
        1 + 1
        ```

        ### The output's size

        Write `outputSize`.

        > **Hint** Count the first place apart.

        ```swift exercise=output-size points=2
        func outputSize(_ n: Int) -> Int { 0 }
        ```

        ```swift solution=output-size
        func outputSize(_ n: Int) -> Int { n - 2 }
        ```

        ```swift check=output-size
        check("7", outputSize(7) == 5)
        ```

        ### Which padding?

        ```quiz id=padding
        question: What keeps the size?
        choices:
          - text: $P = (F - 1)/2$
            right: true
          - text: none
        ```

        [^note]: Without padding.
        """#

    package static var chapter: Chapter {
        get throws { try Chapter.parse(text: markdown, file: "Lessons/09-spatial-dimensions.md") }
    }

    package static let figure = RenderedFigure(
        light: "light.png", dark: "dark.png", width: 720, height: 360,
        alternativeText: "A window visits every place of the input.", caption: "Every place, *once*: $N - F + 1$.")

    /// Everything well.
    package static var outputs: ChapterOutputs {
        ChapterOutputs(cells: [
            CellOutput(
                index: 0, status: .completed,
                items: [
                    .text("7\ntab\there\u{1B}[31m\n", .standardOutput), .text("a warning\n", .standardError),
                    .value(DisplayedValue(type: "Int", text: "7")), .figure(figure),
                    .table(Table(header: ["layer", "parameters"], rows: [["conv", "760"], ["linear", "30730"]])),
                ], seconds: 0.12),
            CellOutput(
                index: 1, status: .completed,
                items: [.text("unseen\n", .standardOutput), .check(CheckResult(name: "seen", passed: true, cases: 1))]),
            CellOutput(index: 2, status: .completed),
            CellOutput(
                index: 3, status: .completed,
                error: CellError(kind: .compile, message: "cannot find 'nowhere' in scope", line: 41)),
            CellOutput(
                index: 4, status: .completed,
                items: [.check(CheckResult(name: "the formula counts the places", passed: true, cases: 100))],
                seconds: 0.5),
            CellOutput(index: 5, status: .completed), CellOutput(index: 6, status: .completed),
        ])
    }

    /// A check that does not hold, and a cell that stops.
    package static var failedOutputs: ChapterOutputs {
        var outputs = outputs
        outputs.cells[4].items = [
            .check(
                CheckResult(
                    name: "the formula counts the places", passed: false, cases: 3,
                    counterexample: "count(1) == 1 - 2\n0 is not -1", line: 43))
        ]
        outputs.cells[5] = CellOutput(
            index: 5, status: .failed, items: [.text("before\n", .standardOutput)],
            error: CellError(kind: .trap, message: "Index out of range", line: 52, column: 8), seconds: 0.1)
        outputs.cells[6] = CellOutput(index: 6, status: .notRun)
        return outputs
    }

    package static let noFiles = FigureFiles(folder: ".lectern/figures") { _ in nil }

    package static func text(_ style: TerminalStyle, reasons: [String] = []) throws -> ChapterText {
        ChapterText(chapter: try chapter, style: style, files: noFiles, reasons: reasons)
    }
}
