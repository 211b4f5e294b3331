import Outputs
import Figures
import Pictures

/// Draws a live figure below the cell, where its controls start; on the page of a cell with `live=NAME` a reader moves them.
///
/// - Parameter caption: what to see; may have inline Markdown and `$TeX$`.
/// - Throws: `FigureError`, which says what is wrong with the controls or the picture.
public func show(_ figure: LiveFigure, caption: String = "") throws(FigureError) {
    func drawn(_ picture: Picture) -> LivePicture { LivePicture(svg: picture.svg, sentence: picture.sentence) }
    try send(
        figure, caption: caption,
        live: LiveFigureState(
            controls: figure.controls.map(LiveControl.init),
            fixed: figure.fixed.map {
                LiveNumbers(words: $0.words, count: $0.values.count, largest: $0.largest)
            },
            presets: figure.presets.map { LivePreset(name: $0.name, values: $0.values, sentence: $0.sentence) },
            start: drawn(figure.start),
            samples: figure.samples.map { LiveSample(values: $0.values, picture: drawn($0.picture)) }))
}

/// A trailing live figure is drawn.
public func lecternDisplay(_ figure: LiveFigure) throws(FigureError) { try show(figure) }

extension LiveControl {
    /// The control as the page needs it.
    fileprivate init(_ control: AnyControl) {
        let ranges = control.ranges.map {
            LiveRange(minimum: $0.minimum, maximum: $0.maximum, step: $0.step, start: $0.start)
        }
        switch control.kind {
        case .slider(let playing):
            self = .slider(
                LiveSlider(label: control.label, range: ranges[0], seconds: playing.map { $0 / .seconds(1) }))
        case .point(let plane):
            self = .point(
                LivePoint(
                    label: control.label, x: ranges[0], y: ranges[1], growsDown: plane.origin == .topLeft,
                    frame: [plane.left, plane.top, plane.width, plane.height]))
        case .pad(let width, let height, let brush):
            self = .pad(
                LivePad(
                    label: control.label, width: width, height: height, brush: brush, levels: DrawingPad.levels,
                    start: control.start))
        case .iteration:
            self = .iteration(LiveIteration(label: control.label, last: Int(ranges[0].maximum)))
        }
    }
}
