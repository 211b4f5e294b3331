import Outputs
import Literate
import Palette
import Raster

/// Where the files of figures are.
package struct FigureFiles: Sendable {
    /// The folder as it is shown.
    package var folder: String
    /// The bytes of a file in it; nil where it cannot be read.
    package var read: @Sendable (String) -> [UInt8]?
    /// The address of the folder, `file:///…/`, with which a link to a file begins; nil for no links.
    private let base: String?

    package init(folder: String, base: String? = nil, read: @escaping @Sendable (String) -> [UInt8]?) {
        self.folder = folder
        self.base = base
        self.read = read
    }

    /// The address of a file; nil where there are no links.
    func address(_ name: String) -> String? { base.map { $0 + name } }

    /// The path of a file, as it is shown.
    package func path(_ name: String) -> String { folder.isEmpty ? name : folder + "/" + name }
}

/// Renders a figure: the picture where the terminal can show one, its words and its file where not.
struct FigureText {
    let style: TerminalStyle
    let files: FigureFiles

    func lines(_ figure: RenderedFigure, width: Int) -> [Line] {
        let name = style.theme == .dark ? figure.dark : figure.light
        let picture = files.read(name).flatMap { self.picture($0, figure, name: name, width: width) }
        let caption = MarkdownText.inlines(of: figure.caption)
        let sentence = figure.live.map { wrap([StyledRun($0.start.sentence.printable)], width: width) } ?? []
        return (picture ?? words(figure, name, width: width)) + sentence
            + ProseText(style: style).paragraph(caption, in: TextStyle(color: .muted, isItalic: true), width: width)
    }

    private func words(_ figure: RenderedFigure, _ name: String, width: Int) -> [Line] {
        wrap(
            [
                StyledRun(figure.live == nil ? "[figure] " : "[figure, live on its page] ", .muted),
                StyledRun(figure.alternativeText.printable),
            ], width: width)
            + [file(name)]
    }

    /// The path of the file, which a click opens.
    private func file(_ name: String) -> Line {
        Line(files.path(name), TextStyle.muted.with { $0.link = files.address(name) })
    }

    private func picture(_ bytes: [UInt8], _ figure: RenderedFigure, name: String, width: Int) -> [Line]? {
        // A character is about nine pixels wide on the screens that figures are drawn for.
        let columns = max(min(width, figure.width / 9), 1)
        switch style.graphics {
        case .none: return nil
        case .iTerm: return [Line(InlineImage.iTerm(bytes, columns: columns), .sequence)]
        case .kitty: return png(bytes).map { [Line(InlineImage.kitty($0, columns: columns), .sequence)] }
        case .sixel:
            guard figure.width > 0 else { return nil }
            let width = columns * style.cell.width
            let height = max(width * figure.height / figure.width, 1)
            let pixels = try? Pixels(decoding: bytes).resampled(width: width, height: height)
            return pixels.flatMap { try? Sixel.encode($0) }.map { [Line($0, .sequence)] }
        case .halfBlocks:
            guard style.colors == .full || style.colors == .indexed, figure.width > 0 else { return nil }
            let rows = max((columns * figure.height / figure.width + 1) / 2, 1)
            guard let pixels = try? Pixels(decoding: bytes).resampled(width: columns, height: 2 * rows) else {
                return nil
            }
            // Two pixels a character leave no writing legible, so the file is named beside them.
            return HalfBlocks(colors: style.colors).lines(pixels) + [file(name)]
        }
    }

    /// PNG as it is; the first frame of a GIF, which kitty does not know.
    private func png(_ bytes: [UInt8]) -> [UInt8]? {
        bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) ? bytes : try? Bitmap(Pixels(decoding: bytes)).png()
    }
}
