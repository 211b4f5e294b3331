/// Figures side by side: small multiples, or what belongs together. Where the width does not hold them all, they go on in a further row.
public struct FigureRow: Figure {
    /// The parts, from left to right.
    public var figures: [any Figure]

    public init(_ figures: [any Figure]) { self.figures = figures }

    /// The parts' alternative texts, one after the other.
    public var alternativeText: String { figures.map(\.alternativeText).joined(separator: " ") }

    private static let gap = 28.0
    /// A part is not made narrower than this while there is room for fewer in a row.
    private static let narrowest = 170.0

    /// Lays the parts out in equal shares of the width. Where one moves, the others keep still or move along.
    public func scenes(width: Double) throws(FigureError) -> [Scene] {
        guard !figures.isEmpty else { throw .nothingToDraw("the row has no figures") }
        let fitting = max(1, Int((width + FigureRow.gap) / (FigureRow.narrowest + FigureRow.gap)))
        let rows = (figures.count + fitting - 1) / fitting
        let columns = (figures.count + rows - 1) / rows
        let share = ((width - FigureRow.gap * Double(columns - 1)) / Double(columns)).rounded(.down)
        var parts: [[Scene]] = []
        for figure in figures {
            guard figure.alternativeText.contains(where: { !$0.isWhitespace }) else { throw .alternativeTextMissing }
            parts.append(try figure.scenes(width: share))
        }
        return timeline(of: parts).map { moment in
            Scene(
                arranged(parts.map { drawing(of: $0, at: moment.begin) }, columns: columns), seconds: moment.seconds)
        }
    }

    private func arranged(_ drawings: [Drawing], columns: Int) -> Drawing {
        var whole = Drawing(size: Size(width: 0, height: 0))
        var top = 0.0
        for start in stride(from: 0, to: drawings.count, by: columns) {
            var left = 0.0
            let row = drawings[start..<min(start + columns, drawings.count)]
            for drawing in row {
                whole.add(drawing, at: Point(left, top))
                left += drawing.size.width + FigureRow.gap
            }
            whole.size.width = max(whole.size.width, left - FigureRow.gap)
            top += (row.map(\.size.height).max() ?? 0) + FigureRow.gap / 2
        }
        whole.size.height = top - FigureRow.gap / 2
        return whole
    }

    /// When each new picture begins, and how long it lasts, until the longest part ends. All parts begin together.
    private func timeline(of parts: [[Scene]]) -> [(begin: Double, seconds: Double)] {
        let moving = parts.filter { $0.count > 1 }
        guard !moving.isEmpty else { return [(0, 0)] }
        var ends: Set<Double> = [0]
        for scenes in moving {
            var end = 0.0
            for scene in scenes {
                end += scene.seconds
                ends.insert((end * 100).rounded() / 100)
            }
        }
        let moments = ends.sorted()
        return zip(moments, moments.dropFirst()).map { ($0, $1 - $0) }
    }

    private func drawing(of scenes: [Scene], at moment: Double) -> Drawing {
        var end = 0.0
        for scene in scenes {
            end += scene.seconds
            if moment < end - 0.005 { return scene.drawing }
        }
        return scenes[scenes.count - 1].drawing
    }
}
