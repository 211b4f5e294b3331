import Evaluation
import Foundation
import Testing

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
