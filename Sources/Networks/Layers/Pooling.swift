import Kernels

/// Keeps the greatest value under each placement of a window.
public struct MaxPool2D: Layer {
    /// The window's height and width.
    public let size: Extent
    /// How it slides.
    public let window: Window

    /// A square window, whose stride is its size unless given.
    public init(size: Int, stride: Int? = nil, padding: Int = 0, rounding: Rounding = .exact) {
        self.size = Extent(size)
        window = Window(stride: stride ?? size, padding: padding, rounding: rounding)
    }

    /// The stem of names given to layers of this kind.
    public var kind: String { "pool" }
    /// What it is, in a few words.
    public var title: String { "max pool \(size.text)\(window.text)" }
    /// How far it looks.
    public var sight: Sight { .window(size, window) }

    /// The shape that comes out.
    public func outputShape(of inputs: [[Int]]) throws(ShapeError) -> [Int] {
        try pooledShape("maxPool2d", inputs[0], size: size, window: window)
    }

    /// Computes the output for a batch.
    public func forward(_ inputs: [Tensor], parameters: [Tensor], pass: Pass) throws(ShapeError) -> LayerOutput {
        switch pass.purpose {
        case .inference: return LayerOutput(try maxPool2d(inputs[0], size: size, window: window))
        case .training:
            let result = try maxPool2dWithSwitches(inputs[0], size: size, window: window)
            return LayerOutput(result.output, saved: .switches(result.switches))
        }
    }

    /// Computes the gradients for what went in, and for what is learned.
    public func backward(_ gradient: Tensor, after passage: Passage) throws(ShapeError) -> PassageGradients {
        PassageGradients(inputs: [try maxPool2dBackward(gradient, switches: try switches(of: passage))])
    }

    /// Where the winners stood.
    func switches(of passage: Passage) throws(ShapeError) -> PoolingSwitches {
        if case .switches(let switches) = passage.output.saved { return switches }
        return try maxPool2dWithSwitches(passage.inputs[0], size: size, window: window).switches
    }
}

/// Takes the mean under each placement of a window.
public struct AveragePool2D: Layer {
    /// The window's height and width.
    public let size: Extent
    /// How it slides.
    public let window: Window
    /// Whether padding counts.
    public let divisor: AverageDivisor

    /// A square window, whose stride is its size unless given.
    public init(
        size: Int, stride: Int? = nil, padding: Int = 0, rounding: Rounding = .exact, divisor: AverageDivisor = .window
    ) {
        self.size = Extent(size)
        window = Window(stride: stride ?? size, padding: padding, rounding: rounding)
        self.divisor = divisor
    }

    /// The stem of names given to layers of this kind.
    public var kind: String { "pool" }
    /// What it is, in a few words.
    public var title: String { "average pool \(size.text)\(window.text)" }
    /// How far it looks.
    public var sight: Sight { .window(size, window) }

    /// The shape that comes out.
    public func outputShape(of inputs: [[Int]]) throws(ShapeError) -> [Int] {
        try pooledShape("averagePool2d", inputs[0], size: size, window: window)
    }

    /// Computes the output for a batch.
    public func forward(_ inputs: [Tensor], parameters: [Tensor], pass: Pass) throws(ShapeError) -> LayerOutput {
        LayerOutput(try averagePool2d(inputs[0], size: size, window: window, divisor: divisor))
    }

    /// Computes the gradients for what went in, and for what is learned.
    public func backward(_ gradient: Tensor, after passage: Passage) throws(ShapeError) -> PassageGradients {
        PassageGradients(inputs: [
            try averagePool2dBackward(
                gradient, shape: passage.inputs[0].shape, size: size, window: window, divisor: divisor)
        ])
    }
}

/// Takes the mean of each activation map.
///
/// - Source: Lin, Chen and Yan, *Network in network*, 2013.
public struct GlobalAveragePool2D: Layer {
    /// A mean of each map.
    public init() {}
    /// The stem of names given to layers of this kind.
    public var kind: String { "pool" }
    /// What it is, in a few words.
    public var title: String { "global average pool" }
    /// How far it looks.
    public var sight: Sight { .everything }

    /// The shape that comes out.
    public func outputShape(of inputs: [[Int]]) throws(ShapeError) -> [Int] {
        [try imageSizes("globalAveragePool2d", inputs[0]).channels]
    }

    /// Computes the output for a batch.
    public func forward(_ inputs: [Tensor], parameters: [Tensor], pass: Pass) throws(ShapeError) -> LayerOutput {
        LayerOutput(try globalAveragePool2d(inputs[0]))
    }

    /// Computes the gradients for what went in, and for what is learned.
    public func backward(_ gradient: Tensor, after passage: Passage) throws(ShapeError) -> PassageGradients {
        PassageGradients(inputs: [try globalAveragePool2dBackward(gradient, shape: passage.inputs[0].shape)])
    }
}

/// Takes the mean of as many windows as are asked for, whatever the input's size; neighboring windows may overlap.
///
/// - Source: PyTorch's `AdaptiveAvgPool2d`, as torchvision's networks have it.
public struct AdaptiveAveragePool2D: Layer {
    /// How many rows and columns come out.
    public let output: Extent

    /// Means in `output` rows and as many columns.
    public init(output: Int) { self.output = Extent(output) }
    /// The stem of names given to layers of this kind.
    public var kind: String { "pool" }
    /// What it is, in a few words.
    public var title: String { "average pool to \(output.text)" }
    /// How far it looks: its windows differ in size.
    public var sight: Sight { .everything }

    /// The shape that comes out.
    public func outputShape(of inputs: [[Int]]) throws(ShapeError) -> [Int] {
        for size in [output.height, output.width] where size < 1 { throw .mustBePositive(name: "output", value: size) }
        return [try imageSizes("adaptiveAveragePool2d", inputs[0]).channels, output.height, output.width]
    }

    /// Computes the output for a batch.
    public func forward(_ inputs: [Tensor], parameters: [Tensor], pass: Pass) throws(ShapeError) -> LayerOutput {
        LayerOutput(try adaptiveAveragePool2d(inputs[0], output: output))
    }

    /// Computes the gradients for what went in, and for what is learned.
    public func backward(_ gradient: Tensor, after passage: Passage) throws(ShapeError) -> PassageGradients {
        PassageGradients(inputs: [try adaptiveAveragePool2dBackward(gradient, shape: passage.inputs[0].shape)])
    }
}

private func pooledShape(
    _ operation: String, _ input: [Int], size: Extent, window: Window
) throws(ShapeError) -> [Int] {
    let (channels, extent) = try imageSizes(operation, input)
    let output = try window.outputSize(input: extent, filter: size)
    let padding = window.padding
    for (side, size) in [
        (padding.top, size.height), (padding.bottom, size.height), (padding.left, size.width),
        (padding.right, size.width),
    ] where side >= size {
        throw .valueOutside(name: "padding", value: Double(side), range: "0..<\(size), the window's size")
    }
    return [channels, output.height, output.width]
}
