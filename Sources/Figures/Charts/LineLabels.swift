/// Places the names of lines: along the lines if every name finds room there, else at the right.
struct LineLabels {
    let names: [String]

    /// A name at its place, with a thin line to its series where it had to move away.
    struct Placed {
        var label: Label
        var leader: [Point] = []

        func draw(on drawing: inout Drawing) {
            if !leader.isEmpty { drawing.line(leader, label.color, width: 0.75) }
            drawing.text(label)
        }
    }

    /// From a name to its own line, and at least to any other.
    private static let gap = 5.0
    private static let style = TextStyle.label
    private static let lineHeight = 16.0

    var marginWidth: Double {
        get throws(FigureError) {
            var widest = 0.0
            for name in names { widest = max(widest, try LineLabels.style.width(of: typeset(name))) }
            return widest
        }
    }

    /// Names beside their lines within the plot area; nil where one finds no room that is clearly its own.
    func inside(_ box: Box, lines: [[Point]]) throws(FigureError) -> [Placed]? {
        guard names.count <= 5 else { return nil }
        let paths = lines.map { resampled($0, within: box) }
        var placed: [Placed] = []
        for (index, name) in names.enumerated() where !name.isEmpty {
            let size = try Label(name, at: Point(0, 0), style: LineLabels.style)
            let candidates = places(for: size.box, along: paths[index], in: box)
            let scored = candidates.compactMap { candidate -> (box: Box, penalty: Double)? in
                guard !placed.contains(where: { $0.label.box.grown(by: 3).overlaps(candidate) }) else { return nil }
                return penalty(of: candidate, own: index, paths: paths, in: box).map { (candidate, $0) }
            }
            guard let best = scored.min(by: { $0.penalty < $1.penalty })?.box else { return nil }
            let baseline = Point(best.left, best.top + LineLabels.style.ascent)
            placed.append(
                Placed(label: try Label(name, at: baseline, style: LineLabels.style, color: seriesColor(index))))
        }
        return placed
    }

    /// Names at the ends of their lines, in a column at the right of the plot area, pushed apart where they would touch.
    func atTheRight(of box: Box, lines: [[Point]]) throws(FigureError) -> [Placed] {
        let ends = lines.map { line in
            let end = line.last { box.contains($0) } ?? box.center
            return Point(end.x, min(max(end.y, box.top), box.bottom))
        }
        let order = names.indices.filter { !names[$0].isEmpty }.sorted { (ends[$0].y, $0) < (ends[$1].y, $1) }
        let rows = spread(order.map { ends[$0].y }, apart: LineLabels.lineHeight, within: box)
        var placed: [Placed] = []
        for (index, row) in zip(order, rows) {
            let end = ends[index]
            let isNear = abs(row - end.y) < 3 && box.right - end.x < 2
            let leader = isNear ? [] : [Point(end.x + 3, end.y), Point(box.right + 17, row)]
            placed.append(
                Placed(
                    label: try Label(
                        names[index], at: Point(box.right + (leader.isEmpty ? 6 : 20), row + 4.5),
                        style: LineLabels.style,
                        color: seriesColor(index)), leader: leader))
        }
        return placed
    }

    /// Boxes of a label's size that lie on or under a line, close to it.
    private func places(for label: Box, along path: [Point], in box: Box) -> [Box] {
        stride(from: box.left + 4, through: box.right - label.width - 4, by: 4).flatMap { left -> [Box] in
            let span = path.filter { left - 2 <= $0.x && $0.x <= left + label.width + 2 }
            guard let top = span.map(\.y).min(), let bottom = span.map(\.y).max() else { return [] }
            return [top - LineLabels.gap - label.height, bottom + LineLabels.gap].map {
                Box(left: left, top: $0, width: label.width, height: label.height)
            }
        }
    }

    /// How badly a box names its own line: far from it, close to others, far from the right end. Nil where it cannot be.
    private func penalty(of candidate: Box, own: Int, paths: [[Point]], in box: Box) -> Double? {
        guard box.grown(by: -2).contains(candidate) else { return nil }
        var others = 60.0
        for (index, path) in paths.enumerated() where index != own {
            others = min(others, distance(from: candidate, to: path))
            if others < LineLabels.gap + 2 { return nil }
        }
        let mine = distance(from: candidate, to: paths[own])
        let center = distance(from: Box(around: [candidate.center]), to: paths[own])
        guard mine < 12, others > mine * 1.5 else { return nil }
        return center * 2 - others * 0.5 + (box.right - candidate.right) * 0.05
    }

    private func distance(from box: Box, to path: [Point]) -> Double {
        path.reduce(.infinity) { nearest, point in
            let across = max(box.left - point.x, 0, point.x - box.right)
            let along = max(box.top - point.y, 0, point.y - box.bottom)
            return min(nearest, Point(across, along).length)
        }
    }

    /// Points at most 2 pixels apart on the part of a line that is seen.
    private func resampled(_ line: [Point], within box: Box) -> [Point] {
        guard line.count > 1 else { return line }
        return zip(line, line.dropFirst()).flatMap { a, b -> [Point] in
            guard let (from, to) = box.grown(by: 1).clip(a, b) else { return [] }
            let steps = max(1, Int((to - from).length / 2))
            return (0...steps).map { from + (to - from) * (Double($0) / Double(steps)) }
        }
    }
}

/// Values moved as little as needed to lie at least `apart` from each other, in order, within a box's height.
func spread(_ wanted: [Double], apart: Double, within box: Box) -> [Double] {
    // Neighbors that would touch form a group, which is centered on its members' mean wish.
    struct Group {
        var wishes: [Double]
        var center: Double { wishes.reduce(0, +) / Double(wishes.count) }
    }
    var groups: [Group] = []
    func top(_ group: Group) -> Double {
        let half = Double(group.wishes.count - 1) * apart / 2
        let highest = max(box.top, box.bottom - 2 * half)
        return min(max(group.center - half, box.top), highest)
    }
    for wish in wanted {
        groups.append(Group(wishes: [wish]))
        while groups.count > 1 {
            let (upper, lower) = (groups[groups.count - 2], groups[groups.count - 1])
            guard top(upper) + Double(upper.wishes.count) * apart > top(lower) else { break }
            groups.removeLast(2)
            groups.append(Group(wishes: upper.wishes + lower.wishes))
        }
    }
    return groups.flatMap { group in group.wishes.indices.map { top(group) + Double($0) * apart } }
}
