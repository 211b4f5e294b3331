/// A place in a drawing, in CSS pixels from its top left corner.
package struct Point: Sendable, Hashable {
    package var x: Double
    package var y: Double

    package init(_ x: Double, _ y: Double) {
        self.x = x
        self.y = y
    }

    package static func + (a: Point, b: Point) -> Point { Point(a.x + b.x, a.y + b.y) }
    package static func - (a: Point, b: Point) -> Point { Point(a.x - b.x, a.y - b.y) }
    package static func * (a: Point, factor: Double) -> Point { Point(a.x * factor, a.y * factor) }
    /// The distance from the origin.
    package var length: Double { (x * x + y * y).squareRoot() }
}

/// Width and height in CSS pixels.
package struct Size: Sendable, Hashable {
    package var width: Double
    package var height: Double

    package init(width: Double, height: Double) {
        self.width = width
        self.height = height
    }
}

/// An upright rectangle in CSS pixels.
package struct Box: Sendable, Hashable {
    package var left: Double
    package var top: Double
    package var right: Double
    package var bottom: Double

    package init(left: Double, top: Double, right: Double, bottom: Double) {
        self.left = left
        self.top = top
        self.right = right
        self.bottom = bottom
    }

    package init(left: Double, top: Double, width: Double, height: Double) {
        self.init(left: left, top: top, right: left + width, bottom: top + height)
    }

    /// The smallest box with all these points.
    package init(around points: [Point]) {
        self.init(
            left: points.map(\.x).min() ?? 0, top: points.map(\.y).min() ?? 0,
            right: points.map(\.x).max() ?? 0, bottom: points.map(\.y).max() ?? 0)
    }

    package var width: Double { right - left }
    package var height: Double { bottom - top }
    package var center: Point { Point((left + right) / 2, (top + bottom) / 2) }
    package var corners: [Point] {
        [Point(left, top), Point(right, top), Point(right, bottom), Point(left, bottom)]
    }

    /// The box with `margin` more on each side.
    package func grown(by margin: Double) -> Box {
        Box(left: left - margin, top: top - margin, right: right + margin, bottom: bottom + margin)
    }

    /// Equal parts, row by row.
    package func divided(columns: Int, rows: Int) -> [Box] {
        (0..<rows * columns).map { index in
            let (row, column) = index.quotientAndRemainder(dividingBy: columns)
            return Box(
                left: left + width * Double(column) / Double(columns), top: top + height * Double(row) / Double(rows),
                right: left + width * Double(column + 1) / Double(columns),
                bottom: top + height * Double(row + 1) / Double(rows))
        }
    }

    package func moved(by offset: Point) -> Box {
        Box(left: left + offset.x, top: top + offset.y, right: right + offset.x, bottom: bottom + offset.y)
    }

    package func overlaps(_ other: Box) -> Bool {
        left < other.right && other.left < right && top < other.bottom && other.top < bottom
    }

    package func contains(_ other: Box) -> Bool {
        left <= other.left && other.right <= right && top <= other.top && other.bottom <= bottom
    }

    package func contains(_ point: Point) -> Bool {
        left <= point.x && point.x <= right && top <= point.y && point.y <= bottom
    }

    /// What both boxes cover, or nil.
    package func intersection(_ other: Box) -> Box? {
        let common = Box(
            left: max(left, other.left), top: max(top, other.top),
            right: min(right, other.right), bottom: min(bottom, other.bottom))
        return common.width > 0 && common.height > 0 ? common : nil
    }

    /// The stretches of a line through points that lie inside.
    package func clip(_ line: [Point]) -> [[Point]] {
        var stretches: [[Point]] = []
        for (a, b) in zip(line, line.dropFirst()) {
            guard let (from, to) = clip(a, b) else { continue }
            if stretches.last?.last == from {
                stretches[stretches.count - 1].append(to)
            } else {
                stretches.append([from, to])
            }
        }
        return stretches
    }

    /// The part of the segment from `a` to `b` that lies inside, or nil (Liang and Barsky 1984).
    package func clip(_ a: Point, _ b: Point) -> (Point, Point)? {
        let delta = b - a
        var (from, to) = (0.0, 1.0)
        for (direction, distance) in [
            (-delta.x, a.x - left), (delta.x, right - a.x), (-delta.y, a.y - top), (delta.y, bottom - a.y),
        ] {
            if direction == 0 {
                if distance < 0 { return nil }
            } else if direction < 0 {
                from = max(from, distance / direction)
            } else {
                to = min(to, distance / direction)
            }
        }
        return from <= to ? (a + delta * from, a + delta * to) : nil
    }
}
