import Kernels

/// A convolution layer: filters that slide over the image, through its full depth.
///
///     Conv2D(filters: 96, size: 11, stride: 4)
///
/// - Source: LeCun et al., *Gradient-based learning applied to document recognition*, 1998.
public struct Conv2D: Layer {
    /// How many filters, and so activation maps.
    public let filters: Int
    /// A filter's height and width.
    public let size: Extent
    /// How the filter slides.
    public let window: Window
    /// Into how many groups the channels are divided, each with its own filters.
    public let groups: Int
    /// Whether each filter has a bias.
    public let bias: Bool

    /// Filters of `size` by `size`.
    public init(
        filters: Int, size: Int, stride: Int = 1, padding: Int = 0, dilation: Int = 1, groups: Int = 1,
        bias: Bool = true, rounding: Rounding = .exact
    ) {
        self.init(
            filters: filters, size: Extent(size),
            window: Window(stride: stride, padding: padding, dilation: dilation, rounding: rounding), groups: groups,
            bias: bias)
    }

    /// Filters whose sizes or ways of sliding differ by axis or side.
    public init(filters: Int, size: Extent, window: Window, groups: Int = 1, bias: Bool = true) {
        (self.filters, self.size, self.window, self.groups, self.bias) = (filters, size, window, groups, bias)
    }

    public var namePrefix: String { "conv" }
    public var receptiveWindow: ReceptiveWindow { .window(size, window) }

    public var title: String {
        "conv \(size.text), \(filters) \(filters == 1 ? "filter" : "filters")\(window.text)"
            + (groups > 1 ? ", \(groups) groups" : "")
    }

    public func outputShape(of inputs: [[Int]]) throws(ShapeError) -> [Int] {
        let (channels, input) = try imageSizes("conv2d", inputs[0])
        guard filters > 0 else { throw .mustBePositive(name: "filters", value: filters) }
        guard groups > 0 else { throw .mustBePositive(name: "groups", value: groups) }
        for count in [channels, filters] where !count.isMultiple(of: groups) {
            throw .groupsDoNotDivide(channels: count, groups: groups)
        }
        let output = try window.outputSize(input: input, filter: size)
        try requireMemory(for: [filters, channels / groups, size.height, size.width])
        return [filters, output.height, output.width]
    }

    public func parameters(of inputs: [[Int]]) -> [ParameterSpec] {
        let depth = inputs[0][0] / groups
        let weight = ParameterSpec(
            "weight", shape: [filters, depth, size.height, size.width], role: .weight,
            start: .random(fanIn: depth * size.area, fanOut: filters / groups * size.area))
        return bias ? [weight, ParameterSpec("bias", shape: [filters], role: .bias, start: .constant(0))] : [weight]
    }

    public func multiplyAdds(inputs: [[Int]], output: [Int]) -> Int {
        output.reduce(1, *) * inputs[0][0] / groups * size.area
    }

    public func forward(_ tape: inout Tape) throws(ShapeError) -> Tensor {
        try conv2d(
            tape.input, weight: tape.parameters[0], bias: bias ? tape.parameters[1] : nil, window: window,
            groups: groups)
    }

    public func backward(_ gradient: Tensor, through tape: Tape) throws(ShapeError) -> Gradients {
        guard tape.needsInputGradient else {
            let gradients = try conv2dParameterGradients(
                gradient, input: tape.input, weightShape: tape.parameters[0].shape, window: window,
                groups: groups)
            return Gradients(
                inputs: [], parameters: bias ? [gradients.weight, gradients.bias] : [gradients.weight])
        }
        let gradients = try conv2dBackward(
            gradient, input: tape.input, weight: tape.parameters[0], window: window, groups: groups)
        return Gradients(
            inputs: [gradients.input], parameters: bias ? [gradients.weight, gradients.bias] : [gradients.weight])
    }
}

extension Extent {
    var area: Int { height * width }
    var text: String { "\(height)x\(width)" }
}

extension Window {
    /// What differs from sliding by one, without padding.
    var text: String {
        var text = ""
        if stride != Extent(1) { text += ", stride \(stride.both)" }
        if padding != Padding() { text += ", padding \(padding.text)" }
        if dilation != Extent(1) { text += ", dilation \(dilation.both)" }
        return text
    }
}

extension Extent {
    fileprivate var both: String { height == width ? "\(height)" : text }
}

extension Padding {
    fileprivate var text: String {
        self == Padding(top) ? "\(top)" : "\(top) \(right) \(bottom) \(left)"
    }
}
