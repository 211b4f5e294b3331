/// Takes an animated GIF's first frame, for readers who want no motion: the file up to the end of that frame, without
/// the extension that repeats it.
enum StillFrame {
    /// A GIF of one frame, or nil where `gif` is not a whole GIF.
    static func still(of gif: [UInt8]) -> [UInt8]? {
        guard gif.count > 13, gif.starts(with: Array("GIF89a".utf8)) || gif.starts(with: Array("GIF87a".utf8)) else {
            return nil
        }
        var index = 13 + colorTableSize(flags: gif[10])
        guard index <= gif.count else { return nil }
        var still = Array(gif[..<index])
        while index < gif.count {
            let start = index
            switch gif[index] {
            case 0x21:
                guard index + 2 < gif.count, let end = endOfBlocks(in: gif, from: index + 2) else { return nil }
                let isApplication = gif[index + 1] == 0xFF
                index = end
                if !isApplication { still += gif[start..<end] }
            case 0x2C:
                guard index + 10 < gif.count else { return nil }
                let data = index + 10 + colorTableSize(flags: gif[index + 9]) + 1
                guard let end = endOfBlocks(in: gif, from: data) else { return nil }
                return still + gif[start..<end] + [0x3B]
            default:
                return nil
            }
        }
        return nil
    }

    private static func colorTableSize(flags: UInt8) -> Int { flags & 0x80 == 0 ? 0 : 3 << Int(flags & 7 + 1) }

    /// The end of the data blocks that start at `index`: each begins with its length, the last one's length is zero.
    private static func endOfBlocks(in gif: [UInt8], from index: Int) -> Int? {
        var index = index
        while index < gif.count {
            let length = Int(gif[index])
            index += 1 + length
            if length == 0 { return index }
        }
        return nil
    }
}
