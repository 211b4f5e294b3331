/// What becomes of a remainder when a window does not end at the edge of its input.
public enum Rounding: Sendable, Hashable {
    /// A remainder is an error, as the lecture has it.
    case exact
    /// The last rows and columns are left out; PyTorch's convolutions do so.
    case down
    /// A last window reaches past the edge, but begins inside the input or its first padding; Caffe's pooling does so.
    case up
}

/// Zeros around an image.
public struct Padding: Sendable, Hashable {
    /// Rows above.
    public var top: Int
    /// Columns before.
    public var left: Int
    /// Rows below.
    public var bottom: Int
    /// Columns after.
    public var right: Int

    /// A padding for each side.
    public init(top: Int = 0, left: Int = 0, bottom: Int = 0, right: Int = 0) {
        (self.top, self.left, self.bottom, self.right) = (top, left, bottom, right)
    }

    /// The same padding on all four sides.
    public init(_ all: Int) {
        self.init(top: all, left: all, bottom: all, right: all)
    }
}

/// A height and a width.
public struct Extent: Sendable, Hashable {
    /// Along rows.
    public var height: Int
    /// Along columns.
    public var width: Int

    /// A height and a width.
    public init(height: Int, width: Int) {
        (self.height, self.width) = (height, width)
    }

    /// A square.
    public init(_ both: Int) {
        self.init(height: both, width: both)
    }
}

/// How a window slides over an image.
public struct Window: Sendable, Hashable {
    /// The distance between neighboring placements.
    public var stride: Extent
    /// Zeros around the image.
    public var padding: Padding
    /// The distance between neighboring taps of the window.
    public var dilation: Extent
    /// What becomes of a remainder.
    public var rounding: Rounding

    /// A way of sliding that differs by axis or side.
    public init(
        stride: Extent = Extent(1), padding: Padding = Padding(), dilation: Extent = Extent(1),
        rounding: Rounding = .exact
    ) {
        (self.stride, self.padding, self.dilation, self.rounding) = (stride, padding, dilation, rounding)
    }

    /// A way of sliding that is the same along both axes.
    public init(stride: Int = 1, padding: Int = 0, dilation: Int = 1, rounding: Rounding = .exact) {
        self.init(stride: Extent(stride), padding: Padding(padding), dilation: Extent(dilation), rounding: rounding)
    }

    /// How many placements a filter has over an image: `(input + padding - dilation (filter - 1) - 1) / stride + 1`
    /// along each axis, with the padding of both sides.
    ///
    /// - Throws: ``ShapeError/windowDoesNotFit(_:)`` with the lecture's arithmetic.
    public func outputSize(input: Extent, filter: Extent) throws(ShapeError) -> Extent {
        let alike = input.height == input.width && filter.height == filter.width && stride.height == stride.width
        return Extent(
            height: try placements(
                input: input.height, filter: filter.height, stride: stride.height, before: padding.top,
                after: padding.bottom, dilation: dilation.height, rounding: rounding, axis: alike ? .both : .height),
            width: try placements(
                input: input.width, filter: filter.width, stride: stride.width, before: padding.left,
                after: padding.right, dilation: dilation.width, rounding: rounding, axis: alike ? .both : .width))
    }
}

/// How many placements a window has along one axis: `(input + before + after - span) / stride + 1`.
func placements(
    input: Int, filter: Int, stride: Int, before: Int, after: Int, dilation: Int, rounding: Rounding,
    axis: WindowMisfit.Axis
) throws(ShapeError) -> Int {
    for (name, value) in [("input size", input), ("filter size", filter), ("stride", stride), ("dilation", dilation)]
    where value < 1 {
        throw .mustBePositive(name: name, value: value)
    }
    for value in [before, after] where value < 0 { throw .mustNotBeNegative(name: "padding", value: value) }
    for (name, value) in [
        ("input size", input), ("filter size", filter), ("stride", stride), ("dilation", dilation),
        ("padding", before), ("padding", after),
    ] {
        try requireCountable(name, value)
    }
    let room = input + before + after - (dilation * (filter - 1) + 1)
    let (quotient, remainder) = room.quotientAndRemainder(dividingBy: stride)
    // Rounded up, a single window may be larger than what it lies on, by less than a stride.
    if rounding == .up, room < 0, room + stride > 0 { return 1 }
    guard room >= 0, remainder == 0 || rounding != .exact else {
        throw .windowDoesNotFit(
            WindowMisfit(
                input: input, filter: filter, stride: stride, paddingTotal: before + after, dilation: dilation,
                axis: axis))
    }
    guard rounding == .up, remainder > 0 else { return quotient + 1 }
    // A window that would begin in the padding after the input would see nothing of it.
    return (quotient + 1) * stride < input + before ? quotient + 2 : quotient + 1
}
