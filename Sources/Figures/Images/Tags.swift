/// Names on an image, on a ground of their color, none over another.
struct Tags {
    /// The image.
    let area: Box
    private var taken: [Box] = []

    private static let height = 17.0

    init(area: Box) { self.area = area }

    /// Writes a name at one of the corners of what it names, within the image and off the other names.
    mutating func add(_ name: String, at frame: Box, group: Int, on drawing: inout Drawing) throws(FigureError) {
        let width = try TextStyle.tick.width(of: typeset(name)) + 10
        let free = candidates(at: frame, width: width).first { tag in
            area.grown(by: 0.01).contains(tag) && !taken.contains { $0.grown(by: 1).overlaps(tag) }
        }
        guard let free else {
            throw .outOfBounds(
                what: "the number of names on the image", value: "\(taken.count + 1)",
                bounds: "few enough, and the names short enough, to lie apart: leave \"\(name)\" out")
        }
        taken.append(free)
        drawing.add(.rectangle(free), seriesColor(group))
        drawing.text(
            try Label(
                name, at: Point(free.left + 5, free.bottom - 4.5), style: .tick, color: .over(seriesColor(group))))
    }

    private func candidates(at frame: Box, width: Double) -> [Box] {
        let corners = [
            Point(frame.left, frame.top - Tags.height), Point(frame.left, frame.bottom), Point(frame.left, frame.top),
            Point(frame.right - width, frame.bottom - Tags.height), Point(frame.right - width, frame.top - Tags.height),
            Point(frame.right - width, frame.bottom), Point(frame.right, frame.top),
            Point(frame.left - width, frame.top),
        ]
        let rows = stride(from: area.top, through: area.bottom - Tags.height, by: Tags.height).map {
            Point(frame.left, $0)
        }
        return (corners + rows).map { corner in
            Box(
                left: min(max(corner.x, area.left), max(area.left, area.right - width)),
                top: min(corner.y, area.bottom - Tags.height), width: width, height: Tags.height)
        }
    }
}
