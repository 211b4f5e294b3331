import CellEvents
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
        let isAnimated = figure.light.hasSuffix(".gif") && figure.dark.hasSuffix(".gif")
        let still =
            isAnimated
            ? StillView(
                stillLight: place(figure.light, as: base + "-light-still", isStill: true),
                stillDark: place(figure.dark, as: base + "-dark-still", isStill: true)) : nil
        let view = FigureView(
            anchor: anchor, number: "Figure \(number).",
            captionHTML: prose.phrasing(figure.caption, at: cell.source.fence), light: light, dark: dark,
            width: figure.width, height: figure.height, isWide: figure.width > 560, alternative: figure.alternativeText,
            still: still)
        return templates.render(view, with: .figure)
    }

    private func place(_ source: String, as base: String, isStill: Bool = false) -> String {
        let fileExtension = source.hasSuffix(".gif") ? ".gif" : ".png"
        use(FigureFile(name: base + fileExtension, source: source, isStill: isStill))
        return prose.paths.file(base + fileExtension)
    }
}
