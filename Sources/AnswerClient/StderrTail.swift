import Foundation

/// The end of what a failed process wrote to its standard error.
struct StderrTail {
    /// The runtime's message, e.g. `Index out of range`; nil where it gave none.
    var fatalError: String?
    /// Offsets in the answer's library, innermost first.
    var offsets: [UInt64] = []
    /// Those of calls that come again and again, in order: they are the same in every run of an endless recursion, while where its
    /// stack ended is not.
    var repeatedOffsets: [UInt64] {
        Dictionary(offsets.map { ($0, 1) }, uniquingKeysWith: +).filter { $0.value >= 8 }.keys.sorted()
    }

    /// The last line that is neither.
    var lastLine: String?

    /// The name of the library that an answer is linked into.
    static let library = "libAnswer.so"

    init(_ bytes: [UInt8]) {
        for line in String(decoding: bytes, as: UTF8.self).split(whereSeparator: \.isNewline) {
            if line.hasPrefix("@") {
                let fields = line.dropFirst().split(separator: "\t")
                if fields.count == 2, fields[0].hasSuffix(Self.library), offsets.count < 64,
                    let offset = UInt64(fields[1], radix: 16)
                {
                    offsets.append(offset)
                }
            } else if let range = line.range(of: "Fatal error") {
                let text = line[range.upperBound...].drop { $0 == ":" || $0 == " " }
                fatalError = String((text.isEmpty ? "Fatal error" : text).prefix(300))
            } else {
                lastLine = String(line.prefix(300))
            }
        }
    }
}
