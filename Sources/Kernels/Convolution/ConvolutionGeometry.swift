/// The sizes of one convolution, checked.
struct ConvolutionGeometry {
    let batch: Int
    let channels: Int
    let input: Extent
    let filters: Int
    let filter: Extent
    let output: Extent
    let window: Window
    let groups: Int

    var groupChannels: Int { channels / groups }
    var groupFilters: Int { filters / groups }
    var inputArea: Int { input.height * input.width }
    /// How many places the filter takes: the number of pixels of one output plane.
    var placements: Int { output.height * output.width }
    /// How many inputs one output sees: the length of a column of the patch matrix.
    var patchSize: Int { groupChannels * filter.height * filter.width }
    var inputShape: [Int] { [batch, channels, input.height, input.width] }
    var weightShape: [Int] { [filters, groupChannels, filter.height, filter.width] }
    var outputShape: [Int] { [batch, filters, output.height, output.width] }
    /// Whether the patch matrix would be the input itself.
    var isPointwise: Bool {
        filter == Extent(1) && window.stride == Extent(1) && window.padding == Padding()
    }

    init(
        input: [Int], weight: [Int], bias: [Int]?, window: Window, groups: Int
    ) throws(ShapeError) {
        guard input.count == 4 else {
            throw .wrongRank(operation: "conv2d", argument: "the input", expected: "[N, C, H, W]", found: input)
        }
        guard weight.count == 4 else {
            throw .wrongRank(
                operation: "conv2d", argument: "the weight", expected: "[K, C / groups, R, S]", found: weight)
        }
        guard groups > 0 else { throw .mustBePositive(name: "groups", value: groups) }
        guard input[1].isMultiple(of: groups) else { throw .groupsDoNotDivide(channels: input[1], groups: groups) }
        guard weight[0].isMultiple(of: groups) else { throw .groupsDoNotDivide(channels: weight[0], groups: groups) }
        guard input[1] == weight[1] * groups else {
            throw .channelsDiffer(input: input[1], weight: weight[1], groups: groups)
        }
        if let bias, bias != [weight[0]] {
            throw .mismatch(operation: "conv2d", argument: "the bias", expected: [weight[0]], found: bias)
        }
        (batch, channels) = (input[0], input[1])
        self.input = Extent(height: input[2], width: input[3])
        filters = weight[0]
        filter = Extent(height: weight[2], width: weight[3])
        output = try window.outputSize(input: self.input, filter: filter)
        self.window = window
        self.groups = groups
        for shape in [inputShape, weightShape, outputShape] { _ = try elementCount(of: shape) }
    }
}

/// Rows of the output in equal blocks, of which each is computed in one go.
struct RowBlocks {
    let count: Int
    let rows: Int

    func range(_ block: Int, of g: ConvolutionGeometry) -> Range<Int> {
        min(block * rows, g.output.height)..<min((block + 1) * rows, g.output.height)
    }
}

extension ConvolutionGeometry {
    /// All rows at once, for threads to share, unless their patches would fill the memory.
    func blocksForAllThreads() -> RowBlocks {
        patchSize * placements <= 1 << 26 ? RowBlocks(count: 1, rows: output.height) : blocks(threads: 1)
    }

    /// Blocks whose patches take about half a megabyte, a core's second-level cache, but have columns enough to be worth
    /// a matrix product; in a number that leaves no thread idle.
    func blocks(threads: Int) -> RowBlocks {
        let columns = min(max(131_072 / max(patchSize, 1), 192), 2048)
        let wanted = min(max(columns / output.width, 1), output.height)
        var count = (output.height + wanted - 1) / wanted
        if count > 1, batch * groups < 4 * threads { count = (count + threads - 1) / threads * threads }
        let rows = (output.height + count - 1) / count
        return RowBlocks(count: (output.height + rows - 1) / rows, rows: rows)
    }

    /// Room for the patches of one block; nil where the input is its own patch matrix.
    func patchScratch(for blocks: RowBlocks) -> TensorStorage? {
        isPointwise ? nil : TensorStorage(count: patchSize * blocks.rows * output.width)
    }

    /// Calls `body` with every block of rows of every job, one group of one image, on this thread.
    @inline(__always)
    func forEachBlock(
        _ blocks: RowBlocks, of jobs: Range<Int>, _ body: (_ job: Int, _ rows: Range<Int>, TensorStorage?) -> Void
    ) {
        let scratch = patchScratch(for: blocks)
        for job in jobs {
            for block in 0..<blocks.count { body(job, blocks.range(block, of: self), scratch) }
        }
    }

    /// Rows of one job's output, or its gradient, as the matrix `[groupFilters, rows.count outputWidth]`.
    func rows(_ rows: Range<Int>, ofOutput output: UnsafePointer<Float>, job: Int) -> Matrix {
        Matrix(
            base: output + job * groupFilters * placements + rows.lowerBound * self.output.width, stride: placements)
    }

    /// The patches that rows of one job's output see, as the matrix `[C R S, rows.count outputWidth]`: gathered into
    /// `scratch`, or where they lie.
    func patches(
        of input: UnsafePointer<Float>, job: Int, rows: Range<Int>, scratch: TensorStorage?, isParallel: Bool
    ) -> Matrix {
        let channels = input + job * groupChannels * inputArea
        guard let scratch else {
            return Matrix(base: channels + rows.lowerBound * output.width, stride: placements)
        }
        gatherPatches(channels, into: scratch.base, self, rows: rows, isParallel: isParallel)
        return Matrix(base: scratch.base, stride: rows.count * output.width)
    }
}
