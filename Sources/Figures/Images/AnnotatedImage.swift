import Kernels

/// An image with what was found in it: boxes with names, or a class for every pixel.
public struct AnnotatedImage: Figure {
    /// What the image shows.
    public var title: String
    /// `[H, W]`, or `[3, H, W]` in color, in 0...1.
    public var image: Tensor
    /// Boxes drawn on it.
    public var boxes: [ImageBox]
    /// A class for every pixel, `[H, W]` of whole numbers, which tints the image in gray; 0 is left as it is. Nil for none.
    public var classes: Tensor?
    /// The names of the classes from 1 on, written where each is seen.
    public var classNames: [String]
    public var alternativeText: String

    /// An image with these boxes and classes.
    ///
    /// - Parameter alternativeText: what is drawn, and what follows from it.
    public init(
        title: String, image: Tensor, boxes: [ImageBox] = [], classes: Tensor? = nil, classNames: [String] = [],
        alternativeText: String
    ) {
        self.title = title
        self.image = image
        self.boxes = boxes
        self.classes = classes
        self.classNames = classNames
        self.alternativeText = alternativeText
    }

    private static let largest = 360.0

    /// Lays the image out.
    ///
    /// - Throws: `FigureError` where the image is none, a box is not in it, or the classes have another size.
    public func scenes(width: Double) throws(FigureError) -> [Scene] {
        var image = try PlainImage(image, name: "the image")
        let map = try classMap(like: image)
        if map != nil { image = image.gray }
        try checkBoxes(in: image)
        let largest = min(width - 2, AnnotatedImage.largest)
        let size = image.size(within: Size(width: largest, height: largest))
        let box = Box(left: 1, top: 1, width: size.width, height: size.height)
        var drawing = Drawing(
            size: Size(
                width: (box.right + 1).rounded(.up),
                height: (box.bottom + 1).rounded(.up)))
        drawing.add(image, in: box, values: .gray, scale: 0...1)
        let unit = size.width / Double(image.width)
        var tags = Tags(area: box)
        if let map { try drawClasses(map, in: box, unit: unit, tags: &tags, on: &drawing) }
        try drawBoxes(in: box, unit: unit, tags: &tags, on: &drawing)
        return [Scene(try drawing.headed(by: title, width: width))]
    }

    private func classMap(like image: PlainImage) throws(FigureError) -> PlainImage? {
        guard let classes else { return nil }
        let map = try PlainImage(classes, name: "the classes")
        guard map.channels == 1, (map.height, map.width) == (image.height, image.width) else {
            throw .shape(
                what: "the classes", shape: classes.shape, expected: "[\(image.height), \(image.width)], as the image")
        }
        if let index = map.values.firstIndex(where: { $0 < 0 || $0 != $0.rounded() || $0 > 1000 }) {
            throw .outOfBounds(
                what: "class \(index)", value: "\(map.values[index])", bounds: "a whole number of 0 or more")
        }
        return map
    }

    private func drawClasses(
        _ map: PlainImage, in area: Box, unit: Double, tags: inout Tags, on drawing: inout Drawing
    ) throws(FigureError) {
        let tints = map.values.map { value -> MarkColor in
            value == 0 ? .token(.paper, opacity: 0) : MarkColor(seriesColor(Int(value) - 1).source, opacity: 0.55)
        }
        drawing.add(.cells(area, columns: map.width, colors: tints), .token(.paper))
        for (index, name) in classNames.enumerated() where !name.isEmpty {
            guard let pixel = map.middle(of: Float(index + 1)) else { continue }
            let place = Point(area.left + pixel.x * unit, area.top + pixel.y * unit)
            let half = try TextStyle.tick.width(of: typeset(name)) / 2 + 5
            try tags.add(name, at: Box(around: [place + Point(-half, 8.5)]), group: index, on: &drawing)
        }
    }

    private func checkBoxes(in image: PlainImage) throws(FigureError) {
        for (index, box) in boxes.enumerated() {
            let isInside =
                0 <= box.left && box.left < box.right && box.right <= Double(image.width) && 0 <= box.top
                && box.top < box.bottom && box.bottom <= Double(image.height)
            guard isInside, box.group >= 0 else {
                throw .outOfBounds(
                    what: "box \(index) (\"\(box.name)\")",
                    value: "from (\(box.left), \(box.top)) to (\(box.right), \(box.bottom))",
                    bounds: "not empty, and in the image of \(image.width) by \(image.height) pixels")
            }
        }
    }

    private func drawBoxes(in area: Box, unit: Double, tags: inout Tags, on drawing: inout Drawing)
        throws(FigureError)
    {
        let frames = boxes.map { box in
            Box(
                left: area.left + box.left * unit, top: area.top + box.top * unit, right: area.left + box.right * unit,
                bottom: area.top + box.bottom * unit)
        }
        for (box, frame) in zip(boxes, frames) {
            let outline = frame.corners + frame.corners.prefix(2)
            drawing.line(outline, .token(.paper), width: 4)
            drawing.line(outline, seriesColor(box.group), width: 2, dash: box.style == .dashed ? [6, 4] : [])
        }
        for (box, frame) in zip(boxes, frames) where !box.name.isEmpty {
            try tags.add(box.name, at: frame, group: box.group, on: &drawing)
        }
    }
}

extension PlainImage {
    /// The image without its colors.
    fileprivate var gray: PlainImage {
        guard channels == 3 else { return self }
        let area = height * width
        let weights: [Float] = [0.2126, 0.7152, 0.0722]
        return PlainImage(
            channels: 1, height: height, width: width,
            values: (0..<area).map { pixel in (0..<3).reduce(0) { $0 + weights[$1] * values[$1 * area + pixel] } })
    }

    /// The pixel of a value that lies nearest to the mean of all of them; nil where there is none.
    fileprivate func middle(of value: Float) -> Point? {
        let members = values.indices.filter { values[$0] == value }.map {
            Point(Double($0 % width), Double($0 / width))
        }
        guard !members.isEmpty else { return nil }
        let mean = members.reduce(Point(0, 0), +) * (1 / Double(members.count))
        return members.min { ($0 - mean).length < ($1 - mean).length }
    }
}
