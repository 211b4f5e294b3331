import Random
import Datasets
import Foundation
import Kernels

extension Trainer {
    private static let stateKey = "lectern.training"

    /// What a checkpoint holds beside its tensors.
    private struct Record: Codable {
        var plan: TrainingPlan
        var state: State
        var history: TrainingHistory
        var network: String
        var data: String
    }

    /// Keeps the state in a file that is there whole or not at all, whenever the process ends. It is a safetensors file:
    /// others can read the parameters, too.
    ///
    /// - Throws: ``NetworkError/Problem/file(reason:)`` where the system refuses.
    public func saveCheckpoint(to url: URL) throws {
        var tensors: [String: Tensor] = [:]
        for name in network.parameters.names {
            tensors["parameters/\(name)"] = try network.parameters.value(name)
            if let best { tensors["best/\(name)"] = try best.value(name) }
        }
        for (name, moments) in zip(network.parameters.names, optimizer.moments) {
            for (number, tensor) in moments.enumerated() { tensors["optimizer/\(number)/\(name)"] = tensor }
        }
        try SafetensorsFile.write(tensors, metadata: [Trainer.stateKey: try record()], to: url)
    }

    /// The training and where it stands, all but the tensors, as text.
    func record() throws -> String {
        let record = Record(
            plan: plan, state: state, history: history, network: network.fingerprint, data: data.fingerprint)
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        return String(decoding: try encoder.encode(record), as: UTF8.self)
    }

    /// A training that goes on where a checkpoint left it, with the same results as if it had never been interrupted:
    /// to the bit, where ``TrainingPlan/seed`` says so.
    ///
    /// - Parameters: network, sets and plan as they were then. More epochs than then are allowed where the learning rate
    ///   does not depend on their number. Another number of ranks is allowed, too, and another ``ConvolutionOrder``: it is the same
    ///   training, but for the last digits.
    /// - Throws: ``NetworkError/Problem/checkpointDiffers(what:there:here:)``,
    ///   ``NetworkError/Problem/notACheckpoint(reason:)``, and others for a damaged file.
    public init(
        resuming url: URL, _ network: Network, on data: Dataset, validation: Dataset? = nil, plan: TrainingPlan,
        among ranks: any GradientSum = OneRank()
    ) throws {
        try self.init(network, on: data, validation: validation, plan: plan, among: ranks)
        let file = try SafetensorsFile(url)
        guard let text = file.metadata[Trainer.stateKey] else {
            throw NetworkError(
                .notACheckpoint(reason: "it holds weights, but no state of a training"), in: .file(path: url.path))
        }
        let record: Record
        do { record = try JSONDecoder().decode(Record.self, from: Data(text.utf8)) } catch {
            throw NetworkError(.notACheckpoint(reason: "its state cannot be read"), in: .file(path: url.path))
        }
        for (what, there, here) in [
            ("network", record.network, network.fingerprint), ("data set", record.data, data.fingerprint),
        ] where there != here {
            throw NetworkError(
                .checkpointDiffers(what: what, there: there, here: here), in: .file(path: url.path))
        }
        for (there, here) in zip(record.plan.settings, plan.settings) where there != here {
            if there.name == "epochs", !plan.learningRate.dependsOnEpochs { continue }
            if there.name == "convolutions" { continue }
            throw NetworkError(
                .checkpointDiffers(what: "plan's \(here.name)", there: there.value, here: here.value),
                in: .file(path: url.path))
        }
        guard record.state.isSound(for: self) else {
            throw NetworkError(
                .notACheckpoint(reason: "its state is not one of a training of this set"), in: .file(path: url.path))
        }
        for name in network.parameters.names {
            try self.network.parameters.set(name, to: try file.tensor("parameters/\(name)"))
        }
        if file.names.contains(where: { $0.hasPrefix("best/") }) {
            var best = network.parameters
            for name in network.parameters.names { try best.set(name, to: try file.tensor("best/\(name)")) }
            self.best = best
        }
        for (place, entry) in network.parameters.entries.enumerated() {
            for number in optimizer.moments[place].indices {
                let name = "optimizer/\(number)/\(entry.name)"
                let tensor = try file.tensor(name)
                guard tensor.shape == entry.spec.shape else {
                    throw NetworkError(
                        .parameterShape(name: name, expected: entry.spec.shape, found: tensor.shape),
                        in: .file(path: url.path))
                }
                optimizer.moments[place][number] = tensor
            }
        }
        optimizer.steps = record.state.totalSteps
        (state, history) = (record.state, record.history)
    }
}

extension TrainingPlan {
    /// What it sets, with its values as text.
    fileprivate var settings: [(name: String, value: String)] {
        Mirror(reflecting: self).children.map { ($0.label ?? "", "\($0.value)") }
    }
}

extension Trainer.State {
    fileprivate func isSound(for trainer: Trainer) -> Bool {
        epoch >= 0 && step >= 0 && step < trainer.stepsPerEpoch && totalSteps >= 0 && seen >= 0 && right >= 0
            && epoch < 1 << 40 && totalSteps < 1 << 50 && seen <= trainer.data.count && lossSum.isFinite
    }
}

extension Network {
    /// What tells it from networks with other layers.
    fileprivate var fingerprint: String {
        var digest = StableHash()
        for node in graph.nodes { digest.add("\(node.name) \(node.layer.title) \(node.inputs) \(node.outputShape)") }
        return "\(name) (\(parameterCount.grouped) parameters, \(String(digest.value, radix: 16)))"
    }
}

extension Dataset {
    /// What tells it from sets with other images.
    fileprivate var fingerprint: String {
        var digest = StableHash()
        digest.add("\(imageShape) \(classNames) \(labels)")
        return "\(count) images of \(imageShape.dimensions) (\(String(digest.value, radix: 16)))"
    }
}
