import Foundation
import Testing

extension ExecutableTests {
    private static func chapter(_ number: Int) -> String {
        """
        ---
        title: Killed
        ---

        ```swift
        let n = \(number)
        print(n)
        ```

        ```swift
        try show(
            LineChart(
                title: "n", x: Axis("x"), y: Axis("y"), series: [Series("n", x: [0, 1], y: [0, Double(n)])],
                alternativeText: "A line to \\(n)."))
        ```

        ```swift fails="out of range"
        let a = [n]
        a[a.count]
        ```

        ```swift
        property("twice") { (m: Int) in m &+ m == 2 &* m }
        n * 6
        ```

        """
    }

    /// `LECTERN_KILLS` says how often; verbs take turns.
    @Test("killed at any moment, nothing that is kept is wrong", .timeLimit(.minutes(30)))
    func killed() async throws {
        let count = ProcessInfo.processInfo.environment["LECTERN_KILLS"].flatMap { Int($0) } ?? 3
        let name = "01-killed.md"
        try await withCourse([name: Self.chapter(0)]) { folder in
            let whole = try await lectern("export", "1", in: folder)
            #expect(whole.code == 0 && whole.output.contains("\"nbformat\" : 4"), "\(whole)")
            try FileManager.default.removeItem(at: folder.appending(path: ".lectern"))
            let chapter = folder.appending(path: "Lessons/\(name)")
            for round in 1...count {
                // The same cells twice, so that what a killed one left is read, too.
                try Data(Self.chapter(round / 2).utf8).write(to: chapter)
                let process = Process()
                process.executableURL = executable
                process.arguments = [["run", "1"], ["check"], ["build"]][round % 3]
                process.currentDirectoryURL = folder
                process.standardOutput = FileHandle.nullDevice
                process.standardError = FileHandle.nullDevice
                try process.run()
                try await Task.sleep(for: .milliseconds(Int.random(in: 1...900)))
                kill(process.processIdentifier, SIGKILL)
                try await process.end()
            }
            try Data(Self.chapter(0).utf8).write(to: chapter)
            let after = try await lectern("export", "1", in: folder)
            #expect(after.code == 0 && after.output == whole.output, "\(after.errors)")
            let again = try await lectern("run", "1", "--explain", in: folder)
            #expect(again.output.split(separator: "\n").count { $0 == "     from the cache" } == 4, "\(again)")
        }
    }
}
