import Outputs
import Foundation
import Literate

extension ChapterPage {
    /// A figure with sliders. Without a script it stands still where they start.
    func html(_ figure: RenderedFigure, _ state: LiveFigureState, of cell: Cell) -> HTML {
        let (anchor, number) = nextFigureNumber()
        let module = cell.live.flatMap { id in modules[id].map { (id, $0) } }
        let sliders = state.sliders.enumerated().map { index, slider in
            SliderView(
                slider: prose.identifier("\(anchor)-slider-\(index + 1)"), label: slider.label,
                minimum: slider.minimum.plain,
                maximum: slider.maximum.plain, step: slider.step.plain, start: slider.start.plain,
                shown: slider.shownStart)
        }
        let presets = state.presets.map {
            PresetView(name: $0.name, values: $0.values.map(\.plain).joined(separator: " "), sentence: $0.sentence)
        }
        let script = module.map { id, bytes in place(bytes, of: anchor, as: "figures/\(chapter.name)-\(id).js") }
        return templates.render(
            LiveFigureView(
                anchor: anchor, number: "Figure \(number).",
                captionHTML: prose.phrasing(figure.caption, at: cell.source.fence),
                alternative: figure.alternativeText, pictureHTML: HTML(trusted: state.start.svg),
                sentence: state.start.sentence, sliders: module == nil ? [] : sliders, presets: presets,
                script: script,
                drawingHTML: drawing(of: cell)), with: .live)
    }

    /// The module as a script, for a page that was opened as a file may read no other.
    private func place(_ module: Data, of anchor: String, as name: String) -> String {
        scripts[name] = "lecternLive(\"\(anchor)\", \"\(module.base64EncodedString())\");\n"
        return prose.paths.file(name)
    }

    /// The code of the figure that the page does not show otherwise.
    private func drawing(of cell: Cell) -> HTML {
        guard let id = cell.live else { return HTML() }
        let hidden = chapter.cells.filter { $0.live == id && $0.kind == .hidden }
        return prose.highlighted(hidden.map(\.source.text.withoutLastNewline).joined(separator: "\n\n"))
    }
}

extension LiveSlider {
    /// Where it starts, with as many decimals as its steps have.
    fileprivate var shownStart: String {
        let places = step.plain.split(separator: ".").dropFirst().first?.count ?? 0
        return String(format: "%.\(places)f", start).replacing("-", with: "−")
    }
}

extension Double {
    /// The number as HTML writes it.
    fileprivate var plain: String { self == rounded() && magnitude < 1e9 ? "\(Int(self))" : "\(self)" }
}
