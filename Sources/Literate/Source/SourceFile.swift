/// A chapter's bytes by lines: UTF-8 with `\n` endings and without a byte-order mark.
struct SourceFile: Sendable {
    let bytes: [UInt8]
    /// Where each line begins; a file that ends in a newline has no empty line after it.
    private let lineStarts: [Int]

    /// Normalizes line endings and leaves a byte-order mark out.
    init(_ raw: [UInt8]) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(raw.count)
        var index = raw.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        while index < raw.count {
            if raw[index] == UInt8(ascii: "\r") {
                bytes.append(UInt8(ascii: "\n"))
                if index + 1 < raw.count, raw[index + 1] == UInt8(ascii: "\n") { index += 1 }
            } else {
                bytes.append(raw[index])
            }
            index += 1
        }
        self.bytes = bytes
        var starts = [0]
        for (index, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") && index + 1 < bytes.count {
            starts.append(index + 1)
        }
        lineStarts = starts
    }

    /// Whether the bytes are UTF-8 without characters that no text should have; the first that is not is reported.
    func checkEncoding(log: DiagnosticLog) -> Bool {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
            log.report(.utf16, at: SourcePosition(line: 1))
            return false
        }
        if let offset = Self.firstInvalidByte(of: bytes) {
            log.report(.notUTF8(byte: bytes[offset]), at: position(at: offset))
            return false
        }
        return checkControls(log: log) { position(at: $0) }
    }

    /// Whether there are no control characters; the first is reported where `place` says it is.
    func checkControls(log: DiagnosticLog, place: (Int) -> SourcePosition) -> Bool {
        guard let offset = bytes.firstIndex(where: Self.isForbiddenControl) else { return true }
        log.report(.control(bytes[offset]), at: place(offset))
        return false
    }

    // Tabs, newlines and escape sequences (in the promised output of a cell) have their use.
    static func isForbiddenControl(_ byte: UInt8) -> Bool {
        byte < 0x20 && byte != UInt8(ascii: "\t") && byte != UInt8(ascii: "\n") && byte != 0x1B || byte == 0x7F
    }

    private static func firstInvalidByte(of bytes: [UInt8]) -> Int? {
        if String(validating: bytes, as: UTF8.self) != nil { return nil }
        var parser = Unicode.UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        var offset = 0
        while true {
            switch parser.parseScalar(from: &iterator) {
            case .valid(let scalar): offset += scalar.count
            case .error: return offset
            case .emptyInput: return nil
            }
        }
    }

    var lineCount: Int { lineStarts.count }

    /// The bytes of `line`, from 1, without the newline; empty where there is no such line.
    func line(_ line: Int) -> ArraySlice<UInt8> {
        guard lineStarts.indices.contains(line - 1) else { return [] }
        var end = line < lineStarts.count ? lineStarts[line] : bytes.count
        if end > lineStarts[line - 1], bytes[end - 1] == UInt8(ascii: "\n") { end -= 1 }
        return bytes[lineStarts[line - 1]..<end]
    }

    /// The text of `line`, from 1, without the newline.
    func lineText(_ line: Int) -> String { String(decoding: self.line(line), as: UTF8.self) }

    /// The line and column of the byte at `offset`.
    func position(at offset: Int) -> SourcePosition {
        var low = 0
        var high = lineStarts.count
        while high - low > 1 {
            let middle = (low + high) / 2
            if lineStarts[middle] <= offset { low = middle } else { high = middle }
        }
        return SourcePosition(line: low + 1, column: offset - lineStarts[low] + 1)
    }

    /// The offset of a position, held within the file.
    func offset(of position: SourcePosition) -> Int {
        guard lineStarts.indices.contains(position.line - 1) else { return bytes.count }
        return min(lineStarts[position.line - 1] + position.column - 1, bytes.count)
    }
}
