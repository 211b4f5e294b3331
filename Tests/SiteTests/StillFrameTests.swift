import Testing

@testable import Site

@Suite("An animation's still is its first frame")
struct StillFrameTests {
    private static let head: [UInt8] = Array("GIF89a".utf8) + [1, 0, 1, 0, 0x80, 0, 0] + [0, 0, 0, 255, 255, 255]
    private static let loop: [UInt8] = [0x21, 0xFF, 11] + Array("NETSCAPE2.0".utf8) + [3, 1, 0, 0, 0]
    private static let delay: [UInt8] = [0x21, 0xF9, 4, 0, 50, 0, 0, 0]
    private static let frame: [UInt8] = [0x2C, 0, 0, 0, 0, 1, 0, 1, 0, 0, 2, 2, 0x44, 1, 0]
    private static let gif = head + loop + delay + frame + delay + frame + [0x3B]

    @Test("it ends after the first frame and no longer repeats")
    func still() {
        #expect(StillFrame.still(of: Self.gif) == Self.head + Self.delay + Self.frame + [0x3B])
    }

    @Test("a file that is cut off, or is none, is refused")
    func damaged() {
        let whole = (Self.head + Self.loop + Self.delay + Self.frame).count
        for count in 0..<whole { #expect(StillFrame.still(of: Array(Self.gif.prefix(count))) == nil) }
        for index in Self.gif.indices {
            for value in [0, 0x2C, 0xFF] as [UInt8] {
                var gif = Self.gif
                gif[index] = value
                _ = StillFrame.still(of: gif)
            }
        }
    }
}
