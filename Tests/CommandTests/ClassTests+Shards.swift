import Foundation
import Testing

extension ClassTests {
    @Test("a class in parts: the report of the whole, byte for byte; nothing is judged again", .timeLimit(.minutes(10)))
    func shards() async throws {
        try await withCourse(["01-good.md": Self.good + Self.exercise]) { folder in
            try Self.writeClass(in: folder)
            try Data("six: 6\n".utf8).write(to: folder.appending(path: "class/ann/quizzes.yml"))
            let whole = try await lectern("grade", "class", "--format", "json", "--seed", "3", in: folder)
            #expect(whole.code == 1 && whole.output.contains("\"score\" : 2"), "\(whole)")
            // What was found so far must not help.
            try FileManager.default.removeItem(at: folder.appending(path: ".lectern"))
            let parts = folder.appending(path: "parts")
            try FileManager.default.createDirectory(at: parts, withIntermediateDirectories: true)
            var answers = 0
            for number in 1...3 {
                let part = try await lectern(
                    "grade", "class", "--shard", "\(number)/3", "--seed", "3", "--output", "parts/\(number).json",
                    in: folder)
                #expect(part.code == 0 && part.output.hasPrefix("Part \(number)/3 has "), "\(part)")
                let results = try JSONSerialization.jsonObject(
                    with: Data(contentsOf: parts.appending(path: "\(number).json")))
                answers += ((results as? [String: Any])?["answers"] as? [String: Any])?.count ?? 0
            }
            // Six students, two of whom handed in the same.
            #expect(answers == 5)
            try FileManager.default.removeItem(at: folder.appending(path: ".lectern"))
            let merged = try await lectern("grade", "--merge", "parts", "--format", "json", in: folder)
            #expect(merged.code == 1 && merged.output == whole.output, "\(merged)")
            let batches = folder.appending(path: ".lectern/answers")
            let compiled = (try? FileManager.default.contentsOfDirectory(atPath: batches.path)) ?? []
            #expect(compiled.isEmpty, "an answer was compiled again")
            try await mistakes(in: folder, parts)
        }
    }

    @Test("a grading that is ended writes neither a part nor a report", .timeLimit(.minutes(5)))
    func ended() async throws {
        try await withCourse(["01-good.md": Self.good + Self.exercise]) { folder in
            try Self.writeClass(in: folder)
            // It takes its whole time, so that the grading does not come to its end before it is ended.
            let endless = folder.appending(path: "class/zoe/double.swift")
            try FileManager.default.createDirectory(
                at: endless.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data("func double(_ n: Int) -> Int { while true {} }\n".utf8).write(to: endless)
            for options in [["--shard", "1/1"], ["--format", "json"]] {
                let process = Process()
                process.executableURL = executable
                process.arguments = ["grade", "class", "--seed", "3", "--jobs", "1", "--output", "out.json"] + options
                process.currentDirectoryURL = folder
                process.standardOutput = FileHandle.nullDevice
                process.standardError = FileHandle.nullDevice
                try process.run()
                // It has begun when its journal is there.
                let batches = folder.appending(path: ".lectern/batches")
                while process.isRunning, !FileManager.default.fileExists(atPath: batches.path) {
                    try await Task.sleep(for: .milliseconds(2))
                }
                kill(process.processIdentifier, SIGTERM)
                try await process.end()
                #expect(process.terminationStatus == 143, "\(options)")
                #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "out.json").path), "\(options)")
                try FileManager.default.removeItem(at: folder.appending(path: ".lectern"))
            }
        }
    }

    /// Parts that do not make a whole.
    private func mistakes(in folder: URL, _ parts: URL) async throws {
        let second = parts.appending(path: "2.json"), kept = try Data(contentsOf: second)
        func merged() async throws -> CommandResult { try await lectern("grade", "--merge", "parts", in: folder) }
        try FileManager.default.removeItem(at: second)
        let missing = try await merged()
        #expect(missing.code == 1 && missing.output.isEmpty)
        #expect(
            missing.errors.contains("1 part of 3 is missing")
                && missing.errors.contains("lectern grade class --shard 2/3 --seed 3 --output parts/2.json"),
            "\(missing)")
        try Data(kept.dropLast(20)).write(to: second)
        let damaged = try await merged()
        #expect(damaged.code == 1 && damaged.errors.contains("parts/2.json is not a part of a batch"), "\(damaged)")
        try kept.write(to: second)
        try kept.write(to: parts.appending(path: "again.json"))
        let twice = try await merged()
        #expect(
            twice.code == 1
                && twice.errors.contains("part 2/3 is there twice, in parts/2.json and in parts/again.json"), "\(twice)"
        )
        try FileManager.default.removeItem(at: parts.appending(path: "again.json"))
        let other = String(decoding: kept, as: UTF8.self).replacing("\"seed\" : 3", with: "\"seed\" : 4")
        try Data(other.utf8).write(to: second)
        let seed = try await merged()
        #expect(seed.code == 1 && seed.errors.contains("parts/2.json is graded with seed 4, not 3"), "\(seed)")
        try kept.write(to: second)
        let chapter = folder.appending(path: "Lessons/01-good.md")
        let text = try String(contentsOf: chapter, encoding: .utf8)
        try Data(text.replacing("n in 1...9", with: "n in 1...8").replacing("1...9", with: "1...8").utf8).write(
            to: chapter)
        let course = try await merged()
        #expect(course.code == 1 && course.errors.contains("of another course"), "\(course)")
        for wrong in [
            ["grade", "class", "--shard", "1/3", "--output", "parts/1.json"],
            ["grade", "class", "--shard", "4/3", "--seed", "3", "--output", "parts/4.json"],
            ["grade", "class", "--shard", "1/3", "--seed", "3"],
            ["grade", "class", "--shard", "1/3", "--seed", "3", "--output", "x.json", "--format", "json"],
            ["grade", "class", "--shard", "1/3", "--seed", "3", "--output", "x.json", "--merge", "parts"],
        ] {
            let result = try await lectern(wrong, in: folder)
            #expect(result.code == 64 && result.output.isEmpty, "\(wrong): \(result)")
        }
    }
}
