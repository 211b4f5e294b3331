/// A convolution and what follows it, with its places in a program's memory: what all methods know of it.
struct PlacedConvolution: Sendable {
    let input: PlacedMap
    let output: PlacedMap
    /// What is added before the end, of the output's shape.
    let residual: PlacedMap?
    /// `[K, C / groups, R, S]`.
    let weightShape: [Int]
    /// A register for each block of filters.
    private let bias: TensorStorage
    let rectifies: Bool
    let window: Window
    let groups: Int

    /// - Parameters: `weightShape`, `[K, C / groups, R, S]`; `bias`, `[K]`, or nil for zeros.
    init(
        input: PlacedMap, output: PlacedMap, residual: PlacedMap?, weightShape: [Int], bias: Tensor?, rectifies: Bool,
        window: Window, groups: Int
    ) {
        (self.input, self.output, self.residual, self.weightShape) = (input, output, residual, weightShape)
        (self.rectifies, self.window, self.groups) = (rectifies, window, groups)
        let count = output.map.blocks * 16
        let lanes = TensorStorage(count: count)
        lanes.base.update(repeating: 0, count: count)
        bias?.withValues { for (filter, value) in $0.enumerated() { lanes.base[filter] = value } }
        self.bias = lanes
    }

    var batch: Int { output.map.batch }
    var filter: Extent { Extent(height: weightShape[2], width: weightShape[3]) }
    /// How many blocks of channels one group sees.
    var groupBlocks: Int { (input.map.channels / groups + input.map.depth - 1) / input.map.depth }
    /// How many blocks of filters one group has.
    var groupFilterBlocks: Int { Lanes.count(for: output.map.channels / groups) }
    /// How many blocks of filters are computed at once.
    var blocksInSet: Int { BlockedProduct.most.blocks }
    /// How many such sets one group has.
    var setsInGroup: Int { (groupFilterBlocks + blocksInSet - 1) / blocksInSet }
    /// From the first placement's first tap to the image's first pixel, in values.
    var cornerOffset: Int { window.padding.top * input.map.rowStride + window.padding.left * input.map.depth }
    /// From one row of placements to the next, in the input, in values.
    var inputRowStride: Int { window.stride.height * input.map.rowStride }

    /// Whether placements follow one another across the ends of rows as they do within them.
    var isFlat: Bool {
        filter == Extent(1) && window.stride == Extent(1) && window.padding == Padding() && input.map.depth == 16
            && [input, output, residual ?? output].allSatisfy { $0.map.border == Padding() }
    }

    /// Where the sums from some block of filters on go.
    func target(image: Int, block: Int, in memory: InferenceMemory) -> BlockedProduct.Target {
        BlockedProduct.Target(
            output: memory.lanes(output.start(image: image, block: block)),
            blockStride: output.map.blockStride / 16, bias: UnsafePointer(bias.lanes + block),
            residual: residual.map { UnsafePointer(memory.lanes($0.start(image: image, block: block))) },
            residualStride: (residual?.map.blockStride ?? 0) / 16, rectifies: rectifies)
    }

    func clearOutputBorder(in memory: InferenceMemory) {
        for image in 0..<batch {
            for block in 0..<output.map.blocks { output.clearBorder(image: image, block: block, in: memory.values) }
        }
    }
}
