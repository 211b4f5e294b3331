import Palette
import Raster

/// Pictures from the upper half block: the foreground is one pixel, the background the one below.
struct HalfBlocks {
    let colors: TerminalStyle.Colors

    /// A line for every two rows of `pixels`.
    func lines(_ pixels: Pixels) -> [Line] {
        stride(from: 0, to: pixels.height - 1, by: 2).map { y in
            var text = ""
            var last: (Color, Color)?
            for x in 0..<pixels.width {
                let pair = (pixels[x, y], pixels[x, y + 1])
                if last == nil || last! != pair { text += "\u{1B}[\(code("38", pair.0));\(code("48", pair.1))m" }
                text += "▀"
                last = pair
            }
            return Line(text + "\u{1B}[0m", .sequence)
        }
    }

    private func code(_ plane: String, _ color: Color) -> String {
        colors == .full ? TerminalStyle.channels(plane, color) : "\(plane);5;\(TerminalStyle.index(color))"
    }
}
