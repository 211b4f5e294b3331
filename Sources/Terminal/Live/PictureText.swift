import Figures
import Palette
import Pictures
import Raster

/// What a live figure draws, on a terminal.
struct PictureText {
    let style: TerminalStyle

    /// A picture in a terminal's rows.
    enum Shown {
        /// A line for each row.
        case lines([Line])
        /// One sequence, which paints over these columns and rows from where the cursor is.
        case image(String, columns: Int, rows: Int)
    }

    /// The picture in at most this many columns and rows; nil where the terminal shows none.
    func shown(_ picture: Picture, columns: Int, rows: Int) -> Shown? {
        guard style.graphics != .none, picture.width >= 1, picture.height >= 1, columns > 0, rows > 0 else {
            return nil
        }
        // A row is as high as a character, two pixels of half blocks.
        let cell = style.graphics == .halfBlocks ? .init(width: 1, height: 2) : style.cell
        let scale = min(
            Double(columns * cell.width) / picture.width, Double(rows * cell.height) / picture.height)
        let width = max(Int(picture.width * scale), 1)
        let height = max(Int(picture.height * scale), 1)
        guard let drawing = try? picture.drawing() else { return nil }
        if style.graphics == .halfBlocks {
            guard style.colors == .full || style.colors == .indexed else { return nil }
            return .lines(blocks(picture, drawing, width: width, rows: max(height / 2, 1)))
        }
        guard let pixels = try? drawing.pixels(theme: style.theme).resampled(width: width, height: height),
            let sequence = sequence(pixels, columns: max(width / cell.width, 1))
        else { return nil }
        return .image(
            sequence, columns: (width + cell.width - 1) / cell.width, rows: (height + cell.height - 1) / cell.height)
    }

    private func sequence(_ pixels: Pixels, columns: Int) -> String? {
        switch style.graphics {
        case .none, .halfBlocks: nil
        case .sixel: try? Sixel.encode(pixels)
        case .iTerm: (try? Bitmap(pixels).png()).map { InlineImage.iTerm($0, columns: columns) }
        case .kitty: (try? Bitmap(pixels).png()).map { InlineImage.kitty($0, columns: columns, identifier: 1) }
        }
    }

    /// Two pixels a character, and over them the picture's texts as the terminal writes them: in so few pixels none were legible.
    private func blocks(_ picture: Picture, _ drawing: Drawing, width: Int, rows: Int) -> [Line] {
        var marks = drawing
        marks.marks.removeAll { if case .text = $0.shape { true } else { false } }
        guard let pixels = try? marks.pixels(theme: style.theme).resampled(width: width, height: 2 * rows) else {
            return []
        }
        var letters: [[HalfBlocks.Letter?]] = Array(repeating: Array(repeating: nil, count: width), count: rows)
        for shape in picture.shapes {
            guard case .text(let text, let x, let y, let size, let anchor, let isBold) = shape.form else { continue }
            let characters = text.printableLine.filter { $0.displayWidth == 1 }
            let share: Double =
                switch anchor {
                case .start: 0
                case .middle: 0.5
                case .end: 1
                }
            let left = Int((x / picture.width * Double(width) - share * Double(characters.count)).rounded())
            // The middle of small letters is a third of the size above the baseline.
            let row = Int(((y - size / 3) / picture.height * Double(rows)).rounded(.down))
            guard letters.indices.contains(row) else { continue }
            let color = style.theme.color(shape.fill.flatMap { ColorToken(rawValue: $0.name) } ?? .ink)
            let start = max(min(left, width - characters.count), 0)
            for (offset, character) in characters.enumerated() where start + offset < width {
                letters[row][start + offset] = HalfBlocks.Letter(character: character, color: color, isBold: isBold)
            }
        }
        return HalfBlocks(colors: style.colors).lines(pixels, letters: letters)
    }
}
