import Foundation

/// A circle as a polygon, smooth at the image's resolution.
func circle(center: Point, radius: Double) -> [Point] {
    let count = max(12, Int(radius * 8))
    return (0..<count).map { index in
        let angle = 2 * Double.pi * Double(index) / Double(count)
        return Point(center.x + radius * cos(angle), center.y + radius * sin(angle))
    }
}

/// A quarter of a circle's edge, clockwise on the page from an angle in radians.
func arc(center: Point, radius: Double, from angle: Double) -> [Point] {
    (0...8).map { step in
        let angle = angle + .pi / 2 * Double(step) / 8
        return Point(center.x + radius * cos(angle), center.y + radius * sin(angle))
    }
}

/// The quadrilateral that a straight stroke covers.
func quadrilateral(from a: Point, to b: Point, width: Double) -> [Point] {
    let along = b - a
    let length = along.length
    guard length > 0 else { return [] }
    let across = Point(-along.y, along.x) * (width / 2 / length)
    return [a + across, b + across, b - across, a - across]
}

/// The stretches of a line that a dash pattern (drawn, left out, in turn) leaves.
func dashes(of points: [Point], pattern: [Double]) -> [[Point]] {
    guard pattern.contains(where: { $0 > 0 }) else { return [points] }
    var stretches: [[Point]] = []
    var (step, left, isDrawn) = (0, pattern[0], true)
    var current: [Point] = points.first.map { [$0] } ?? []
    for (start, end) in zip(points, points.dropFirst()) {
        var a = start
        while (end - a).length > left {
            a = a + (end - a) * (left / (end - a).length)
            if isDrawn { stretches.append(current + [a]) }
            isDrawn.toggle()
            current = [a]
            step = (step + 1) % pattern.count
            left = max(pattern[step], 0.5)
        }
        left -= (end - a).length
        current.append(end)
    }
    if isDrawn, current.count > 1 { stretches.append(current) }
    return stretches
}
