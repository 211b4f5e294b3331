/// The way back through one stage of a ``ConvolutionChain``, for one part of the batch after the other.
struct GradientStep {
    private let stage: ChainStage
    private let input: PlacedMap, output: PlacedMap
    private let seen: PlacedMap, given: PlacedMap
    /// The convolution that is the gradient for the input.
    private let back: (any InferenceOperation)?
    private let weight: ChainWeightGradient?
    private let weightSums: TensorStorage
    private let hasBias: Bool
    /// A register of sums for each image of a part and each block of channels.
    private let biasSums: TensorStorage
    /// What these came to in all parts so far.
    private var biasTotals: [SIMD16<Double>]

    /// - Parameter carries: whether the gradient for the input is needed.
    init(_ stage: ChainStage, _ places: ChainPlacement, _ place: Int, _ parameters: [Tensor], carries: Bool) {
        self.stage = stage
        (input, output) = (places.gradients[place], places.gradients[place + 1])
        (seen, given) = (places.values[place], places.values[place + 1])
        weight = stage.weightGradient(input: seen, gradient: output)
        weightSums = TensorStorage(count: weight?.sumsCount ?? 0)
        hasBias = parameters.count > 1
        biasSums = TensorStorage(count: output.map.batch * output.map.blocks * 16)
        biasTotals = Array(repeating: SIMD16(), count: output.map.blocks)
        back =
            carries && !stage.isPooling
            ? stage.back(from: output, to: input, parameters[0], scratch: places.scratchOfGradients) : nil
    }

    /// Takes the gradient of one part's output back to its input, and adds it to those of the parameters.
    ///
    /// - Parameters: the memory of gradients, and of the part's values.
    mutating func run(
        _ gradients: UnsafeMutablePointer<Float>, _ values: UnsafeMutablePointer<Float>, isFirst: Bool
    ) throws(ShapeError) {
        if case .pooling(let size) = stage.kind {
            return PoolingGradient(stage.g, size: size, seen: seen, best: given)
                .run(output, to: input, gradients, values)
        }
        RectifierGradient(isRectified: stage.rectifies, values: given).run(output, gradients, values, sums: biasSums)
        let blocks = output.map.blocks
        for unit in 0..<(output.map.batch * blocks) { biasTotals[unit % blocks] += biasSums.lanes[unit].widened() }
        weight?.add(gradients, values, to: weightSums.lanes, isFirst: isFirst)
        try back?.run(in: InferenceMemory(values: gradients, input: values, output: gradients))
    }

    /// The gradients for the stage's weight and bias, when all parts have been through it.
    var learned: [Tensor] {
        guard let weight else { return [] }
        let gradient = withExtendedLifetime(weightSums) { weight.weight(from: weightSums.lanes) }
        guard hasBias else { return [gradient] }
        return [gradient, Tensor(biasTotals.flatMap { total in (0..<16).map { Float(total[$0]) } })]
    }
}

/// How a chain sums the gradient for a convolution's weight. Its cases have the tiles, so that each has a copy of the sums made for it.
enum ChainWeightGradient {
    case winogradFour(WinogradWeightGradient<WinogradFour>)
    case winogradFourOfFive(WinogradWeightGradient<WinogradFourOfFive>)
    case direct(BlockedWeightGradient, gradient: PlacedMap)

    var sumsCount: Int {
        switch self {
        case .winogradFour(let sums): sums.sumsCount
        case .winogradFourOfFive(let sums): sums.sumsCount
        case .direct(let sums, _): sums.sumsCount
        }
    }

    func add(
        _ given: UnsafePointer<Float>, _ seen: UnsafePointer<Float>, to target: UnsafeMutablePointer<Lanes>,
        isFirst: Bool
    ) {
        switch self {
        case .winogradFour(let sums): sums.add(given, seen, to: target, isFirst: isFirst)
        case .winogradFourOfFive(let sums): sums.add(given, seen, to: target, isFirst: isFirst)
        case .direct(let sums, let gradient): sums.add(given, gradient, seen, to: target, isFirst: isFirst)
        }
    }

    func weight(from target: UnsafePointer<Lanes>) -> Tensor {
        switch self {
        case .winogradFour(let sums): sums.weight(from: target)
        case .winogradFourOfFive(let sums): sums.weight(from: target)
        case .direct(let sums, _): sums.weight(from: target)
        }
    }
}
