/// The gradient for a convolution's weight in the layout of inference plans, sixteen channels side by side, by the inner loop of all
/// convolutions: what a filter's tap saw, times what came of it,
///
///     sums[channel][filter] = sum over placements of input[placement + tap][channel] * gradient[placement][filter]
///
/// with sixteen filters in a register. An image of few channels is left as it is; there the neighboring taps of a row have the part of
/// the channels.
///
/// - Source: Georganas et al., *Anatomy of high-performance deep learning convolutions on SIMD architectures*, 2018, section II-J.
struct BlockedWeightGradient {
    let g: ConvolutionGeometry
    let input: PlacedMap
    private let product: BlockedProduct
    /// How many sums, of sixteen filters each, a part has: channels, or taps of a row.
    private let width: Int
    /// Where each part begins in a group's first block of the input: a block of channels and a tap, or a channel and a row of taps.
    private let parts: [Int]
    /// Into how many the batch is divided, each with sums of its own: as many as keep all threads busy, whatever their number.
    private let imageGroups: Int
    /// How many images of each group are laid out at once: so many that they are still in the caches when they are multiplied.
    private let imagesAtOnce: Int
    /// How many blocks of sixteen filters there are, and how many of them lie side by side and are summed in one pass.
    let filterBlocks: Int
    let together: Int

    private init(_ g: ConvolutionGeometry) {
        let seen = BlockedMap(
            batch: g.batch, channels: g.channels, size: g.input, border: g.window.padding,
            depth: g.groupChannels < 16 ? 1 : 16)
        self.init(g, input: PlacedMap(map: seen, offset: 0, imageStride: seen.imageCount))
    }

    /// - Parameter input: where an input that is laid out already lies, with zeros around it, at least as far as the padding.
    init(_ g: ConvolutionGeometry, input: PlacedMap) {
        (self.g, self.input) = (g, input)
        let (seen, isImage) = (input.map, input.map.depth == 1)
        filterBlocks = (g.filters + 15) / 16
        together = filterBlocks / g.groups % BlockedProduct.most.blocks == 0 ? BlockedProduct.most.blocks : 1
        let (stride, dilation) = (g.window.stride, g.window.dilation)
        let placements = (0..<g.output.height).flatMap { y in
            (0..<g.output.width).map { x in y * stride.height * seen.rowStride + x * stride.width * seen.depth }
        }
        product = BlockedProduct(taps: placements, depth: 1, step: isImage ? dilation.width : 1)
        width = isImage ? g.filter.width : 16
        parts = (0..<(seen.blocks / g.groups)).flatMap { block in
            (0..<g.filter.height).flatMap { r in
                (0..<(isImage ? 1 : g.filter.width)).map { s in
                    block * seen.blockStride + r * dilation.height * seen.rowStride + s * dilation.width * 16
                }
            }
        }
        imageGroups = min(g.batch, max(1, 16 / filterBlocks))
        let bytes = 4 * imageGroups * (seen.imageCount + filterBlocks * g.placements * 16)
        imagesAtOnce = max((4 << 20) / bytes, 1)
    }

    /// The gradient for the weight, `[K, C / groups, R, S]`, from that of the output, `[N, K, outputHeight, outputWidth]`, and the input,
    /// `[N, C, H, W]`; nil where another method takes less time.
    static func weightGradient(_ gradient: Tensor, _ input: Tensor, _ g: ConvolutionGeometry) -> Tensor? {
        if let quick = WinogradWeightGradients.weightGradient(gradient, input, g) { return quick }
        return isQuickest(for: g) ? BlockedWeightGradient(g).run(gradient, input) : nil
    }

    /// Whether it takes less time than the methods that need no other layout: where each value that is laid out, and each weight four times,
    /// has a part in many products.
    static func isQuickest(for g: ConvolutionGeometry) -> Bool {
        guard g.batch > 0, g.window.rounding != .up,
            g.groups == 1 || g.groupChannels % 16 == 0 && g.groupFilters % 16 == 0
        else {
            return false
        }
        if let forced = ConvolutionMethods.forced {
            return forced == BlockedConvolution.name || forced == BlockedConvolution.winogradName
        }
        // A register of few channels would be mostly zeros, and a row of few taps too short.
        let fillsRegisters =
            g.groupChannels >= 16 || g.filter.width >= 3 && !BatchInterleavedMethod().isQuickest(for: g)
        guard g.groupFilters >= 16, fillsRegisters, !g.isPointwise, g.placements >= 32 else { return false }
        let values = g.batch * (g.channels * g.inputArea + g.filters * g.placements) + 4 * g.filters * g.patchSize
        return g.batch * g.placements * g.filters * g.patchSize >= 50 * values
    }

    private func run(_ gradient: Tensor, _ input: Tensor) -> Tensor {
        let room = imageGroups * imagesAtOnce
        let seen = TensorStorage(count: room * self.input.imageStride)
        let given = TensorStorage(count: room * filterBlocks * g.placements * 16)
        let sums = TensorStorage(count: sumsCount)
        let blocks = filterBlocks / together
        for first in stride(from: 0, to: (g.batch + imageGroups - 1) / imageGroups, by: imagesAtOnce) {
            for group in 0..<imageGroups {
                layOut(
                    images(first, of: group), gradient, input, at: group * imagesAtOnce, seen: seen.base,
                    given: given.base)
            }
            parallel(imageGroups * blocks, cost: imagesAtOnce * g.placements * parts.count * width) { units in
                for unit in units {
                    let (group, block) = unit.quotientAndRemainder(dividingBy: blocks)
                    let start = group * imagesAtOnce
                    sum(
                        over: start..<(start + images(first, of: group).count), blocks: block, isFirst: first == 0,
                        seen.base, given.lanes, into: sums.lanes + unit * together * parts.count * width)
                }
            }
        }
        return withExtendedLifetime((seen, given, sums)) { weight(from: sums.lanes) }
    }

    /// How many values the sums are, those of all groups of images.
    var sumsCount: Int { imageGroups * sumsOfGroup * Lanes.scalarCount }
    private var sumsOfGroup: Int { filterBlocks * parts.count * width }

    /// Adds the products of maps that are laid out already to `sums`; the first write them.
    ///
    /// - Parameter place: where the gradient lies.
    func add(
        _ given: UnsafePointer<Float>, _ place: PlacedMap, _ seen: UnsafePointer<Float>,
        to sums: UnsafeMutablePointer<Lanes>, isFirst: Bool
    ) {
        let copy = isContiguous(place) ? nil : side(bySide: place, given)
        let own = copy.map { UnsafePointer($0.base) } ?? given + place.offset
        let factors = UnsafeRawPointer(own).assumingMemoryBound(to: Lanes.self)
        let blocks = filterBlocks / together
        parallel(imageGroups * blocks, cost: g.batch * g.placements * parts.count * width) { units in
            for unit in units {
                let (group, block) = unit.quotientAndRemainder(dividingBy: blocks)
                let images = (g.batch * group / imageGroups)..<(g.batch * (group + 1) / imageGroups)
                sum(
                    over: images, blocks: block, isFirst: isFirst, seen, factors,
                    into: sums + unit * together * parts.count * width)
            }
        }
        withExtendedLifetime(copy) {}
    }

    /// The images of one group that are laid out at once, from its image number `first` on.
    private func images(_ first: Int, of group: Int) -> Range<Int> {
        let end = g.batch * (group + 1) / imageGroups
        let start = min(g.batch * group / imageGroups + first, end)
        return start..<min(start + imagesAtOnce, end)
    }

    /// Adds the sums of some blocks of filters over some images; the first images' sums begin at 0.
    private func sum(
        over images: Range<Int>, blocks: Int, isFirst: Bool, _ seen: UnsafePointer<Float>,
        _ given: UnsafePointer<Lanes>, into sums: UnsafeMutablePointer<Lanes>
    ) {
        let (rows, padding) = (parts.count * width, g.window.padding)
        let firstBlock = blocks * together * 16 / g.groupFilters * (input.map.blocks / g.groups)
        for image in images {
            let corner =
                seen + input.start(image: image, block: firstBlock) - padding.top * input.map.rowStride
                - padding.left * input.map.depth
            let factors = given + (image * filterBlocks + blocks * together) * g.placements
            for (place, part) in parts.enumerated() {
                var x = 0
                while x < width {
                    let calls = BlockedProduct.calls(width - x)
                    let own = (width - x + calls - 1) / calls
                    let target = sums + (place * width + x)
                    product(
                        corner + (part + x * product.step), factors, width: own, blocks: together,
                        into: BlockedProduct.Target(
                            output: target, blockStride: rows,
                            residual: isFirst && image == images.lowerBound ? nil : UnsafePointer(target),
                            residualStride: rows))
                    x += own
                }
            }
        }
    }

    /// Adds up what the groups of images gave, and brings it into the weight's order.
    func weight(from sums: UnsafePointer<Lanes>) -> Tensor {
        let (count, rows, size) = (sumsOfGroup, parts.count * width, g.filter.height * g.filter.width)
        return Tensor(shape: g.weightShape) { target in
            guard let target = target.baseAddress else { return }
            parallel(filterBlocks, cost: rows * 16 * imageGroups) { blocks in
                for block in blocks {
                    for row in 0..<rows {
                        var total = sums[block * rows + row]
                        for group in 1..<max(imageGroups, 1) { total += sums[group * count + block * rows + row] }
                        let place = self.place(of: row, size: size)
                        guard place < g.patchSize else { continue }
                        for filter in 0..<min(16, g.filters - block * 16) {
                            target[(block * 16 + filter) * g.patchSize + place] = total[filter]
                        }
                    }
                }
            }
        }
    }

    /// Where in a filter's patch the sum number `row` belongs; past its end for a channel that only fills up a block.
    private func place(of row: Int, size: Int) -> Int {
        if input.map.depth == 1 { return row }
        let (part, channel) = row.quotientAndRemainder(dividingBy: 16)
        let (block, tap) = part.quotientAndRemainder(dividingBy: size)
        let own = block * 16 + channel
        return own < g.groupChannels ? own * size + tap : g.patchSize
    }
}
