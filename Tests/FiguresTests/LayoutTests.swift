import Palette
import Random
import Testing

@testable import Figures

@Suite("A figure's layout")
struct LayoutTests {
    /// The column, the share of a row, and a phone.
    static let widths = [columnWidth, 340.0]

    @Test("no two texts touch", arguments: FigureCatalog.all, widths)
    func labelsApart(entry: FigureCatalog.Entry, width: Double) throws {
        guard let scenes = try laidOut(entry, width) else { return }
        for scene in scenes {
            let labels = scene.drawing.labels.filter { !$0.text.isEmpty }
            for (index, label) in labels.enumerated() {
                for other in labels[(index + 1)...] {
                    #expect(
                        !label.box.grown(by: -0.5).overlaps(other.box.grown(by: -0.5)),
                        "\"\(label.text)\" and \"\(other.text)\"")
                }
            }
        }
    }

    @Test("every text lies on the figure", arguments: FigureCatalog.all, widths)
    func labelsInside(entry: FigureCatalog.Entry, width: Double) throws {
        guard let scenes = try laidOut(entry, width) else { return }
        for scene in scenes {
            let size = scene.drawing.size
            let ground = Box(left: -0.5, top: -0.5, right: size.width + 0.5, bottom: size.height + 0.5)
            for label in scene.drawing.labels {
                #expect(ground.contains(label.box), "\"\(label.text)\" at \(label.box) of \(size)")
            }
            #expect(size.width <= width)
        }
    }

    @Test("every text is 12 pixels or more", arguments: FigureCatalog.all)
    func labelsLegible(entry: FigureCatalog.Entry) throws {
        for scene in try entry.figure.scenes(width: columnWidth) {
            for label in scene.drawing.labels { #expect(label.style.size >= 12, "\"\(label.text)\"") }
        }
    }

    /// A network of units does not fold; what does not fit is said.
    private func laidOut(_ entry: FigureCatalog.Entry, _ width: Double) throws -> [Scene]? {
        do { return try entry.figure.scenes(width: width) } catch FigureError.outOfBounds {
            #expect(width < columnWidth)
            return nil
        }
    }
}

@Suite("Names of lines")
struct LineLabelTests {
    @Test("a name beside its line touches no line and no other name", arguments: 0..<60)
    func namesApart(seed: Int) throws {
        var random = SplitMix64(seed: seed)
        let lines = (0..<(1 + seed % 5)).map { _ -> [Point] in
            var y = random.unit() * 200
            return (0...40).map { step in
                y = min(max(y + (random.unit() - 0.5) * 40, 0), 200)
                return Point(Double(step) * 12, y)
            }
        }
        let box = Box(left: 0, top: 0, right: 480, bottom: 200)
        let labels = LineLabels(names: lines.indices.map { "series \($0)" })
        guard let placed = try labels.inside(box, lines: lines) else { return }
        #expect(placed.count == lines.count)
        for (index, name) in placed.enumerated() {
            #expect(box.contains(name.label.box))
            for other in placed[(index + 1)...] { #expect(!name.label.box.overlaps(other.label.box)) }
            for line in lines {
                for (a, b) in zip(line, line.dropFirst()) { #expect(name.label.box.clip(a, b) == nil) }
            }
        }
    }

    @Test("names at the right keep their order and their distance", arguments: 0..<60)
    func namesSpread(seed: Int) {
        var random = SplitMix64(seed: seed)
        let box = Box(left: 0, top: 10, right: 1, bottom: 310)
        let wanted = (0..<(1 + seed % 18)).map { _ in 10 + random.unit() * 300 }.sorted()
        let rows = spread(wanted, apart: 16, within: box)
        #expect(rows.count == wanted.count)
        for (upper, lower) in zip(rows, rows.dropFirst()) { #expect(lower - upper >= 16 - 1e-9) }
        #expect(rows.allSatisfy { $0 >= box.top - 1e-9 && $0 <= box.bottom + 1e-9 })
    }
}
