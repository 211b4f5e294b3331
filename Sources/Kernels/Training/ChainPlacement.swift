/// Where the values and gradients of a ``ConvolutionChain`` lie, with the zeros around them that their readers see.
struct ChainPlacement: Sendable {
    /// Each stage's input, and the last one's output.
    let values: [PlacedMap]
    /// Their gradients: each other one in the same place.
    let gradients: [PlacedMap]
    /// The size of all values.
    let valuesCount: Int
    /// The size of the operations' own memory forward, which comes after the values.
    let scratchCount: Int
    /// Where the operations' own memory begins on the way back.
    let scratchOfGradients: Int
    /// The size of the gradients with that memory.
    let gradientsCount: Int

    init(_ stages: [ChainStage]) {
        let isImage = stages.first.map { !$0.isPooling && $0.g.channels < 16 } ?? false
        var (values, gradients) = ([BlockedMap](), [BlockedMap]())
        for (place, stage) in stages.enumerated() {
            let g = stage.g
            let border = place == 0 ? Padding() : stages[place - 1].borderOfGradient
            values.append(
                BlockedMap(
                    batch: g.batch, channels: g.channels, size: g.input, border: stage.borderOfInput,
                    depth: place == 0 && isImage ? 1 : 16))
            gradients.append(
                BlockedMap(batch: g.batch, channels: g.channels, size: g.input, border: border, depth: 16))
        }
        if let last = stages.last {
            let shape = last.g.outputShape
            for (border, isValue) in [(Padding(), true), (last.borderOfGradient, false)] {
                let map = BlockedMap(
                    batch: shape[0], channels: shape[1], size: last.g.output, border: border, depth: 16)
                if isValue { values.append(map) } else { gradients.append(map) }
            }
        }
        func aligned(_ map: BlockedMap) -> Int { Lanes.count(for: map.count) * 16 }
        var count = 0
        self.values = values.map { map in
            defer { count += aligned(map) }
            return PlacedMap(map: map, offset: count, imageStride: map.imageCount)
        }
        let largest = gradients.map(aligned).max() ?? 0
        self.gradients = gradients.enumerated().map { place, map in
            PlacedMap(map: map, offset: place % 2 * largest, imageStride: map.imageCount)
        }
        valuesCount = count
        scratchCount = stages.map(\.forwardScratch).max() ?? 0
        scratchOfGradients = 2 * largest
        gradientsCount = 2 * largest + (stages.map(\.backScratch).max() ?? 0)
    }
}
