import Outputs
import Literate

extension ChapterPage {
    /// A figure in both themes, with its number and caption. An animation has a still beside it for readers who want no
    /// motion.
    func html(_ figure: RenderedFigure, of cell: Cell) -> HTML {
        if let state = figure.live { return html(figure, state, of: cell) }
        let (anchor, number) = nextFigureNumber()
        let base = "figures/\(chapter.name)-\(number.split(separator: ".").last ?? "")"
        let light = place(figure.light, as: base + "-light")
        let dark = place(figure.dark, as: base + "-dark")
        let narrow = figure.narrow.map { narrow in
            NarrowView(
                narrowLight: place(narrow.light, as: base + "-phone-light"),
                narrowDark: place(narrow.dark, as: base + "-phone-dark"), narrowWidth: narrow.width,
                narrowHeight: narrow.height, narrowStill: still(narrow.light, narrow.dark, as: base + "-phone"))
        }
        let view = FigureView(
            anchor: anchor, number: "Figure \(number).",
            captionHTML: prose.phrasing(figure.caption, at: cell.source.fence), light: light, dark: dark,
            width: figure.width, height: figure.height, isWide: figure.width > 560 && narrow == nil,
            alternative: figure.alternativeText, still: still(figure.light, figure.dark, as: base), narrow: narrow)
        return templates.render(view, with: .figure)
    }

    /// The first frames of an animation; nil where nothing moves.
    private func still(_ light: String, _ dark: String, as base: String) -> StillView? {
        guard light.hasSuffix(".gif"), dark.hasSuffix(".gif") else { return nil }
        return StillView(
            stillLight: place(light, as: base + "-light-still", isStill: true),
            stillDark: place(dark, as: base + "-dark-still", isStill: true))
    }

    private func place(_ source: String, as base: String, isStill: Bool = false) -> String {
        let fileExtension = source.hasSuffix(".gif") ? ".gif" : ".png"
        use(FigureFile(name: base + fileExtension, source: source, isStill: isStill))
        return prose.paths.file(base + fileExtension)
    }
}
