import Foundation
import Glibc
import Kernels
import Networks
import Testing

/// The real thing, on one machine: processes that `mpirun` starts.
@Suite(
    "lectern-train in the ranks of an MPI job", .serialized,
    .enabled(if: MPIBuild.missing == nil, Comment(rawValue: MPIBuild.missing ?? "")))
struct MPITrainingTests: CommandRunner {
    /// 200 images in batches of 57: four batches an epoch, so five epochs are twenty steps; the last has 29 images.
    private static let training = ["--per-class", "20", "--batch", "57", "--rate", "0.01"]

    /// OpenMPI starts nothing as root unless it is asked to, and no more ranks than there are processors. A rank that waits for the
    /// others leaves its processor to them.
    private static let environment = [
        "OMPI_ALLOW_RUN_AS_ROOT": "1", "OMPI_ALLOW_RUN_AS_ROOT_CONFIRM": "1", "OMPI_MCA_rmaps_base_oversubscribe": "1",
        "OMPI_MCA_mpi_yield_when_idle": "1", "OMPI_MCA_hwloc_base_binding_policy": "none",
        "OMPI_MCA_btl": "self,vader", "LECTERN_THREADS": "1",
    ]

    private func train(_ ranks: Int, _ arguments: [String], in folder: URL) async throws -> CommandResult {
        try await run(
            URL(filePath: "/usr/bin/mpirun"), ["-n", "\(ranks)", "./lectern-train"] + arguments, in: folder,
            environment: Self.environment)
    }

    private func withBuild(_ body: (URL) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "mpi-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        _ = try await MPIBuild().make(in: folder)
        try await body(folder)
    }

    /// All values of a checkpoint's parameters.
    private func parameters(_ name: String, in folder: URL) throws -> [Float] {
        let file = try SafetensorsFile(folder.appending(path: name))
        return try file.names.filter { $0.hasPrefix("parameters/") }.sorted().flatMap { try file.tensor($0).values }
    }

    @Test("after twenty steps, one rank, two and three have the same network within 1e-6; from run to run to the bit")
    func equalsOneRank() async throws {
        try await withBuild { folder in
            let arguments = Self.training + ["--epochs", "5", "--checkpoint"]
            for (ranks, name) in [(1, "1"), (2, "2"), (3, "3"), (3, "again")] {
                let result = try await train(ranks, arguments + [name], in: folder)
                #expect(result.code == 0 && result.output.contains("57 a step; \(ranks) rank"), "\(result)")
                // Rank 0 alone prints.
                #expect(result.output.split(separator: "\n").count { $0.hasPrefix("epoch 5 of 5") } == 1, "\(result)")
            }
            let one = try parameters("1", in: folder)
            for name in ["2", "3"] {
                let furthest = zip(one, try parameters(name, in: folder)).map { abs($0 - $1) }.max() ?? .infinity
                #expect(furthest < 1e-6)
            }
            let files = try ["3", "again"].map { try Data(contentsOf: folder.appending(path: $0)) }
            #expect(files[0] == files[1])
        }
    }

    @Test("a rank that is killed ends the job with a message; the same command goes on to the same network, to the bit")
    func killed() async throws {
        try await withBuild { folder in
            let arguments = Self.training + ["--epochs", "120", "--checkpoint"]
            async let cut = train(2, arguments + ["cut"], in: folder)
            try await kill(rank: 1, onceThereIs: folder.appending(path: "cut"))
            let ended = try await cut
            #expect(ended.code != 0 && !ended.output.contains("epoch 120 of 120"), "\(ended)")
            #expect(ended.errors.contains("rank 1") && ended.errors.contains("Killed"), "\(ended)")
            #expect(ended.errors.contains("The training was ended. cut has it after epoch"), "\(ended)")
            let rest = try await train(2, arguments + ["cut"], in: folder)
            #expect(rest.code == 0 && rest.output.contains("goes on after epoch"), "\(rest)")
            _ = try await train(2, arguments + ["whole"], in: folder)
            let files = try ["cut", "whole"].map { try Data(contentsOf: folder.appending(path: $0)) }
            #expect(files[0] == files[1])
        }
    }

    @Test("what all ranks find wrong is said once, and what one of them finds ends the others, too")
    func failures() async throws {
        try await withBuild { folder in
            let all = try await train(3, ["--batch", "2"], in: folder)
            #expect(all.code == 1 && all.output.isEmpty, "\(all)")
            #expect(all.errors.components(separatedBy: "error: ").count == 2, "\(all)")
            #expect(all.errors.contains("a batch of 2 leaves some of 3 ranks without an image"), "\(all)")
            // Two ranks with other arguments, as where a node sees another folder.
            let other = try await train(
                1, Self.training + [":", "-n", "1", "./lectern-train"] + Self.training + ["--seed", "1"], in: folder)
            #expect(other.code == 1 && other.errors.contains("ranks 0 and 1 are not at the same place"), "\(other)")
            let alone = try await train(
                1, Self.training + [":", "-n", "1", "./lectern-train", "--set", "objects"], in: folder)
            #expect(alone.code == 1 && alone.errors.contains("error: rank 1: the network takes images of"), "\(alone)")
        }
    }

    /// Kills a rank as soon as the job has written a file.
    private func kill(rank: Int, onceThereIs url: URL) async throws {
        let last = ContinuousClock.now + .seconds(60)
        while !FileManager.default.fileExists(atPath: url.path), ContinuousClock.now < last {
            try await Task.sleep(for: .milliseconds(2))
        }
        // The file is there a moment before the job knows it.
        try await Task.sleep(for: .milliseconds(50))
        let folder = url.deletingLastPathComponent().path
        for process in try FileManager.default.contentsOfDirectory(atPath: "/proc").compactMap({ pid_t($0) }) {
            let environment = FileManager.default.contents(atPath: "/proc/\(process)/environ") ?? Data()
            let variables = Set(String(decoding: environment, as: UTF8.self).split(separator: "\0"))
            let place = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/\(process)/cwd")
            if place == folder, variables.contains("OMPI_COMM_WORLD_RANK=\(rank)") {
                #expect(Glibc.kill(process, SIGKILL) == 0)
                return
            }
        }
        Issue.record("rank \(rank) was not found")
    }
}
