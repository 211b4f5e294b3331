import Foundation
import Grading
import Testing

extension ClassTests {
    /// Programs with the names of Slurm's that start tasks at once, on this machine; a file named `broken` in the folder of the course
    /// makes a task end without a result.
    private static let standIns = [
        "sbatch": """
        #!/bin/bash
        for word; do case $word in --array=*) list=${word#*=} ;; esac; done
        printf '%s\\n' "$list" >>submitted
        [ ! -e refused ] || { echo 'sbatch: error: Invalid partition' >&2; exit 1; }
        for range in ${list//,/ }; do
            for part in $(seq "${range%-*}" "${range#*-}"); do
                [ "$(cat broken 2>/dev/null)" != "$part" ] || { echo 'out of memory' >"parts/$part.log"; continue; }
                SLURM_ARRAY_TASK_ID=$part SLURM_CPUS_PER_TASK=2 sh "${!#}" >"parts/$part.log" 2>&1
            done
        done
        echo 12
        """,
        "squeue": """
        #!/bin/sh
        [ ! -e cluster ] || sed -n 's/^task //p' cluster
        """,
        "sinfo": """
        #!/bin/sh
        sed -n 's/^node //p' cluster
        """,
    ]

    private func slurm(_ folder: URL, _ options: String..., parts: Int = 3) async throws -> CommandResult {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        return try await lectern(
            ["grade", "class", "--slurm", "\(parts)", "--parts", "parts", "--format", "json"] + options, in: folder,
            environment: ["PATH": "\(folder.path)/slurm:\(path)"])
    }

    @Test("--slurm: the parts that are missing are submitted, waited for and put together", .timeLimit(.minutes(10)))
    func slurm() async throws {
        try await withCourse(["01-good.md": Self.good + Self.exercise]) { folder in
            try Self.writeClass(in: folder)
            if !Slurm.isInstalled() {
                let missing = try await lectern(
                    ["grade", "class", "--slurm", "3", "--parts", "parts", "--seed", "3"], in: folder)
                #expect(missing.code == 1 && missing.errors.contains("is not on the PATH"), "\(missing)")
            }
            let programs = folder.appending(path: "slurm")
            try FileManager.default.createDirectory(at: programs, withIntermediateDirectories: true)
            for (name, text) in Self.standIns {
                let program = programs.appending(path: name)
                try Data((text + "\n").utf8).write(to: program)
                try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: program.path)
            }
            let whole = try await lectern("grade", "class", "--format", "json", "--seed", "3", in: folder)
            try FileManager.default.removeItem(at: folder.appending(path: ".lectern"))
            func write(_ text: String, _ name: String) throws {
                try Data(text.utf8).write(to: folder.appending(path: name))
            }
            func remove(_ name: String) throws {
                try FileManager.default.removeItem(at: folder.appending(path: name))
            }

            try write("", "refused")
            let refused = try await slurm(folder, "--seed", "3")
            #expect(
                refused.code == 1
                    && refused.errors.contains("sbatch did not take the jobs: sbatch: error: Invalid partition"),
                "\(refused)")
            try remove("refused")
            try write("2", "broken")
            let broken = try await slurm(folder, "--seed", "3")
            #expect(
                broken.code == 1 && broken.output.isEmpty && broken.errors.contains("1 part of 3 was not made")
                    && broken.errors.contains("part 2: out of memory (parts/2.log)")
                    && broken.errors.contains("--shard 2/3 --output parts/2.json"), "\(broken)")
            try remove("broken")
            let done = try await slurm(folder, "--seed", "3", "--sbatch=--time=30")
            #expect(done.code == 1 && done.output == whole.output, "\(done)")
            #expect(done.errors.contains("taken up from parts: 2 parts of 3"), "\(done)")
            let submitted = try String(contentsOf: folder.appending(path: "submitted"), encoding: .utf8)
            #expect(submitted == "1-3\n1-3\n2\n")
            let again = try await slurm(folder, "--seed", "3")
            #expect(again.output == whole.output && !again.errors.contains("submitted"), "\(again)")
            let other = try await slurm(folder, "--seed", "4")
            #expect(other.code == 1 && other.errors.contains("is graded with seed 3, not 4"), "\(other)")
            let division = try await slurm(folder, "--seed", "3", parts: 4)
            #expect(division.code == 1 && division.errors.contains("of another division of it"), "\(division)")
            try await interruption(in: folder)
        }
    }

    /// Jobs of an earlier call wait or run: one that is held, and one on a node that is lost, and given up by Slurm before anyone looks.
    private func interruption(in folder: URL) async throws {
        try FileManager.default.removeItem(at: folder.appending(path: "parts/2.json"))
        try FileManager.default.removeItem(at: folder.appending(path: "parts/3.json"))
        let cluster = folder.appending(path: "cluster")
        let before = "task 12_2|RUNNING|n2|None\ntask 12_3|PENDING||JobHeldUser\nnode n2|allocated\n"
        let after = "task 12_2|PENDING||BeginTime\ntask 12_3|PENDING||JobHeldUser\nnode n2|down*\n"
        try Data(before.utf8).write(to: cluster)
        let process = Process()
        process.executableURL = executable
        process.arguments = ["grade", "class", "--slurm", "3", "--parts", "parts", "--seed", "3"]
        process.currentDirectoryURL = folder
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        process.environment = ProcessInfo.processInfo.environment.merging(["PATH": "\(folder.path)/slurm:\(path)"]) {
            $1
        }
        let errors = folder.appending(path: ".interrupted")
        try Data().write(to: errors)
        process.standardOutput = FileHandle.nullDevice
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        func said() throws -> String { try String(contentsOf: errors, encoding: .utf8) }
        let last = ContinuousClock.now + .seconds(60)
        func wait(for words: String) async throws {
            while try !said().contains(words), ContinuousClock.now < last {
                try await Task.sleep(for: .milliseconds(50))
            }
        }
        try await wait(for: "scontrol release")
        #expect(try !said().contains("n2"))
        try Data(after.utf8).write(to: cluster, options: .atomic)
        try await wait(for: "scontrol requeue")
        kill(process.processIdentifier, SIGINT)
        try await process.end()
        let text = try said()
        #expect(process.terminationStatus == 130)
        #expect(text.contains("not submitted again: 2 parts whose jobs wait or run"), "\(text)")
        #expect(text.contains("node n2 does not answer") && text.contains("scontrol requeue 12_2"), "\(text)")
        #expect(text.contains("12_3 is held") && text.contains("(JobHeldUser); scontrol release 12_3"), "\(text)")
        #expect(text.contains("the jobs go on; the same command again"), "\(text)")
        #expect(text.contains("scancel --name=lectern-"), "\(text)")
    }

    @Test(
        "--slurm without what it needs is wrong usage",
        arguments: [
            ["--slurm", "3", "--seed", "3"], ["--slurm", "3", "--parts", "parts"],
            ["--slurm", "0", "--parts", "parts", "--seed", "3"], ["--parts", "parts"], ["--sbatch=--time=3"],
            ["--slurm", "3", "--parts", "parts", "--seed", "3", "--shard", "1/3"],
            ["--slurm", "3", "--parts", "parts", "--seed", "3", "--watch"],
        ])
    func slurmUsage(options: [String]) async throws {
        try await withCourse(["01-good.md": Self.good + Self.exercise]) { folder in
            try Self.writeClass(in: folder)
            let result = try await lectern(["grade", "class"] + options, in: folder)
            #expect(result.code == 64 && result.output.isEmpty, "\(result)")
        }
    }
}
