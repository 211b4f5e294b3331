import Kernels
import Palette

/// A tensor as an image: checked, of one channel or three.
struct PlainImage {
    let channels: Int
    let height: Int
    let width: Int
    let values: [Float]

    init(_ tensor: Tensor, name: String) throws(FigureError) {
        var shape = tensor.shape
        if shape.count == 4, shape[0] == 1 { shape.removeFirst() }
        guard shape.count == 2 || (shape.count == 3 && (shape[0] == 1 || shape[0] == 3)) else {
            throw .shape(what: name, shape: tensor.shape, expected: "[height, width], or [3, height, width] in color")
        }
        height = shape[shape.count - 2]
        width = shape[shape.count - 1]
        channels = shape.count == 2 ? 1 : shape[0]
        guard height > 0, width > 0 else {
            throw .shape(what: name, shape: tensor.shape, expected: "at least one pixel high and wide")
        }
        guard height * width <= 1 << 20 else {
            throw .shape(what: name, shape: tensor.shape, expected: "of at most a million pixels")
        }
        values = tensor.values
        if let index = values.firstIndex(where: { !$0.isFinite }) {
            throw .notFinite(what: name, index: index, value: Double(values[index]))
        }
    }

    /// The largest size within bounds at which every pixel is a whole number of the figure's pixels, if there is one.
    func size(within bounds: Size) -> Size {
        let scale = min(bounds.width / Double(width), bounds.height / Double(height))
        let whole = scale * pixelDensity >= 1 ? (scale * pixelDensity).rounded(.down) / pixelDensity : scale
        return Size(width: Double(width) * whole, height: Double(height) * whole)
    }

    /// The image with at most a pixel for each of the figure's: of a larger one, the means of blocks.
    func reduced(toFit size: Size) -> PlainImage {
        let factor = Int((Double(width) / (size.width * pixelDensity) - 1e-9).rounded(.up))
        guard factor > 1 else { return self }
        let (rows, columns) = ((height + factor - 1) / factor, (width + factor - 1) / factor)
        var means = [Float](repeating: 0, count: channels * rows * columns)
        for channel in 0..<channels {
            for row in 0..<rows {
                for column in 0..<columns {
                    means[(channel * rows + row) * columns + column] = mean(
                        channel: channel, rows: row * factor..<min((row + 1) * factor, height),
                        columns: column * factor..<min((column + 1) * factor, width))
                }
            }
        }
        return PlainImage(channels: channels, height: rows, width: columns, values: means)
    }

    private func mean(channel: Int, rows: Range<Int>, columns: Range<Int>) -> Float {
        var sum: Float = 0
        for row in rows {
            for column in columns { sum += values[(channel * height + row) * width + column] }
        }
        return sum / Float(rows.count * columns.count)
    }

    init(channels: Int, height: Int, width: Int, values: [Float]) {
        self.channels = channels
        self.height = height
        self.width = width
        self.values = values
    }

    /// The colors of its pixels.
    func colors(_ map: ColorMap, _ scale: ClosedRange<Float>) -> [MarkColor] {
        guard channels == 3 else { return values.map { map.color($0, in: scale) } }
        let area = height * width
        func level(_ value: Float) -> UInt8 { UInt8((min(max(value, 0), 1) * 255).rounded()) }
        return (0..<area).map { index in
            MarkColor(
                .color(
                    Color(
                        red: level(values[index]), green: level(values[area + index]),
                        blue: level(values[2 * area + index]))))
        }
    }
}

extension Drawing {
    /// Draws an image, pixel by pixel, with a hairline around it that keeps its edge visible on paper.
    mutating func add(_ image: PlainImage, in box: Box, values: ColorMap, scale: ClosedRange<Float>) {
        let image = image.reduced(toFit: Size(width: box.width, height: box.height))
        add(.rectangle(box.grown(by: 1 / pixelDensity)), .token(.rule))
        add(.cells(box, columns: image.width, colors: image.colors(values, scale)), .token(.paper))
    }

    /// A strip of the color map's colors between the values at its ends.
    mutating func addScale(_ map: ColorMap, _ scale: ClosedRange<Float>, at place: Point) throws(FigureError) {
        let low = try Label(short(scale.lowerBound), at: place, style: .tick, color: .token(.muted))
        let steps = 64
        let strip = Box(left: low.box.right + 6, top: place.y - 9, width: Double(steps), height: 10)
        let unit: ClosedRange<Float> = map == .signed ? -1...1 : 0...1
        let colors = (0..<steps).map { index in
            map.color(unit.lowerBound + (unit.upperBound - unit.lowerBound) * Float(index) / Float(steps - 1), in: unit)
        }
        text(low)
        add(.rectangle(strip.grown(by: 1 / pixelDensity)), .token(.rule))
        add(.cells(strip, columns: steps, colors: colors), .token(.paper))
        text(
            try Label(
                short(scale.upperBound), at: Point(strip.right + 6, place.y), style: .tick, color: .token(.muted)))
    }
}
