import Outputs
import Testing

@Suite("Page and terminal show the same of a cell")
struct ShownTests {
    private let items: [CellOutput.Item] = [
        .text("noise", .standardOutput), .value(DisplayedValue(type: "Int", text: "1")),
        .check(CheckResult(name: "fine", passed: true, cases: 1)), .table(Table(header: ["n"], rows: [["1"]])),
        .figure(
            RenderedFigure(light: "a.png", dark: "b.png", width: 1, height: 1, alternativeText: "", caption: "")),
    ]

    @Test("of a hidden cell its figures and checks")
    func hidden() {
        let output = CellOutput(index: 0, status: .completed, items: items)
        #expect(output.itemsShownOfHiddenCell == [items[2], items[4]])
    }

    @Test("of a hidden cell that failed all that it did")
    func hiddenFailure() {
        let error = CellError(kind: .trap, message: "", line: 1)
        let output = CellOutput(index: 0, status: .failed, items: items, error: error)
        #expect(output.itemsShownOfHiddenCell == items)
    }

    @Test(
        "a column of numbers is told by its fields",
        arguments: [
            (["1", "-2.5", "−20", "1e-5"], true), (["117,600", "1 024", "12 %", "3×3", "5–7"], true),
            (["nan", "inf"], true), (["1", "two"], false), (["–"], false), (["e"], false), ([], false), ([""], false),
        ] as [([String], Bool)])
    func numbers(fields: [String], isNumeric: Bool) {
        let table = Table(header: ["name", "value"], rows: fields.map { ["a", $0] })
        #expect(table.numericColumns == [false, isNumeric])
    }

    @Test("a row that ends early leaves its columns as the other rows have them")
    func shortRow() {
        #expect(Table(header: ["a", "b"], rows: [["1", "2"], ["3"]]).numericColumns == [true, true])
        #expect(Table(header: ["a", "b"], rows: [["x"]]).numericColumns == [false, false])
    }

    @Test("every kind of failure has a heading of its own")
    func headings() {
        let kinds: [CellError.Kind] = [.compile, .thrown, .trap, .timeout, .memory, .promise, .lost]
        #expect(
            kinds.map(\.heading) == [
                "does not compile", "throws an error", "stops", "runs too long", "needs too much memory",
                "breaks its promise", "never came to its end",
            ])
    }
}
