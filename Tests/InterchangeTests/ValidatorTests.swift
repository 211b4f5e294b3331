import Foundation
import Literate
import Outputs
import TestSupport
import Testing

@testable import Interchange

@Suite("nbformat's own validator takes what is exported")
struct ValidatorTests {
    /// A Python that has `nbformat`: the system's, or that of `.build_peers/nbformat`.
    private static let python: String? = {
        let root = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../..").standardizedFileURL
        let own = root.appending(path: ".build_peers/nbformat/bin/python3").path
        return [own, "/usr/bin/python3"].first { path in
            guard FileManager.default.isExecutableFile(atPath: path) else { return false }
            return (try? run(path, "import nbformat", input: "")) == 0
        }
    }()

    private static func run(_ python: String, _ program: String, input: String) throws -> Int32 {
        let file = FileManager.default.temporaryDirectory.appending(path: "validate-\(UUID().uuidString).json")
        defer { try? FileManager.default.removeItem(at: file) }
        try Data(input.utf8).write(to: file)
        let process = Process()
        process.executableURL = URL(filePath: python)
        process.arguments = ["-c", program]
        process.standardInput = try FileHandle(forReadingFrom: file)
        process.standardError = FileHandle.nullDevice
        try process.run()
        process.waitUntilExit()
        return process.terminationStatus
    }

    @Test(
        "a chapter, with solutions and without, and complete; and it would refuse another",
        .enabled(
            if: python != nil,
            "python3 -m venv .build_peers/nbformat && .build_peers/nbformat/bin/pip install nbformat"))
    func valid() throws {
        let chapter = try SampleChapter.chapter
        let figure = { (_: String) in Data([1, 2, 3, 4]) }
        let notebooks = [
            Notebook(chapter, SampleChapter.outputs, withSolutions: false, figure: figure),
            Notebook(chapter, SampleChapter.failedOutputs, withSolutions: true, figure: figure),
            Notebook(complete: chapter, SampleChapter.outputs, figure: figure),
        ]
        let program = "import json, sys, nbformat\nfor line in sys.stdin: nbformat.validate(json.loads(line))"
        let lines = try notebooks.map { notebook in
            let object = try JSONSerialization.jsonObject(with: Data(notebook.json.utf8))
            return String(decoding: try JSONSerialization.data(withJSONObject: object), as: UTF8.self) + "\n"
        }
        let python = try #require(Self.python)
        #expect(try Self.run(python, program, input: lines.joined()) == 0)
        let wrong = lines[0].replacing("\"cell_type\":\"markdown\"", with: "\"cell_type\":\"video\"")
        #expect(try Self.run(python, program, input: wrong) != 0)
    }
}
