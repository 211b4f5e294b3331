/// The sizes of one convolution, checked.
struct ConvolutionGeometry {
    let batch: Int
    let channels: Int
    let input: Size
    let filters: Int
    let filter: Size
    let output: Size
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
        filter == Size(1) && window.stride == Size(1) && window.padding == Padding()
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
        self.input = Size(height: input[2], width: input[3])
        filters = weight[0]
        filter = Size(height: weight[2], width: weight[3])
        output = try window.outputSize(input: self.input, filter: filter)
        self.window = window
        self.groups = groups
    }
}
