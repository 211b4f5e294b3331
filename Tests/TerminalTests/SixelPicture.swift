/// What a terminal makes of a sixel sequence: the shares of red, green and blue of each pixel, row by row.
struct SixelPicture {
    private(set) var width = 0
    private(set) var height = 0
    private(set) var values: [[Int]] = []

    /// The picture; nil where the sequence is none, or paints beyond its size.
    init?(_ text: String) {
        guard text.hasPrefix("\u{1B}P"), text.hasSuffix("\u{1B}\\"), let start = text.firstIndex(of: "q") else {
            return nil
        }
        var rest = text[text.index(after: start)...].dropLast(2)
        var colors: [Int: [Int]] = [:]
        var (color, x, top) = ([0, 0, 0], 0, 0)
        while let command = rest.popFirst() {
            let count = rest.prefix { $0.isNumber || $0 == ";" }
            let numbers = count.split(separator: ";").compactMap { Int($0) }
            switch command {
            case "\"":
                (width, height) = (numbers[2], numbers[3])
                values = Array(repeating: [], count: width * height)
            case "#" where numbers.count == 5: colors[numbers[0]] = Array(numbers[2...])
            case "#": color = colors[numbers[0]] ?? []
            case "$": x = 0
            case "-": (x, top) = (0, top + 6)
            default:
                let bits = command == "!" ? rest.dropFirst(count.count).first : command
                guard let bits = bits?.asciiValue, 0x3F...0x7E ~= bits else { return nil }
                for _ in 0..<(command == "!" ? numbers[0] : 1) {
                    for row in 0..<6 where (bits - 0x3F) >> row & 1 == 1 {
                        guard x < width, top + row < height else { return nil }
                        values[(top + row) * width + x] = color
                    }
                    x += 1
                }
                rest = rest.dropFirst(command == "!" ? count.count + 1 : 0)
                continue
            }
            rest = rest.dropFirst(count.count)
        }
    }
}
