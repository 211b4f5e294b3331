import AnswerReading
import Evaluation
import Foundation
import Testing
import Toolchain

@testable import Grading

@Suite("Without a sandbox nothing of a learner's is run")
struct SandboxTests {
    private func error(bwrap script: String?) async throws -> String {
        try await GradingFixture.withFolder { folder in
            if let script {
                let file = folder.appending(path: "bwrap")
                try Data(script.utf8).write(to: file)
                try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
            }
            do {
                _ = try await Grader(
                    course: [], toolchain: try .current(), cache: OutputCache(folder: folder), path: folder.path)
                return "no error"
            } catch let error as SandboxError {
                return error.description
            }
        }
    }

    @Test("a missing bubblewrap is named with the package to install")
    func missing() async throws {
        #expect(try await error(bwrap: nil).contains("apt-get install bubblewrap"))
    }

    @Test("forbidden namespaces are told with bubblewrap's words and what to do")
    func forbidden() async throws {
        let words = try await error(
            bwrap: "#!/bin/sh\necho 'bwrap: No permissions to create new namespace' >&2\nexit 1\n")
        #expect(words.contains("No permissions to create new namespace"))
        #expect(words.contains(geteuid() == 0 ? "docker run" : "sysctl"))
    }

    @Test(
        "a sandbox that fails later grades nobody: the answer is not to blame",
        arguments: [
            (
                "serve", "echo 'bwrap: Resource temporarily unavailable' >&2; exit 1",
                AnswerProblem.notStartable(reason: "bwrap: Resource temporarily unavailable")
            ),
            (
                "confine", "echo 'bwrap: No space left on device' >&2; exit 1",
                .notStartable(reason: "bwrap: No space left on device")
            ),
            ("confine", "exit 137", .compilerEnded), ("confine", "kill -KILL $$", .compilerEnded),
        ])
    func failing(mode: String, end: String, problem: AnswerProblem) async throws {
        try await GradingFixture.withFolder { folder in
            let script =
                "#!/bin/sh\ncase \"$*\" in *\" \(mode) \"*) if [ -e \(folder.path)/broken ]; then \(end); fi;; esac\n"
            let file = folder.appending(path: "bwrap"), real = ["/usr/bin/bwrap", "/bin/bwrap"]
            let bubblewrap = real.first { FileManager.default.isExecutableFile(atPath: $0) } ?? real[0]
            try Data((script + "exec \(bubblewrap) \"$@\"\n").utf8).write(to: file)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
            let grader = try await GradingFixture.makeGrader(
                cache: try GradingFixture.sharedCache(), path: folder.path)
            let exercise = GradingFixture.exercise("twice")
            let prepared = try PreparedExercise(exercise, of: GradingFixture.chapter)
            // One that is compiled has a library already, another is new.
            let text =
                mode == "serve"
                ? exercise.solution.text + "// served\n" : "// \(folder.path)\n" + exercise.solution.text
            if mode == "serve" { _ = try await grader.libraries.library(of: text, for: prepared) }
            try Data().write(to: folder.appending(path: "broken"))
            await #expect(throws: problem) { _ = try await grader.judge(text, of: prepared) }
        }
    }

    @Test("debug information, which an answer can forge, is read in the sandbox")
    func symbolizer() async throws {
        try await GradingFixture.withFolder { folder in
            let log = folder.appending(path: "commands"), file = folder.appending(path: "bwrap")
            let real = ["/usr/bin/bwrap", "/bin/bwrap"]
            let bubblewrap = real.first { FileManager.default.isExecutableFile(atPath: $0) } ?? real[0]
            try Data("#!/bin/sh\necho \"$*\" >>\(log.path)\nexec \(bubblewrap) \"$@\"\n".utf8).write(to: file)
            try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: file.path)
            let grader = try await GradingFixture.makeGrader(
                cache: try GradingFixture.sharedCache(), path: folder.path)
            let answer = folder.appending(path: "twice.swift")
            try Data("func twice(_ x: Tensor) throws -> Tensor {\n    fatalError(\"no\")\n}\n".utf8).write(to: answer)
            let report = await grader.grade([answer.path]).answers[0]
            #expect(report.text.contains("line 2") && report.text.contains("no"), "\(report.text)")
            #expect(try String(contentsOf: log, encoding: .utf8).contains("llvm-symbolizer"))
        }
    }

    @Test("a pipe in the place of the note on compiled modules is not waited for")
    func preparedPipe() async throws {
        let compiler = try await GradingFixture.grader.value.libraries.compiler
        try await GradingFixture.withFolder { folder in
            let mark = folder.appending(path: "prepared")
            #expect(mkfifo(mark.path, 0o600) == 0)
            var other = compiler
            other.moduleCache = folder
            #expect(!other.isPrepared)
        }
    }

    @Test("an answer's library, which it can read, names no folder of the machine")
    func foldersOfTheMachine() async throws {
        let grader = try await GradingFixture.grader.value
        let prepared = try PreparedExercise(GradingFixture.exercise("twice"), of: GradingFixture.chapter)
        let text = "import Foundation\n" + prepared.exercise.solution.text
        let bytes = try Data(contentsOf: try await grader.libraries.library(of: text, for: prepared))
        let toolchain = try Toolchain.current()
        #expect(bytes.range(of: Data("answer.swift".utf8)) != nil, "there is no debug information")
        for folder in [
            toolchain.binaries.deletingLastPathComponent(), toolchain.products, grader.libraries.compiler.moduleCache,
            FileManager.default.temporaryDirectory, URL(filePath: NSHomeDirectory()),
        ] where folder.path.count > 1 {
            #expect(bytes.range(of: Data(folder.path.utf8)) == nil, "\(folder.path)")
        }
    }

    @Test("what the author wrote gets an unoptimized library of its own, with the C modules that all answers share")
    func unoptimized() async throws {
        let grader = try await GradingFixture.grader.value
        let prepared = try PreparedExercise(GradingFixture.exercise("twice"), of: GradingFixture.chapter)
        // A text that no earlier run compiled.
        let text = "import Foundation\n" + prepared.exercise.solution.text + "\n// \(UUID())\n"
        let cache = grader.libraries.compiler.moduleCache
        /// Clang keeps one folder for each kind of options.
        func folders() throws -> Set<String> {
            let all = try FileManager.default.contentsOfDirectory(
                at: cache, includingPropertiesForKeys: [.isDirectoryKey])
            return Set(
                try all.filter { try $0.resourceValues(forKeys: [.isDirectoryKey]).isDirectory == true }.map(\.path))
        }
        let optimized = try await grader.libraries.library(of: text, for: prepared)
        let shared = try folders()
        let plain = try await grader.forAuthor.libraries.library(of: text, for: prepared)
        let after = try folders()
        #expect(plain != optimized)
        #expect(!shared.isEmpty && after == shared)
    }

    @Test("a closure in an answer does not ask in each call on which thread it runs")
    func closuresAreAsQuickAsLoops() async throws {
        let grader = try await GradingFixture.grader.value
        let prepared = try PreparedExercise(GradingFixture.exercise("twice"), of: GradingFixture.chapter)
        let total = "func total(_ a: [Int]) -> Int { a.reduce(0) { $0 + 3 * $1 } }"
        // A text that no earlier run compiled.
        let text = "\(prepared.exercise.solution.text)\n\(total)  // \(UUID())\n"
        for store in [grader.libraries, grader.forAuthor.libraries] {
            let code = try Data(contentsOf: try await store.library(of: text, for: prepared))
            #expect(code.range(of: Data("isCurrentExecutor".utf8)) == nil)
        }
    }

    @Test("the machine's devices stay as they are")
    func devices() async throws {
        func states() -> [String] {
            ["/dev/null", "/dev/zero", "/dev/urandom"].map { path in
                var status = stat()
                stat(path, &status)
                return "\(path) \(status.st_mode) \(status.st_uid) \(status.st_gid) \(status.st_ino) \(status.st_rdev)"
            }
        }
        let before = states()
        let text = GradingFixture.solution.replacing(
            "{\n    let",
            with: "{\n    chmod(\"/dev/null\", 0); chown(\"/dev/null\", 1, 1); unlink(\"/dev/null\")\n    let")
        #expect(try await GradingFixture.grade("import Foundation\n" + text).status == .passed)
        #expect(states() == before)
    }

    @Test("a library in the cache that was damaged, or is a folder or a pipe, is compiled anew", arguments: [0, 1, 2])
    func damaged(kind: Int) async throws {
        let grader = try await GradingFixture.grader.value
        let exercise = GradingFixture.exercise("twice")
        let prepared = try PreparedExercise(exercise, of: GradingFixture.chapter)
        let text = exercise.solution.text + "// damaged \(kind)\n"
        let library = try await grader.libraries.library(of: text, for: prepared)
        try FileManager.default.removeItem(at: library)
        switch kind {
        case 0: try Data("no library".utf8).write(to: library)
        case 1: try FileManager.default.createDirectory(at: library, withIntermediateDirectories: false)
        default: #expect(mkfifo(library.path, 0o644) == 0)
        }
        #expect(try await GradingFixture.grade(text, exercise: "twice").status == .passed)
    }
}
