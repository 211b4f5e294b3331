import Palette
import Raster
import Testing

@testable import Figures

/// Snapshots are worth keeping only where another version of a library does not fail them and a real change does.
@Suite("The difference of two images of a figure")
struct ImageDifferenceTests {
    /// A chart, numbers in a grid, a graph: with few labels, for each is changed in turn.
    static let entries = FigureCatalog.still.filter {
        ["line chart with a bound and few points", "numbers in a grid", "computation graph with values and gradients"]
            .contains($0.name)
    }
    static let smoothed = FigureCatalog.still.enumerated().filter { $0.offset % 2 == 0 }.map(\.element)

    /// All texts a little lower and to the right, by a fifth of a pixel: every smooth edge comes out with other shades.
    @Test("does not count edges that are smoothed in another way", arguments: smoothed)
    func smoothing(entry: FigureCatalog.Entry) throws {
        let expected = try entry.figure.snapshot(.light)
        let moved = try entry.figure.snapshot(.light) { drawing in
            drawing.marks = drawing.marks.map { mark in
                if case .text = mark.shape { mark.moved(by: Point(0.2, 0.2)) } else { mark }
            }
        }
        #expect(moved != expected || entry.figure.labelCount == 0)
        let difference = ImageDifference(moved, expected)
        #expect(difference.isTolerable, "\(difference.farCount) pixels of \(difference.far.count)")
        let darker = try entry.figure.snapshot(.light).darkened(by: 0.12)
        #expect(ImageDifference(darker, expected).isTolerable, "\(ImageDifference(darker, expected).farCount) pixels")
    }

    @Test("counts a label that moved by three pixels, that is gone, or that took another color", arguments: entries)
    func changedLabel(entry: FigureCatalog.Entry) throws {
        let masks = MaskStore()
        let expected = try entry.figure.snapshot(.light, masks: masks)
        func expectDifference(_ index: Int, _ what: String, _ change: (Drawing.Mark) -> Drawing.Mark) throws {
            let changed = try entry.figure.snapshot(.light, masks: masks) { $0.changeLabel(index, change) }
            #expect(!ImageDifference(changed, expected).isTolerable, "label \(index) \(what)")
        }
        for index in 0..<entry.figure.labelCount {
            try expectDifference(index, "moved") { $0.moved(by: Point(3, 0)) }
            try expectDifference(index, "is gone") { $0.moved(by: Point(-10_000, 0)) }
            try expectDifference(index, "took another color") { mark in
                var mark = mark
                mark.color = .token(mark.color == .token(.orange) ? .blue : .orange)
                return mark
            }
        }
    }

    @Test("counts another theme, another figure and another size")
    func others() throws {
        let figure = FigureCatalog.mistakes
        let expected = try figure.snapshot(.light)
        #expect(!ImageDifference(try figure.snapshot(.dark), expected).isTolerable)
        let cut = Pixels(
            width: expected.width, height: expected.height - 1, values: Array(expected.values.dropLast(expected.width)))
        #expect(!ImageDifference(cut, expected).isTolerable)
        #expect(ImageDifference(expected, expected).farCount == 0)
    }
}

extension Figure {
    fileprivate var labelCount: Int { (try? scenes(width: columnWidth)[0].drawing.labels.count) ?? 0 }
}

extension Drawing {
    fileprivate mutating func changeLabel(_ index: Int, _ change: (Mark) -> Mark) {
        let places = marks.indices.filter { if case .text = marks[$0].shape { true } else { false } }
        marks[places[index]] = change(marks[places[index]])
    }
}

extension Pixels {
    /// Every shade a little darker, as another gamma of smoothing would give.
    fileprivate func darkened(by share: Double) -> Pixels {
        let values = values.map { Color(hex: $0).mixed(with: Color(hex: 0), share: share).hex }
        return Pixels(width: width, height: height, values: values)
    }
}
