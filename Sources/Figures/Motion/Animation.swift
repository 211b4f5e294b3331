/// Figures one after the other, in a loop: what changes while something is learned or computed.
///
/// Give the axes of charts a `range`, so that they keep still while the data moves.
public struct Animation: Figure {
    /// The pictures, in their order. The first must be understandable alone: it is what print and the terminal show.
    public var frames: [any Figure]
    /// How long each is shown; less where all together would take more than 12 seconds.
    public var seconds: Double
    /// How long the last one is shown.
    public var hold: Double
    public var alternativeText: String

    public init(frames: [any Figure], seconds: Double = 0.5, hold: Double = 1.5, alternativeText: String) {
        self.frames = frames
        self.seconds = seconds
        self.hold = hold
        self.alternativeText = alternativeText
    }

    /// Lays all pictures out, on a ground of one size.
    ///
    /// - Throws: `FigureError` where there are no pictures, or a time is not positive.
    public func scenes(width: Double) throws(FigureError) -> [Scene] {
        guard !frames.isEmpty else { throw .nothingToDraw("the animation has no frames") }
        guard seconds.isFinite, hold.isFinite, seconds >= 0.02, hold >= 0.02 else {
            throw .outOfBounds(
                what: "the time of a frame", value: "\(seconds) s, of the last \(hold) s", bounds: "0.02 s or more")
        }
        var drawings: [Drawing] = []
        for frame in frames {
            if let scene = try frame.scenes(width: width).first { drawings.append(scene.drawing) }
        }
        return timed(drawings, seconds: seconds, hold: hold)
    }
}

/// Scenes of equal times, the last one held, within the longest that an animation may take.
func timed(_ drawings: [Drawing], seconds: Double, hold: Double) -> [Scene] {
    let size = Size(
        width: drawings.map(\.size.width).max() ?? 0, height: drawings.map(\.size.height).max() ?? 0)
    let last = min(hold, longestAnimation / 3)
    let others = Double(max(drawings.count - 1, 1))
    // Whole hundredths, which is how a GIF counts.
    let each = (min(seconds, (longestAnimation - last) / others) * 100).rounded(.down) / 100
    return drawings.enumerated().map { index, drawing in
        var drawing = drawing
        drawing.size = size
        return Scene(drawing, seconds: index == drawings.count - 1 ? last : each)
    }
}
