import Testing
import Toolchain

@Suite("What the compiler reports is read as it is meant")
struct CompilerDiagnosticTests {
    @Test(
        "a place, a severity and a message",
        arguments: [
            (
                "cell.swift:3:14: error: cannot find 'x' in scope", "cell.swift", 3, 14, .error,
                "cannot find 'x' in scope"
            ),
            ("/tmp/a b/main.swift:1:1: warning: unused", "/tmp/a b/main.swift", 1, 1, .warning, "unused"),
            ("C:/x.swift:2:5: note: here: 1:2: error: no", "C:/x.swift", 2, 5, .note, "here: 1:2: error: no"),
            ("<unknown>:0:0: error: module map", "<unknown>", 0, 0, .error, "module map"),
        ] as [(String, String, Int, Int, CompilerDiagnostic.Severity, String)])
    func one(
        text: String, file: String, line: Int, column: Int, severity: CompilerDiagnostic.Severity, message: String
    ) {
        #expect(
            CompilerDiagnostic.parse(text) == [
                CompilerDiagnostic(file: file, line: line, column: column, severity: severity, message: message)
            ])
    }

    @Test("errors among other output, in their order; the code that follows one is not read")
    func several() {
        let output = """
            cell.swift:2:5: error: first
            other.swift:9:9: error: this is a line of somebody's code
                ^~~~
            cell.swift:2:5: note: because
            cell.swift:7:1: error: second
            1 error generated.
            """
        #expect(CompilerDiagnostic.errors(in: output).map(\.message) == ["first", "second"])
        #expect(CompilerDiagnostic.parse(output).map(\.severity) == [.error, .note, .error])
    }

    @Test(
        "what has no place is not a diagnostic",
        arguments: ["", "error: no such module", "cell.swift:3: error: x", "a:b:c: error: x"])
    func none(text: String) {
        #expect(CompilerDiagnostic.parse(text).isEmpty)
    }
}
