import Palette
import Raster

/// Pictures from the upper half block: the foreground is one pixel, the background the one below.
struct HalfBlocks {
    let colors: TerminalStyle.Colors

    /// A character that stands over two pixels.
    struct Letter {
        var character: Character
        var color: Color
        var isBold: Bool
    }

    /// A line for every two rows of `pixels`; with characters over them where `letters`, row by row, has some.
    func lines(_ pixels: Pixels, letters: [[Letter?]] = []) -> [Line] {
        stride(from: 0, to: pixels.height - 1, by: 2).map { y in
            var text = ""
            var last = ""
            for x in 0..<pixels.width {
                let letter = letters.indices.contains(y / 2) ? letters[y / 2][x] : nil
                let (upper, lower) = (pixels[x, y], pixels[x, y + 1])
                let ground = letter == nil ? lower : upper.mixed(with: lower)
                var look = "\(code("38", letter?.color ?? upper));\(code("48", ground))"
                if !letters.isEmpty { look = (letter?.isBold == true ? "1;" : "22;") + look }
                if look != last { text += "\u{1B}[\(look)m" }
                text.append(letter?.character ?? "▀")
                last = look
            }
            return Line(text + "\u{1B}[0m", .sequence)
        }
    }

    private func code(_ plane: String, _ color: Color) -> String {
        colors == .full ? TerminalStyle.channels(plane, color) : "\(plane);5;\(TerminalStyle.index(color))"
    }
}

extension Color {
    /// The color between this and another one, of which this has a share from 0 to 1.
    func mixed(with other: Color, share: Double = 0.5) -> Color {
        func mean(_ a: UInt8, _ b: UInt8) -> UInt8 {
            UInt8((Double(a) * min(max(share, 0), 1) + Double(b) * (1 - min(max(share, 0), 1))).rounded())
        }
        return Color(red: mean(red, other.red), green: mean(green, other.green), blue: mean(blue, other.blue))
    }
}
