/// Markdown whose formulas are replaced by control characters, which mean nothing to a Markdown parser, byte for byte, so
/// that TeX survives untouched and every position stays what it was. (`SourceFile` lets no control characters in.)
///
/// A formula's first three bytes become three digits that name it, or two where its first line is a bare `$$`; its other
/// bytes become a filler. Wherever Markdown takes such a place for something else than text (code, a link's destination),
/// `restored` gives the original back.
struct Formulas {
    /// The Markdown with formulas replaced: as many bytes and the same lines as the original.
    private(set) var bytes: [UInt8]
    /// Where `$$` opens a formula that is not closed in its paragraph.
    let unclosed: [Int]
    /// Formulas that are longer than a formula may be, and their bytes.
    private(set) var tooLong: [(offset: Int, bytes: Int)] = []
    /// Where the first formula is for which no name is left.
    private(set) var firstBeyondLimit: Int?
    private var spans: [[Unicode.Scalar]: Span] = [:]

    /// A place that was replaced.
    struct Span {
        var kind: Kind
        var offset: Int
        /// TeX without the dollar signs and, on later lines, without the marks of a quote.
        var tex: String
        /// What stood there, line by line, without the indentation and quote marks of later lines.
        var pieces: [String]
    }

    enum Kind { case inline, display }

    /// A piece of a text that a Markdown parser took from `bytes`.
    enum Piece { case text(String), formula(Span), filler }

    /// The most bytes of a formula: typesetting takes time and memory that grow faster than its length.
    static let most = 10_000

    private static let filler: UInt8 = 1
    private static let digits: [UInt8] = Array(0x02...0x08) + Array(0x0E...0x1A) + Array(0x1C...0x1F)

    init(in markdown: [UInt8]) {
        bytes = markdown
        var scanner = FormulaScanner(markdown: markdown)
        scanner.scan()
        unclosed = scanner.unclosed
        var named: [Int: Int] = [:]
        for found in scanner.formulas {
            if found.tex.utf8.count > Self.most { tooLong.append((found.offset, found.tex.utf8.count)) }
            let length = min(found.ranges[0].count, 3)
            guard let name = Self.name(named[length, default: 0], length: length) else {
                firstBeyondLimit = firstBeyondLimit ?? found.offset
                continue
            }
            named[length, default: 0] += 1
            for range in found.ranges {
                for index in range { bytes[index] = Self.filler }
            }
            bytes.replaceSubrange(found.offset..<found.offset + length, with: name)
            spans[name.map { Unicode.Scalar($0) }] = Span(
                kind: found.kind, offset: found.offset, tex: found.tex, pieces: found.pieces)
        }
    }

    private static func name(_ number: Int, length: Int) -> [UInt8]? {
        var rest = number
        var name: [UInt8] = []
        for _ in 0..<length {
            name.append(digits[rest % digits.count])
            rest /= digits.count
        }
        return rest == 0 ? name : nil
    }

    /// Splits a text into formulas, runs of filler and what is neither.
    func pieces(of text: String) -> [Piece] {
        let scalars = Array(text.unicodeScalars)
        guard scalars.contains(where: Self.isOurs) else { return [.text(text)] }
        var pieces: [Piece] = []
        var index = 0
        while index < scalars.count {
            let start = index
            if Self.isOurs(scalars[index]), let (span, length) = span(at: index, of: scalars) {
                pieces.append(.formula(span))
                index += length
                while index < scalars.count, scalars[index].value == Self.filler { index += 1 }
            } else if Self.isOurs(scalars[index]) {
                pieces.append(.filler)
                while index < scalars.count, scalars[index].value == Self.filler { index += 1 }
                index = max(index, start + 1)
            } else {
                while index < scalars.count, !Self.isOurs(scalars[index]) { index += 1 }
                var plain = String.UnicodeScalarView()
                plain.append(contentsOf: scalars[start..<index])
                pieces.append(.text(String(plain)))
            }
        }
        return pieces
    }

    private func span(at index: Int, of scalars: [Unicode.Scalar]) -> (Span, length: Int)? {
        for length in [3, 2] where index + length <= scalars.count {
            if let span = spans[Array(scalars[index..<index + length])] { return (span, length) }
        }
        return nil
    }

    private static func isOurs(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value == filler || digits.contains { scalar.value == UInt32($0) }
    }

    /// The original of a text that a Markdown parser took from `bytes`.
    func restored(_ text: String) -> String {
        var waiting: ArraySlice<String> = []
        var result = ""
        for piece in pieces(of: text) {
            switch piece {
            case .text(let plain): result += plain
            case .filler: result += waiting.popFirst() ?? ""
            case .formula(let span):
                result += span.pieces[0]
                waiting = span.pieces.dropFirst()
            }
        }
        return result
    }
}
