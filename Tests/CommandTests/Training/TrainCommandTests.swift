import Foundation
import TestSupport
import Testing

@testable import lectern_train

/// In every build, without MPI.
@Suite("lectern-train in one process", .serialized)
struct TrainCommandTests: CommandRunner {
    private var trainer: URL { executable.deletingLastPathComponent().appending(path: "lectern-train") }
    private static let small = ["--per-class", "12", "--batch", "20"]

    private func train(
        _ arguments: [String], in folder: URL, environment: [String: String] = [:]
    ) async throws -> CommandResult {
        try await run(trainer, arguments, in: folder, environment: environment)
    }

    private func withFolder(_ body: (URL) async throws -> Void) async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "train-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        try await body(folder)
    }

    @Test("its help has examples")
    func help() throws {
        // The snapshots lie beside the other commands'.
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
        try expectSnapshot(LecternTrain.helpMessage(columns: 80), "help-lectern-train", beside: folder.path)
    }

    @Test(
        "it trains a network by name or in the lecture's notation, and goes on from its checkpoint to the bit",
        arguments: [
            ["lenet5"], ["(CONV+BN+RELU+POOL)*N+SOFTMAX", "--with", "N=2", "--set", "letters"],
            ["CONV+RELU+POOL+FC+DROPOUT+FC+SOFTMAX", "--set", "objects"],
        ])
    func trains(network: [String]) async throws {
        try await withFolder { folder in
            let arguments = network + Self.small + ["--seed", "3", "--checkpoint"]
            let whole = try await train(arguments + ["whole", "--epochs", "3"], in: folder)
            #expect(whole.code == 0 && whole.output.contains("epoch 3 of 3"), "\(whole)")
            let begun = try await train(arguments + ["parts", "--epochs", "1"], in: folder)
            #expect(begun.code == 0, "\(begun)")
            let rest = try await train(arguments + ["parts", "--epochs", "3"], in: folder)
            #expect(rest.output.contains("goes on after epoch 1, which parts has"), "\(rest)")
            let files = try ["whole", "parts"].map { try Data(contentsOf: folder.appending(path: $0)) }
            #expect(files[0] == files[1])
        }
    }

    @Test(
        "wrong usage ends with 64 and a sentence",
        arguments: [
            (["--batch", "0"], "--batch 0: at least 1"), (["--epochs", "0"], "--epochs 0: 1 to 100,000"),
            (["--rate", "nan"], "--rate nan: above 0"), (["--per-class", "-2"], "--per-class"),
            (["--set", "things"], "'digits', 'letters' or 'objects'"), (["CONV+RELU)"], "')' closes no group"),
            (["(CONV)*N"], "how often is N? Say so: --with N=2"),
            (["CONV", "--with", "N=2"], "the network has no letter N"), (["CONV", "--with", "N"], "'N' is invalid"),
            (["lenet5", "more"], "more"),
        ])
    func usage(arguments: [String], sentence: String) async throws {
        try await withFolder { folder in
            let result = try await train(arguments, in: folder)
            #expect(result.code == 64 && result.errors.contains(sentence), "\(result)")
        }
    }

    @Test(
        "what cannot be trained ends with 1 and a sentence",
        arguments: [
            (["--set", "objects"], "the network takes images of 1x28x28, and the set's are 3x32x32"),
            (["--batch", "1000"], "a batch of 1000 is more than the 120 images there are"),
            (["--checkpoint", "none/a"], "/none is not there or cannot be written"),
            (["POOL*9+SOFTMAX"], "layer 'pool3' (max pool 2x2, stride 2) cannot take 1x7x7"),
        ])
    func failures(arguments: [String], sentence: String) async throws {
        try await withFolder { folder in
            let result = try await train(Self.small + arguments, in: folder)
            #expect(result.code == 1 && result.errors.hasPrefix("error: "), "\(result)")
            #expect(result.errors.contains(sentence), "\(result)")
        }
    }

    @Test("a checkpoint of another training, a part of one, or junk is refused and left as it is")
    func checkpoints() async throws {
        try await withFolder { folder in
            let url = folder.appending(path: "a")
            let arguments = Self.small + ["--epochs", "1", "--checkpoint", "a"]
            #expect(try await train(arguments, in: folder).code == 0)
            let whole = try Data(contentsOf: url)
            for (kept, more, sentence) in [
                (whole, ["--per-class", "13"], "its data set is 120 images"),
                (whole, ["--seed", "1"], "its plan's seed is 0, and here it is 1"),
                (whole, ["--rate", "0.5"], "its plan's learningRate is"),
                (whole, ["CONV+POOL+SOFTMAX"], "its network is LeNet-5"),
                (whole.prefix(whole.count / 2), [], "cut off"),
                (Data("junk".utf8), [], "a: "),
            ] as [(Data, [String], String)] {
                try kept.write(to: url)
                let result = try await train(arguments + more, in: folder)
                #expect(result.code == 1 && result.errors.contains(sentence), "\(result)")
                #expect(try Data(contentsOf: url) == kept)
            }
        }
    }

    @Test("started by mpirun, a build without MPI says how to make one that has it, once for all ranks")
    func notBuilt() async throws {
        try await withFolder { folder in
            let alone = ["OMPI_COMM_WORLD_RANK": "0", "OMPI_COMM_WORLD_SIZE": "1"]
            let result = try await train(Self.small + ["--epochs", "1"], in: folder, environment: alone)
            #expect(result.code == 0, "a job of one process needs no MPI: \(result)")
            for rank in ["0", "1"] {
                let result = try await train(
                    [], in: folder, environment: ["OMPI_COMM_WORLD_RANK": rank, "OMPI_COMM_WORLD_SIZE": "2"])
                let sentence = "built without MPI, so it learns by itself\n  build it with: swift build --traits MPI"
                #expect(result.code == 1 && result.errors.contains(sentence) == (rank == "0"), "\(result)")
            }
        }
    }

    @Test("where it is ended, it says what is left")
    func ended() async throws {
        try await withFolder { folder in
            let process = Process()
            process.executableURL = trainer
            process.currentDirectoryURL = folder
            process.arguments = Self.small + ["--epochs", "100000", "--checkpoint", "a"]
            process.standardOutput = FileHandle.nullDevice
            let errors = folder.appending(path: "errors")
            try Data().write(to: errors)
            process.standardError = try FileHandle(forWritingTo: errors)
            try process.run()
            let url = folder.appending(path: "a")
            let last = ContinuousClock.now + .seconds(60)
            while !FileManager.default.fileExists(atPath: url.path), ContinuousClock.now < last {
                try await Task.sleep(for: .milliseconds(5))
            }
            // The file is there a moment before the command knows it.
            try await Task.sleep(for: .milliseconds(200))
            process.terminate()
            try await process.end()
            #expect(process.terminationStatus == 128 + SIGTERM)
            let text = try String(contentsOf: errors, encoding: .utf8)
            #expect(text.contains("The training was ended. a has it after epoch"), "\(text)")
        }
    }
}
