import Kernels

/// Small images side by side, all on one scale, which is stated.
public struct ImageGrid: Figure {
    /// What the images are.
    public var title: String
    /// Each `[H, W]` or `[1, H, W]`, all of one size. With three channels, `[3, H, W]` with values in 0...1, colors.
    public var images: [Tensor]
    /// What is written under each image; none, or one for each.
    public var labels: [String]
    /// Images in a row; fewer where their labels would touch.
    public var columns: Int
    /// How values become colors.
    public var values: ColorMap
    /// The values at the ends of the scale; nil for those of the images.
    public var range: ClosedRange<Float>?
    public var alternativeText: String

    public init(
        title: String, images: [Tensor], labels: [String] = [], columns: Int = 8, values: ColorMap = .gray,
        range: ClosedRange<Float>? = nil, alternativeText: String
    ) {
        self.title = title
        self.images = images
        self.labels = labels
        self.columns = columns
        self.values = values
        self.range = range
        self.alternativeText = alternativeText
    }

    /// Lays the grid out.
    ///
    /// - Throws: `FigureError` where there are no images, they differ in size, are empty or not finite, or labels differ in number.
    public func scenes(width: Double) throws(FigureError) -> [Scene] {
        [Scene(try drawing(width: width).headed(by: title, width: width))]
    }

    private static let gap = 4.0
    /// The largest side of one image on the page: more only makes pixels larger.
    private static let largestSide = 140.0

    private func drawing(width: Double) throws(FigureError) -> Drawing {
        let images = try images.enumerated().map { (index, image) throws(FigureError) in
            try PlainImage(image, name: "image \(index)")
        }
        let first = try check(images)
        var (labels, labelWidth) = (labels, 0.0)
        for (index, label) in labels.enumerated() {
            labels[index] = try fitted(label, to: width - 10, style: .tick)
            labelWidth = max(labelWidth, try TextStyle.tick.width(of: labels[index]))
        }
        // Fewer in a row where their names would touch.
        let room = labels.isEmpty ? columns : max(1, Int(width / (labelWidth + 8)))
        let columns = min(columns, images.count, room)
        let rows = (images.count + columns - 1) / columns
        let size = try imageSize(of: first, columns: columns, width: width)
        let pitch = Size(
            width: max(size.width + ImageGrid.gap, labels.isEmpty ? 0 : labelWidth + 8),
            height: size.height + (labels.isEmpty ? ImageGrid.gap : 26))
        let scale = try scale(of: images)
        let noteHeight = first.channels == 3 ? 0.0 : 24
        let content = Double(columns) * pitch.width
        var drawing = Drawing(
            size: Size(
                width: max(content, 160).rounded(.up),
                height: (Double(rows) * pitch.height + noteHeight).rounded(.up)))
        for (index, image) in images.enumerated() {
            let (row, column) = index.quotientAndRemainder(dividingBy: columns)
            let corner = Point(
                1 + (Double(column) * pitch.width + max(0, labelWidth - size.width) / 2).rounded(),
                Double(row) * pitch.height + 1)
            let box = Box(left: corner.x, top: corner.y, width: size.width, height: size.height)
            drawing.add(image, in: box, values: values, scale: scale)
            if labels.indices.contains(index) {
                drawing.text(
                    try Label(
                        labels[index], at: Point(box.center.x, box.bottom + 14), anchor: .middle, style: .tick,
                        color: .token(.muted)))
            }
        }
        if noteHeight > 0 { try drawing.addScale(values, scale, at: Point(1, drawing.size.height - 6)) }
        return drawing
    }

    private func scale(of images: [PlainImage]) throws(FigureError) -> ClosedRange<Float> {
        guard let range else { return values.range(of: images.lazy.flatMap(\.values)) }
        guard range.lowerBound.isFinite, range.upperBound.isFinite else {
            throw .outOfBounds(what: "the range of the scale", value: "\(range)", bounds: "finite")
        }
        return values.range(of: [range.lowerBound, range.upperBound])
    }

    private func check(_ images: [PlainImage]) throws(FigureError) -> PlainImage {
        guard let first = images.first else { throw .nothingToDraw("the grid \"\(title)\" has no images") }
        guard columns > 0 else {
            throw .outOfBounds(what: "the number of columns", value: "\(columns)", bounds: "1 or more")
        }
        guard labels.isEmpty || labels.count == images.count else {
            throw .countsDiffer(
                what: "the grid \"\(title)\"", first: "\(images.count) images", second: "\(labels.count) labels")
        }
        for (index, image) in images.enumerated()
        where (image.height, image.width, image.channels) != (first.height, first.width, first.channels) {
            throw .shape(
                what: "image \(index)", shape: self.images[index].shape,
                expected: "that of image 0, \(self.images[0].shape), since they share a grid")
        }
        return first
    }

    private func imageSize(of image: PlainImage, columns: Int, width: Double) throws(FigureError) -> Size {
        let room = (width / Double(columns) - ImageGrid.gap).rounded(.down)
        guard room >= 4 else {
            throw .outOfBounds(
                what: "the number of columns", value: "\(columns)", bounds: "few enough for images of 4 pixels or more")
        }
        return image.size(within: Size(width: min(room, ImageGrid.largestSide), height: ImageGrid.largestSide))
    }
}
