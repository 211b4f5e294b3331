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

    public var namePrefix: String { "pool" }
    public var title: String { "max pool \(size.text)\(window.text)" }
    public var receptiveWindow: ReceptiveWindow { .window(size, window) }

    public func outputShape(of inputs: [[Int]]) throws(ShapeError) -> [Int] {
        try pooledShape("maxPool2d", inputs[0], size: size, window: window)
    }

    public func forward(_ tape: inout Tape) throws(ShapeError) -> Tensor {
        guard case .training = tape.mode else { return try maxPool2d(tape.input, size: size, window: window) }
        let result = try maxPool2dWithSwitches(tape.input, size: size, window: window)
        tape.switches = result.switches
        return result.output
    }

    public func backward(_ gradient: Tensor, through tape: Tape) throws(ShapeError) -> Gradients {
        // A pass that is not for learning does not record them.
        let switches: PoolingSwitches
        if let recorded = tape.switches {
            switches = recorded
        } else {
            switches = try maxPool2dWithSwitches(tape.input, size: size, window: window).switches
        }
        return Gradients(inputs: [try maxPool2dBackward(gradient, switches: switches)])
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

    public var namePrefix: String { "pool" }
    public var title: String { "average pool \(size.text)\(window.text)" }
    public var receptiveWindow: ReceptiveWindow { .window(size, window) }

    public func outputShape(of inputs: [[Int]]) throws(ShapeError) -> [Int] {
        try pooledShape("averagePool2d", inputs[0], size: size, window: window)
    }

    public func forward(_ tape: inout Tape) throws(ShapeError) -> Tensor {
        try averagePool2d(tape.input, size: size, window: window, divisor: divisor)
    }

    public func backward(_ gradient: Tensor, through tape: Tape) throws(ShapeError) -> Gradients {
        Gradients(inputs: [
            try averagePool2dBackward(
                gradient, shape: tape.input.shape, size: size, window: window, divisor: divisor)
        ])
    }
}

/// Takes the mean of each activation map.
///
/// - Source: Lin, Chen and Yan, *Network in network*, 2013.
public struct GlobalAveragePool2D: Layer {
    /// A mean of each map.
    public init() {}
    public var namePrefix: String { "pool" }
    public var title: String { "global average pool" }
    public var receptiveWindow: ReceptiveWindow { .everything }

    public func outputShape(of inputs: [[Int]]) throws(ShapeError) -> [Int] {
        [try imageSizes("globalAveragePool2d", inputs[0]).channels]
    }

    public func forward(_ tape: inout Tape) throws(ShapeError) -> Tensor {
        try globalAveragePool2d(tape.input)
    }

    public func backward(_ gradient: Tensor, through tape: Tape) throws(ShapeError) -> Gradients {
        Gradients(inputs: [try globalAveragePool2dBackward(gradient, shape: tape.input.shape)])
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
    public var namePrefix: String { "pool" }
    public var title: String { "average pool to \(output.text)" }
    public var receptiveWindow: ReceptiveWindow { .everything }

    public func outputShape(of inputs: [[Int]]) throws(ShapeError) -> [Int] {
        for size in [output.height, output.width] where size < 1 { throw .mustBePositive(name: "output", value: size) }
        return [try imageSizes("adaptiveAveragePool2d", inputs[0]).channels, output.height, output.width]
    }

    public func forward(_ tape: inout Tape) throws(ShapeError) -> Tensor {
        try adaptiveAveragePool2d(tape.input, output: output)
    }

    public func backward(_ gradient: Tensor, through tape: Tape) throws(ShapeError) -> Gradients {
        Gradients(inputs: [try adaptiveAveragePool2dBackward(gradient, shape: tape.input.shape)])
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
