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
        filter == Extent(1) && window.stride == Extent(1) && window.padding == Padding() && output == input
    }

    /// The sizes of a convolution of `input`; `operation` is the caller's name, for the error where they do not go together.
    init(
        _ operation: String, input: [Int], weight: [Int], window: Window, groups: Int
    ) throws(ShapeError) {
        guard input.count == 4 else {
            throw .wrongRank(operation: operation, argument: "the input", expected: "[N, C, H, W]", found: input)
        }
        guard weight.count == 4 else {
            throw .wrongRank(
                operation: operation, argument: "the weight", expected: "[K, C / groups, R, S]", found: weight)
        }
        try requireSound(groups: groups)
        guard input[1].isMultiple(of: groups) else { throw .groupsDoNotDivide(channels: input[1], groups: groups) }
        guard weight[0].isMultiple(of: groups) else { throw .groupsDoNotDivide(channels: weight[0], groups: groups) }
        guard input[1] == weight[1] * groups else {
            throw .channelsDiffer(operation: operation, input: input[1], weight: weight[1], groups: groups)
        }
        let size = Extent(height: input[2], width: input[3])
        let filter = Extent(height: weight[2], width: weight[3])
        try self.init(
            batch: input[0], channels: input[1], input: size, filters: weight[0], filter: filter,
            output: try window.outputSize(input: size, filter: filter), window: window, groups: groups)
    }

    /// Sizes that go together. The output may be smaller than the window allows: the filter is then not placed at the end.
    init(
        batch: Int, channels: Int, input: Extent, filters: Int, filter: Extent, output: Extent, window: Window,
        groups: Int
    ) throws(ShapeError) {
        (self.batch, self.channels, self.input, self.filters) = (batch, channels, input, filters)
        (self.filter, self.output, self.window, self.groups) = (filter, output, window, groups)
        for shape in [inputShape, weightShape, outputShape] { _ = try elementCount(of: shape) }
    }
}

/// Groups of which there is at least one, and not more than can be multiplied by other sizes.
func requireSound(groups: Int) throws(ShapeError) {
    guard groups > 0 else { throw .mustBePositive(name: "groups", value: groups) }
    try requireCountable("groups", groups)
}
