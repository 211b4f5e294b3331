import Foundation
import Glibc
import Testing

/// A real Slurm takes minutes and installs packages into a view of the system: once in continuous integration.
@Suite(
    "A class on the nodes of a real Slurm",
    .enabled(
        if: ProcessInfo.processInfo.environment["LECTERN_SLURM"] == "1" && geteuid() == 0,
        "a real Slurm runs with LECTERN_SLURM=1, as root"))
struct SlurmClusterTests: CommandRunner {
    /// The folders of the tree that the command was built in and of the toolchain, which a cluster must see.
    private var shown: [String] {
        let tree = executable.resolvingSymlinksInPath().pathComponents.prefix { $0 != ".build" }.dropFirst()
        let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
        let compiler = path.split(separator: ":").first {
            FileManager.default.isExecutableFile(atPath: "\($0)/swiftc")
        }
        let toolchain = URL(filePath: String(compiler ?? "/usr/bin")).resolvingSymlinksInPath()
        return ["/" + tree.joined(separator: "/"), toolchain.deletingLastPathComponent().path]
    }

    @Test(
        "24 parts on three nodes, one of which is lost on the way: nothing is lost, nothing is there twice, and the report is that of one machine",
        .timeLimit(.minutes(10)))
    func lostNode() async throws {
        try await withCourse(["01-good.md": Self.good + Self.exercise]) { folder in
            for student in 1...36 {
                let own = folder.appending(path: "class/s\(student)")
                try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
                // Slow enough that what runs on the node is running still when the node is lost.
                let answer = """
                    import Foundation

                    func double(_ n: Int) -> Int {
                        Thread.sleep(forTimeInterval: 0.015)
                        return n + n + \(student) / 30
                    }

                    """
                try Data(answer.utf8).write(to: own.appending(path: "double.swift"))
            }
            let whole = try await lectern("grade", "class", "--format", "json", "--seed", "3", in: folder)
            try FileManager.default.removeItem(at: folder.appending(path: ".lectern"))
            let scripts = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Slurm")
            let command = """
                '\(scripts.path)/lose-a-node' >lost &
                exec '\(executable.path)' grade class --slurm 24 --parts parts --seed 3 --format json
                """
            let shown = (shown + [folder.path]).flatMap { ["--show", $0] }
            let result = try await run(
                scripts.appending(path: "cluster"), shown + ["bash", "-c", command], in: folder)
            if result.code == 77 { try Test.cancel("\(result.errors)") }
            #expect(result.code == 1 && result.output == whole.output, "\(result)")
            #expect(result.errors.contains("submitted as job 1: 24 parts"), "\(result)")
            #expect(result.errors.contains("node n2 does not answer"), "\(result)")
            let lost = try String(contentsOf: folder.appending(path: "lost"), encoding: .utf8)
            #expect(lost.contains("1_"), "nothing ran on the node that was lost")
            var answers = 0
            for part in 1...24 {
                let data = try Data(contentsOf: folder.appending(path: "parts/\(part).json"))
                let results = try JSONSerialization.jsonObject(with: data) as? [String: Any]
                answers += (results?["answers"] as? [String: Any])?.count ?? 0
            }
            #expect(answers == 36)
        }
    }
}
