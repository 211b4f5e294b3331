import Foundation
import Kernels

extension Network {
    /// Works out how inputs of `shape`, `[N, C, H, W]`, are computed the quickest way, and lays the weights out for it: some
    /// seconds' work for the largest networks, which each later call of the plan saves.
    ///
    /// - Throws: ``NetworkError/Problem/inputShape(network:expected:found:)`` where the network takes other images,
    ///   ``NetworkError/Problem/planTooLarge(network:shape:bytes:)`` where this machine's memory does not hold the activations.
    public func plan(for shape: [Int]) throws(NetworkError) -> InferencePlan {
        try plan(for: shape, sums: .quickest)
    }

    /// - Parameter sums: whether Winograd's sums may stand for the plain ones.
    package func plan(for shape: [Int], sums: ConvolutionSums) throws(NetworkError) -> InferencePlan {
        guard shape.count == inputShape.count + 1, shape[0] > 0, Array(shape.dropFirst()) == inputShape else {
            throw NetworkError(.inputShape(network: name, expected: inputShape, found: shape))
        }
        var assembler = PlanAssembler(self, input: shape)
        let program: InferenceProgram
        do { program = try assembler.program(sums) } catch { throw NetworkError(.shape(error)) }
        guard program.arenaBytes < Int(clamping: ProcessInfo.processInfo.physicalMemory) else {
            throw NetworkError(.planTooLarge(network: name, shape: shape, bytes: program.arenaBytes))
        }
        return InferencePlan(network: name, program: program, layers: assembler.layers)
    }
}
