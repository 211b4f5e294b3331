import Foundation
import Testing

/// The kernel under Jupyter's own programs, which come from PyPI.
extension AuthorTests {
    private static let peers = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../.build_peers/jupyter/bin").standardizedFileURL

    /// What Jupyter's test suite is told of the language.
    private static let suite = """
        import unittest, jupyter_kernel_test

        class SwiftTests(jupyter_kernel_test.KernelTests):
            kernel_name = "swift"
            language_name = "swift"
            file_extension = ".swift"
            code_hello_world = 'print("hello, world")'
            code_stderr = 'import Foundation\\nFileHandle.standardError.write(Data("oops".utf8))'
            code_execute_result = [{"code": "6 * 7", "result": "42"}]
            code_display_data = [{"code": 'try show(LineChart(title: "S", x: Axis("n"), y: Axis("m"), '
                'series: [Series("s", x: [0, 1], y: [0.0, 1])], alternativeText: "A line."))', "mime": "image/png"}]
            code_generate_error = "let x = [1]\\nx[x.count]"
            complete_code_samples = ["let a = 1"]
            incomplete_code_samples = ["func f() {"]
            invalid_code_samples = ["let ) = 1"]
            completion_samples = [{"text": "fallth", "matches": {"fallthrough"}}, {"text": "let width = 1\\nprint(wid", "matches": {"width"}}]
            code_inspect_sample = "func places(_ n: Int) -> Int { n }\\nplaces"
            supported_history_operations = ("tail", "range", "search")
            code_history_pattern = "6*"

        unittest.main()
        """

    @Test(
        "Jupyter's own test suite passes, and nbconvert gives an exported notebook the same outputs",
        .enabled(
            if: FileManager.default.isExecutableFile(atPath: peers.appending(path: "jupyter-nbconvert").path),
            "python3 -m venv .build_peers/jupyter && .build_peers/jupyter/bin/pip install jupyter_kernel_test nbconvert"
        ))
    func jupyter() async throws {
        try await withCourse(["01-good.md": Self.good]) { folder in
            let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
            let environment = [
                "JUPYTER_DATA_DIR": folder.appending(path: "jupyter").path, "PATH": "\(Self.peers.path):\(path)",
            ]
            let installed = try await lectern(["kernel", "install"], in: folder, environment: environment)
            #expect(installed.code == 0, "\(installed)")
            try Data(Self.suite.utf8).write(to: folder.appending(path: "suite.py"))
            let suite = try await run(
                Self.peers.appending(path: "python3"), ["suite.py"], in: folder, environment: environment)
            #expect(suite.code == 0 && suite.errors.contains("OK"), "\(suite)")
            #expect(try await lectern("export", "1", "--output", "a.ipynb", in: folder).code == 0)
            let converted = try await run(
                Self.peers.appending(path: "jupyter-nbconvert"),
                ["--to", "notebook", "--execute", "a.ipynb", "--output", "b.ipynb"], in: folder,
                environment: environment)
            #expect(converted.code == 0, "\(converted)")
            let notebook = try String(contentsOf: folder.appending(path: "b.ipynb"), encoding: .utf8)
            #expect(notebook.contains("\"42\\n\""), "\(notebook)")
        }
    }
}
