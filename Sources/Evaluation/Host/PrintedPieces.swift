import Outputs

/// What a cell prints, while it prints it: bytes come in pieces, which may end within a letter.
struct PrintedPieces {
    private var rests: [CellOutput.Stream: [UInt8]] = [:]

    /// The text up to the last whole letter of `bytes`; nil where there is none. What is left comes with the next piece.
    mutating func text(of bytes: [UInt8], _ stream: CellOutput.Stream) -> String? {
        var all = (rests[stream] ?? []) + bytes
        let cut = all.count - Self.bytesOfUnfinishedLetter(atEndOf: all)
        rests[stream] = Array(all[cut...])
        all.removeSubrange(cut...)
        return all.isEmpty ? nil : String(decoding: all, as: UTF8.self)
    }

    /// How many bytes at the end begin a letter of UTF-8 that has more.
    private static func bytesOfUnfinishedLetter(atEndOf bytes: [UInt8]) -> Int {
        for count in 1...3 where count <= bytes.count {
            let byte = bytes[bytes.count - count]
            // A byte that goes on with a letter says nothing of how long it is.
            if byte & 0b1100_0000 == 0b1000_0000 { continue }
            let length = byte >= 0b1111_0000 ? 4 : byte >= 0b1110_0000 ? 3 : byte >= 0b1100_0000 ? 2 : 1
            return length > count ? count : 0
        }
        return 0
    }
}
