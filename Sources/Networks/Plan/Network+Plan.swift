import Foundation
import Kernels

extension Network {
    /// Works out how inputs of `shape`, `[N, C, H, W]`, are computed the quickest way, and lays the weights out for it: some
    /// seconds' work for the largest networks, which each later call of the plan saves.
    ///
    /// A network that nothing needs afterwards, `(consume network).plan(for: shape)`, gives each weight up when it has been laid out, so
    /// that memory never holds all of them twice.
    ///
    /// - Throws: ``NetworkError/Problem/inputShape(network:expected:found:)`` where the network takes other images,
    ///   ``NetworkError/Problem/planTooLarge(network:shape:bytes:)`` where this machine's memory does not hold the activations.
    public consuming func plan(for shape: [Int]) throws(NetworkError) -> InferencePlan {
        try plan(for: shape, sums: .quickest)
    }

    /// - Parameter sums: whether Winograd's sums may stand for the plain ones.
    /// - Parameter layer: whose result the plan gives; the network's own unless it is given.
    package consuming func plan(
        for shape: [Int], sums: ConvolutionSums, to layer: String? = nil
    ) throws(NetworkError) -> InferencePlan {
        guard shape.count == inputShape.count + 1, shape[0] > 0, Array(shape.dropFirst()) == inputShape else {
            throw NetworkError(.inputShape(network: name, expected: inputShape, found: shape))
        }
        let (name, output) = (name, try layer.map(graph.place(of:)) ?? graph.output)
        var assembler = PlanAssembler(self, input: shape, output: output)
        let program: InferenceProgram
        // What laying the weights out took is not needed again.
        defer { MemoryShelf.shared.clear() }
        do { program = try assembler.program(sums) } catch { throw NetworkError(.shape(error)) }
        guard program.arenaBytes < Int(clamping: ProcessInfo.processInfo.physicalMemory) else {
            throw NetworkError(.planTooLarge(network: name, shape: shape, bytes: program.arenaBytes))
        }
        return InferencePlan(network: name, program: program, layers: assembler.layers)
    }
}

extension Network {
    /// The result for a batch by a plan, where a plan is worth its making: nil for small networks, and where a layer refuses.
    ///
    /// The plan has plain sums only, so that the result is the layers' own up to rounding, and the weights are laid out in less time than
    /// one pass takes.
    func planned(_ batch: Tensor) -> Tensor? {
        guard batch.count > 0, isWorthAPlan(images: batch.shape[0]) else { return nil }
        // The layers, one by one, say better what is wrong, and which of them it is.
        return try? parameters.plans.plan(for: batch.shape) { () throws(NetworkError) in
            try plan(for: batch.shape, sums: .plain)
        }(batch)
    }

    /// Whether a pass takes more than some milliseconds, and what a plan keeps, weights and activations, is no more than a cell may hold.
    private func isWorthAPlan(images: Int) -> Bool {
        var (multiplyAdds, largest) = (0, 0)
        for node in graph.nodes {
            multiplyAdds += node.layer.multiplyAdds(inputs: node.inputShapes, output: node.outputShape)
            largest = max(largest, node.outputShape.reduce(1, *))
        }
        return multiplyAdds >= 50_000_000 && parameters.count <= 256 << 20 && largest * images <= 32 << 20
    }
}
