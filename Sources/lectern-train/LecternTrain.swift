import ArgumentParser
import Datasets
import Foundation
import Kernels
import Models
import Networks

/// The command: arguments in, a trained network in a file. One process trains by itself; those of an MPI job train together.
@main
struct LecternTrain: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "lectern-train",
        abstract: "Train a network on drawn images, on one machine or on several.",
        discussion: """
            All processes of an MPI job learn from parts of the same batches: with another
            number of them it is the same training, but for rounding.

            EXAMPLES:
              lectern-train --checkpoint digits.safetensors
              lectern-train '{(CONV+RELU)*2+POOL}*3+SOFTMAX' --set objects --epochs 20
              mpirun -n 4 lectern-train --batch 256 --checkpoint digits.safetensors

            Exit codes: 0 fine; 1 the training failed; 64 wrong usage.
            """)

    @Argument(help: "lenet5, or a pattern of layers as the lecture writes it.")
    var network = NetworkChoice.leNet5

    @Option(
        name: .customLong("with"), help: ArgumentHelp("How often a letter of the pattern repeats.", valueName: "N=2"))
    var repetitions: [Repetition] = []

    @Option(help: "What the images show.")
    var set = DrawnSet.digits

    @Option(
        help: ArgumentHelp("Images of each class to learn from; a fifth as many more are held out.", valueName: "count")
    )
    var perClass = 200

    @Option(help: ArgumentHelp("How often all images are gone through.", valueName: "count"))
    var epochs = 5

    @Option(help: ArgumentHelp("Images of one step, of all processes together.", valueName: "count"))
    var batch = 64

    @Option(help: ArgumentHelp("The learning rate.", valueName: "number"))
    var rate: Float = 0.02

    @Option(help: ArgumentHelp("What weights, images and their order are drawn from.", valueName: "number"))
    var seed = 0

    @Option(help: ArgumentHelp("Keeps the training here after each epoch, and goes on from there.", valueName: "file"))
    var checkpoint: String?

    /// Usage is told once, not by every process of a job.
    static func main() {
        do {
            var command = try parseAsRoot()
            try command.run()
        } catch {
            if Job.rank == 0 { exit(withError: error) }
            Foundation.exit(exitCode(for: error).rawValue)
        }
    }

    func validate() throws {
        for (name, value) in [("--per-class", perClass), ("--epochs", epochs)] where !(1...100_000 ~= value) {
            throw ValidationError("\(name) \(value): 1 to 100,000")
        }
        guard batch >= 1 else { throw ValidationError("--batch \(batch): at least 1") }
        guard rate > 0, rate <= 1000 else { throw ValidationError("--rate \(rate): above 0, at most 1,000") }
        try network.check(repetitions)
    }

    func run() throws {
        let job: Job
        do { job = try Job.join() } catch {
            if Job.rank == 0 { Job.tell("error: \(error)") }
            throw ExitCode.failure
        }
        do { try job.onItsThreads { try train(in: job) } } catch { job.fail(error) }
    }

    private func train(in job: Job) throws {
        let url = checkpoint.map { URL(filePath: $0) }
        if let url { try Self.requireWritable(url.deletingLastPathComponent()) }
        let (data, heldOut) = try set.draw(perClass: perClass, seed: seed)
        let network = try network.build(repetitions, for: data, seed: seed)
        let plan = TrainingPlan(
            epochs: epochs, batchSize: batch, learningRate: .constant(rate), seed: seed, convolutions: .joined)
        var trainer =
            if let url, FileManager.default.fileExists(atPath: url.path) {
                try Trainer(resuming: url, network, on: data, validation: heldOut, plan: plan, among: job.ranks)
            } else {
                try Trainer(network, on: data, validation: heldOut, plan: plan, among: job.ranks)
            }
        let done = trainer.history.epochs.count
        job.say("\(network), \(data.count) images of \(set.rawValue), \(batch) a step; \(job)")
        if done > 0 { job.say("goes on after epoch \(done), which \(checkpoint ?? "") has") }
        job.tellsWhenEnded(checkpoint: checkpoint, epochs: done)
        try trainer.run(checkpoint: url) { progress in
            guard progress.isEndOfEpoch else { return }
            job.say("\(progress)")
            job.saved(epochs: progress.epoch)
        }
        try job.leave()
        if let checkpoint { job.say("\(checkpoint) has the network") }
    }

    /// Before the first epoch, not after it.
    private static func requireWritable(_ folder: URL) throws {
        guard FileManager.default.isWritableFile(atPath: folder.path) else {
            throw CannotWrite(folder: folder.path)
        }
    }
}

/// A folder in which the checkpoint cannot lie.
struct CannotWrite: Error, CustomStringConvertible {
    let folder: String

    var description: String {
        "the folder \(folder) is not there or cannot be written, and the checkpoint is to lie in it\n"
            + "  make it, or name another place with --checkpoint"
    }
}
