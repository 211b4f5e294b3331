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

    @Test("a damaged library in the cache is compiled anew")
    func damaged() async throws {
        let grader = try await GradingFixture.grader.value
        let exercise = GradingFixture.exercise("twice")
        let interface = try ExerciseInterface(exercise, file: "x")
        let text = exercise.solution.text + "// damaged\n"
        let library = try await grader.libraries.library(of: text, interface: interface)
        try Data("no library".utf8).write(to: library)
        #expect(try await GradingFixture.grade(text, exercise: "twice").status == .passed)
    }
}
