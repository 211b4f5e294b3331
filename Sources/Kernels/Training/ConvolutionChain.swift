/// Convolutions, their rectifiers and max poolings that follow one another in a network that learns, computed together: from the first to
/// the last, and on the way back, values stay in the layout of inference plans, sixteen channels side by side, and products are
/// as few as Winograd's method takes. Some images at a time go through all layers, so that most of what one layer gives is still in the
/// caches when the next one reads it.
///
/// Layer by layer, each convolution lays out anew what it sees, what it gives, and on the way back all of it again. Results and gradients
/// differ from the layers' own by rounding.
///
/// - Source: Georganas et al., *Anatomy of high-performance deep learning convolutions on SIMD architectures*, 2018.
package struct ConvolutionChain: Sendable {
    /// One layer, with the rectifier that may follow it.
    package enum Layer: Sendable {
        /// Of a weight `[K, C / groups, R, S]`.
        case convolution(weightShape: [Int], window: Window, groups: Int, rectifies: Bool)
        case maxPool(size: Extent, window: Window)
    }

    /// What a pass forward leaves for the pass back.
    package struct Record: Sendable {
        let values: TensorStorage
    }

    /// How many layers it has.
    package var count: Int { stages.count }

    /// The layers, for the images that go through them at a time.
    let stages: [ChainStage]
    /// Into how many parts the batch is divided for that.
    let runs: Int
    private let places: ChainPlacement
    private let needsInputGradient: Bool
    private let inputShape: [Int]
    let outputShape: [Int]

    /// The chain of as many of `layers` as can be in one, for inputs of `shape`, `[N, C, H, W]`; nil where the first cannot.
    ///
    /// - Parameter imagesAtOnce: how many images go through all layers at a time, a divisor of N; as many as take the least time unless given.
    /// - Throws: ``ShapeError`` where the layers' sizes do not go together.
    package init?(
        _ layers: [Layer], input shape: [Int], needsInputGradient: Bool, imagesAtOnce: Int? = nil
    ) throws(ShapeError) {
        let whole = try Self.stages(layers, shape, runs: 1, needsInputGradient)
        guard let last = whole.last else { return nil }
        let images = imagesAtOnce ?? Self.imagesAtOnce(whole)
        runs = last.g.batch / images
        stages =
            runs == 1 ? whole : try Self.stages(layers, [images] + shape.dropFirst(), runs: runs, needsInputGradient)
        (self.needsInputGradient, inputShape, outputShape) = (needsInputGradient, shape, last.g.outputShape)
        places = ChainPlacement(stages)
        for count in [runs * places.valuesCount + places.scratchCount, places.gradientsCount] {
            _ = try elementCount(of: [count])
        }
    }

    private static func stages(
        _ layers: [Layer], _ shape: [Int], runs: Int, _ needsInputGradient: Bool
    ) throws(ShapeError) -> [ChainStage] {
        var (stages, shape) = ([ChainStage](), shape)
        for layer in layers {
            let isFirst = stages.isEmpty && !needsInputGradient
            guard let stage = try ChainStage(layer, input: shape, isFirst: isFirst, runs: runs) else { break }
            stages.append(stage)
            shape = stage.g.outputShape
        }
        return stages
    }

    /// So many images that what they need lies in the caches, but enough for weights, which are read for each of these parts of the batch,
    /// to be little beside it; in equal parts, or all where it cannot be divided so.
    private static func imagesAtOnce(_ stages: [ChainStage]) -> Int {
        let batch = stages[0].g.batch
        let values = stages.reduce(0) { $0 + $1.g.channels * $1.g.inputArea }
        let weights = stages.reduce(0) { $0 + ($1.isPooling ? 0 : $1.g.filters * $1.g.patchSize) }
        let wanted = min(max((3 << 18) / max(values, 1), 4 * weights / max(values, 1), 1), batch)
        let found = (1...max(wanted, 1)).last { batch % $0 == 0 } ?? batch
        return 2 * found < wanted ? batch : found
    }

    /// What the chain makes of `input`.
    ///
    /// - Parameter parameters: each layer's weight and bias, or its weight alone; none of a pooling.
    package func forward(
        _ input: Tensor, parameters: [[Tensor]]
    ) throws(ShapeError) -> (output: Tensor, record: Record) {
        // Each part's values follow one another; while it runs, the operations' own memory is where the next one's will be.
        let arena = TensorStorage(count: runs * places.valuesCount + places.scratchCount)
        let output = Tensor(shape: outputShape) { _ in }
        let operations = stages.enumerated().map { place, stage in
            stage.forward(
                from: places.values[place], to: places.values[place + 1], parameters[place],
                scratch: places.valuesCount)
        }
        for run in 0..<runs {
            let memory = InferenceMemory(
                values: arena.base + run * places.valuesCount, input: input.storage.base + run * input.count / runs,
                output: output.storage.base + run * output.count / runs)
            places.values[0].fill(from: memory.input, in: memory.values)
            for operation in operations { try operation.run(in: memory) }
            places.values[count].read(from: memory.values, into: memory.output)
        }
        return withExtendedLifetime((input.storage, output.storage)) { (output, Record(values: arena)) }
    }

    /// The gradients before the chain: for its input where that is needed, and for each layer's parameters.
    package func backward(
        _ gradient: Tensor, through record: Record, parameters: [[Tensor]]
    ) throws(ShapeError) -> (input: Tensor?, parameters: [[Tensor]]) {
        let arena = TensorStorage(count: places.gradientsCount)
        let inputGradient = needsInputGradient ? Tensor(shape: inputShape) { _ in } : nil
        var steps = stages.enumerated().map { place, stage in
            GradientStep(
                stage, places, place, parameters[place],
                carries: place > 0 || needsInputGradient)
        }
        for run in 0..<runs {
            let seen = record.values.base + run * places.valuesCount
            places.gradients[count].fill(from: gradient.storage.base + run * gradient.count / runs, in: arena.base)
            for place in steps.indices.reversed() { try steps[place].run(arena.base, seen, isFirst: run == 0) }
            guard let inputGradient else { continue }
            places.gradients[0].read(
                from: arena.base, into: inputGradient.storage.base + run * inputGradient.count / runs)
        }
        return withExtendedLifetime((gradient.storage, record, arena, inputGradient?.storage)) {
            (inputGradient, steps.map(\.learned))
        }
    }
}
