import ArgumentParser
import Evaluation
import Foundation
import Grading
import Literate
import Wording

/// `lectern doctor`
struct DoctorCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "doctor",
        abstract: "Say what is installed, what is missing, and how fast the kernels are.",
        discussion: """
            Looks for the programs and packages that commands need, runs a cell that multiplies matrices, and makes a \
            sandbox: so compiler, host, kernels and bubblewrap are tried as chapters and answers use them. On a node of a \
            cluster, it says whether answers can be graded there.

            EXAMPLES:
              lectern doctor
            """)

    @OptionGroup var course: CourseOptions

    func run(on console: Console) async throws {
        let findings = Requirement.all.map {
            ($0, $0.isMet(path: ProcessInfo.processInfo.environment["PATH"] ?? ""))
        }
        let (kernels, isHealthy) = await kernels(on: console)
        let sandbox = await sandbox()
        let report = DoctorText(
            findings: findings, kernels: kernels, sandbox: sandbox, submitsToSlurm: Slurm.isInstalled(),
            style: console.style)
        console.write(report.lines)
        if !isHealthy || !sandbox.isHealthy || findings.contains(where: { !$0.1 }) { throw ExitCode.failure }
    }

    /// How answers are sandboxed here, or why they cannot be.
    private func sandbox() async -> (fact: String, isHealthy: Bool) {
        do {
            return ("Answers run in a sandbox, made \(try await SandboxProbe.run(toolchain: .current()).words)", true)
        } catch {
            return (error.sentence, false)
        }
    }

    /// What a cell says of the kernels, or why it could not.
    private func kernels(on console: Console) async -> (facts: [String], isHealthy: Bool) {
        console.progress("multiplying matrices")
        defer { console.clearProgress() }
        do {
            let chapter = try Chapter.parse(text: Self.probe, file: "00-doctor.md")
            let outputs = try await course.paths.evaluator().run(chapter, caching: .writeOnly)
            let cell = outputs.cells.first
            if let error = cell?.error { return ([error.message], false) }
            let printed =
                cell?.items.map { if case .text(let text, .standardOutput) = $0 { text } else { "" } }.joined() ?? ""
            return (printed.split(separator: "\n").map(String.init), outputs.succeeded)
        } catch {
            return ([error.sentence], false)
        }
    }

    private static let probe = """
        ---
        title: Doctor
        ---

        ```swift
        import Foundation

        print("OpenBLAS with its \\(BLAS.coreType) kernels")
        print("\\(BLAS.threads) threads")
        print(String(format: "%.0f GFLOP/s in a product of 1024x1024 matrices", BLAS.measureGigaflops()))
        ```
        """
}
