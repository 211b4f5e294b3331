import Outputs
import Foundation
import Literate

extension ChapterPage {
    /// A figure with controls. Without a script it stands still where they start.
    func html(_ figure: RenderedFigure, _ state: LiveFigureState, of cell: Cell) -> HTML {
        let (anchor, number) = nextFigureNumber()
        let module = cell.live.flatMap { id in modules[id].map { (id, $0) } }
        let controls = module == nil ? [] : views(of: state.controls, in: anchor)
        let start = state.address(state.controls.flatMap(\.start))
        let presets = state.presets.map { preset in
            let place = state.address(preset.values)
            return PresetView(name: preset.name, place: place, sentence: preset.sentence, isStart: place == start)
        }
        let script = module.map { id, bytes in place(bytes, of: anchor, as: "figures/\(chapter.name)-\(id).js") }
        return templates.render(
            LiveFigureView(
                anchor: anchor, number: "Figure \(number).",
                captionHTML: prose.phrasing(figure.caption, at: cell.source.fence),
                alternative: figure.alternativeText, pictureHTML: HTML(trusted: state.start.svg),
                widest: "\(Int(Double(figure.width) * Self.greatestScale))", sentence: state.start.sentence,
                handles: zip(state.controls, controls).compactMap { HandleView($0, $1) }, controls: controls,
                presets: presets, look: presets.first(where: \.isStart)?.sentence, script: script,
                drawingHTML: drawing(of: cell)), with: .live)
    }

    /// How many times its size a picture may have, to fill the column: then its writing is hardly larger than the text around it.
    private static let greatestScale = 1.4

    private func views(of controls: [LiveControl], in anchor: String) -> [ControlView] {
        controls.enumerated().map { index, control in
            let identifier = prose.identifier("\(anchor)-control-\(index + 1)")
            switch control {
            case .slider(let slider):
                return ControlView(
                    slider: SliderView(
                        identifier: identifier, label: slider.label, range: RangeView(slider.range),
                        play: slider.seconds.map { PlayView(seconds: $0.plain) }))
            case .point(let point):
                return ControlView(
                    point: PointView(
                        identifier: identifier, label: point.label, x: RangeView(point.x), y: RangeView(point.y)))
            case .pad(let pad):
                return ControlView(
                    pad: PadView(
                        identifier: identifier, label: pad.label, width: pad.width, height: pad.height,
                        brush: pad.brush.plain, levels: pad.levels, start: control.address(pad.start[...])))
            case .iteration(let iteration):
                return ControlView(iteration: IterationView(label: iteration.label, last: iteration.last))
            }
        }
    }

    private func place(_ module: Data, of anchor: String, as name: String) -> String {
        scripts[name] = PageModule(module).script(calling: "lecternLive", anchor)
        return prose.paths.file(name)
    }

    /// The code of the figure that the page does not show otherwise.
    private func drawing(of cell: Cell) -> HTML {
        guard let id = cell.live else { return HTML() }
        let hidden = chapter.cells.filter { $0.live == id && $0.kind == .hidden }
        return prose.highlighted(hidden.map(\.source.text.withoutLastNewline).joined(separator: "\n\n"))
    }
}

extension LiveFigureState {
    /// Where the controls are, as the page's address has it: their parts, with lines between.
    fileprivate func address(_ values: [Double]) -> String {
        settings(values).map { $0.address($1) }.joined(separator: "_")
    }
}

extension LiveControl {
    /// The control's part of an address: numbers, or for a pad a digit of base 36 for each cell, where a letter from g on stands for
    /// 2 and more cells of paper. `site/assets/scripts/live-pad.js` reads it.
    fileprivate func address(_ numbers: ArraySlice<Double>) -> String {
        guard case .pad(let pad) = self else { return numbers.map(\.plain).joined(separator: "_") }
        let digits = numbers.map { String(Int(($0 * Double(pad.levels)).rounded()), radix: 16) }.joined()
        return digits.replacing(/0{2,21}/) { String($0.output.count + 14, radix: 36) }
    }
}

extension HandleView {
    /// The point in the picture that a control has; nil for one that has none.
    fileprivate init?(_ control: LiveControl, _ view: ControlView) {
        guard case .point(let point) = control, let fields = view.point else { return nil }
        self.init(
            identifier: fields.identifier, label: fields.label, x: fields.x,
            frame: point.frame.map(\.plain).joined(separator: " "), grows: point.growsDown ? "down" : "up")
    }
}

extension RangeView {
    fileprivate init(_ range: LiveRange) {
        self.init(
            minimum: range.minimum.plain, maximum: range.maximum.plain, step: range.step.plain, start: range.start.plain
        )
    }
}

extension Double {
    /// The number as HTML writes it.
    fileprivate var plain: String { self == rounded() && magnitude < 1e9 ? "\(Int(self))" : "\(self)" }
}
