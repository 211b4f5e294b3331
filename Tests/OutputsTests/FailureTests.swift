import Outputs
import Testing

@Suite("What failed is known from the outputs alone")
struct FailureTests {
    @Test("a check that does not hold, at its line, with its counterexample indented")
    func check() {
        let check = CheckResult(name: "sizes", passed: false, cases: 3, counterexample: "f(1) == 2\n// 1 == 2", line: 7)
        let outputs = ChapterOutputs(cells: [CellOutput(index: 0, status: .completed, items: [.check(check)])])
        #expect(
            outputs.failures == [
                OutputFailure(
                    line: 7, column: 1, message: "check 'sizes' does not hold", advice: "f(1) == 2\n  // 1 == 2")
            ])
        #expect(!outputs.succeeded)
    }

    @Test("a cell that failed, and how many cells it kept from running")
    func cell() {
        let error = CellError(kind: .thrown, message: "Odd()", line: 12, column: 4)
        let outputs = ChapterOutputs(cells: [
            CellOutput(index: 0, status: .completed), CellOutput(index: 1, status: .failed, error: error),
            CellOutput(index: 2, status: .notRun), CellOutput(index: 3, status: .notRun),
        ])
        #expect(
            outputs.failures == [
                OutputFailure(line: 12, column: 4, message: "Odd()", advice: "2 cells after it did not run")
            ])
    }

    @Test("a promised failure is none")
    func promised() {
        let error = CellError(kind: .trap, message: "Index out of range", line: 3)
        let outputs = ChapterOutputs(cells: [CellOutput(index: 0, status: .completed, error: error)])
        #expect(outputs.failures.isEmpty && outputs.succeeded)
    }
}
