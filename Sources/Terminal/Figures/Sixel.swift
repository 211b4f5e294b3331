import Raster

/// DEC's sixel graphics, which xterm, foot, mlterm, Konsole, tmux and others take: bands of six rows, color by color.
///
/// libsixel and chafa know more, such as dithering, which figures do not need; this is shorter than a C library's package, header and row
/// of `doctor` would be.
enum Sixel {
    /// The pixels as an escape sequence, in at most 255 colors.
    static func encode(_ pixels: Pixels) throws(RasterError) -> String {
        // A GIF's colors are chosen for a figure: those that fill the most pixels are kept exactly.
        let reduced = try Pixels(decoding: GIF.encode([pixels], hundredths: [0]))
        var registers: [UInt32: Int] = [:]
        for color in reduced.values where registers[color] == nil { registers[color] = registers.count }
        var text: [UInt8] = []
        text += "\u{1B}P0;1;0q\"1;1;\(reduced.width);\(reduced.height)".utf8
        for (color, register) in registers.sorted(by: { $0.value < $1.value }) {
            let shares = [16, 8, 0].map { (Int(color >> $0 & 255) * 100 + 127) / 255 }
            text += "#\(register);2;\(shares[0]);\(shares[1]);\(shares[2])".utf8
        }
        let indices = reduced.values.map { registers[$0] ?? 0 }
        for top in stride(from: 0, to: reduced.height, by: 6) {
            let rows = min(6, reduced.height - top)
            addBand(indices[top * reduced.width..<(top + rows) * reduced.width], width: reduced.width, to: &text)
        }
        text += "\u{1B}\\".utf8
        return String(decoding: text, as: UTF8.self)
    }

    /// Adds a band of at most six rows: each of its colors over the whole width, the cursor back at the left edge after each.
    private static func addBand(_ indices: ArraySlice<Int>, width: Int, to text: inout [UInt8]) {
        var columns: [Int: [UInt8]] = [:]
        for (offset, register) in indices.enumerated() {
            columns[register, default: [UInt8](repeating: 0, count: width)][offset % width] |= 1 << (offset / width)
        }
        for (register, bits) in columns.sorted(by: { $0.key < $1.key }) {
            text += "#\(register)".utf8
            var start = 0
            while start < width {
                let end = bits[start...].firstIndex { $0 != bits[start] } ?? width
                let sixel = bits[start] + 0x3F
                text +=
                    end - start > 3 ? "!\(end - start)".utf8 + [sixel] : [UInt8](repeating: sixel, count: end - start)
                start = end
            }
            text.append(UInt8(ascii: "$"))
        }
        text.append(UInt8(ascii: "-"))
    }
}
