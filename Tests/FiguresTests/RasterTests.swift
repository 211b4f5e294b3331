import Palette
import Raster
import Testing

@Suite("Pixels")
struct RasterTests {
    private let red = Color(hex: 0xff0000)
    private let white = Color(hex: 0xffffff)

    @Test("come back from PNG bytes as they were")
    func roundTrip() throws {
        let values = (0..<60).map { UInt32($0 * 70_000 & 0xffffff) }
        let pixels = Pixels(width: 10, height: 6, values: values)
        #expect(try Pixels(decoding: try Bitmap(pixels).png()) == pixels)
    }

    @Test("do not come from other bytes", arguments: [[], [1, 2, 3], Array("GIF89a".utf8), [0x89, 0x50, 0x4e, 0x47]])
    func notAnImage(bytes: [UInt8]) {
        #expect(throws: RasterError.notAnImage) { try Pixels(decoding: bytes) }
    }

    @Test("come from the first frame of a GIF")
    func firstFrame() throws {
        let frames = [UInt32(0xff0000), 0x00ff00].map {
            Pixels(width: 4, height: 3, values: Array(repeating: $0, count: 12))
        }
        let bytes = try GIF.encode(frames, hundredths: [50, 50])
        #expect(try Pixels(decoding: bytes) == frames[0])
    }

    @Test("are the mean of the area that they cover after resampling")
    func resampled() throws {
        let pixels = Pixels(width: 2, height: 2, values: [0, 0xffffff, 0xffffff, 0])
        let one = try pixels.resampled(width: 1, height: 1)[0, 0]
        #expect((125...130).contains(one.red) && one.red == one.green && one.green == one.blue)
    }

    @Test(
        "cannot be of no size, or of a size beyond memory",
        arguments: [(0, 5), (5, 0), (-1, 5), (1 << 20, 1 << 20), (Int.max, 2)])
    func sizes(width: Int, height: Int) {
        #expect(throws: RasterError.size(width: width, height: height)) {
            _ = try Bitmap(width: width, height: height, fill: Color(hex: 0))
        }
    }

    @Test("at a shape's edge are mixed by the share that is covered")
    func coverage() throws {
        let bitmap = try Bitmap(width: 8, height: 8, fill: white)
        let mask = try Mask(left: 0, top: 0, width: 8, height: 8)
        // Covers x from 2 to 4.5: pixel 4 by a half.
        mask.fill(polygon: [(2, 0), (4.5, 0), (4.5, 8), (2, 8)])
        bitmap.blend(mask, color: red)
        let pixels = bitmap.pixels
        #expect(pixels[1, 4] == white && pixels[2, 4] == red && pixels[3, 4] == red && pixels[6, 4] == white)
        #expect((60...195).contains(pixels[4, 4].green))
    }

    @Test("are mixed by all that was drawn on a mask, also after it was blended")
    func drawnLater() throws {
        let (early, late) = (
            try Bitmap(width: 40, height: 9, fill: white), try Bitmap(width: 40, height: 9, fill: white)
        )
        let (mask, whole) = (
            try Mask(left: 1, top: 0, width: 38, height: 9), try Mask(left: 1, top: 0, width: 38, height: 9)
        )
        mask.fill(polygon: [(2, 1), (9, 1.5), (5, 8)])
        early.blend(mask, color: red, opacity: 0)
        for both in [mask, whole] { both.fill(polygon: [(30, 0), (37.2, 3), (33, 9)]) }
        whole.fill(polygon: [(2, 1), (9, 1.5), (5, 8)])
        early.blend(mask, color: red, opacity: 0.6)
        late.blend(whole, color: red, opacity: 0.6)
        #expect(early.pixels == late.pixels && early.pixels[5, 3] != white && early.pixels[33, 3] != white)
    }

    @Test("under a color that hides a part of them are mixed each by itself")
    func fill() throws {
        let values = (0..<64).map { UInt32(truncatingIfNeeded: $0 / 3 * 0x41_c64e) & 0xffffff }
        let bitmap = try Bitmap(Pixels(width: 8, height: 8, values: values))
        bitmap.fill(left: 0, top: 0, right: 8, bottom: 8, color: Color(hex: 0x3366cc), opacity: 0.4)
        func mixed(_ old: UInt32, _ new: UInt32) -> UInt32 { (old * 153 + new * 102 + 127) / 255 }
        let expected = values.map { old in
            [(16, 0x33), (8, 0x66), (0, 0xcc)].reduce(UInt32(0)) { $0 | mixed(old >> $1.0 & 255, $1.1) << $1.0 }
        }
        #expect(bitmap.pixels.values == expected)
    }

    @Test("outside of the image are cut off, wherever a shape lies")
    func cutOff() throws {
        let bitmap = try Bitmap(width: 4, height: 4, fill: white)
        let mask = try Mask(left: -2, top: 2, width: 8, height: 8)
        mask.fill(polygon: [(-1e12, -1e12), (1e12, -1e12), (.nan, 1e12), (-1e12, .infinity)])
        bitmap.blend(mask, color: red)
        bitmap.fill(left: -5, top: -5, right: 99, bottom: 1, color: red)
        #expect(bitmap.pixels[3, 0] == red && bitmap.pixels[0, 1] == white)
    }

    @Test("of a text need its font, or name the package that has it")
    func fonts() throws {
        let font = Font(path: "/usr/share/fonts/none.otf", package: "fonts-none")
        #expect(throws: RasterError.fontMissing(path: font.path, package: "fonts-none")) { try font.extent(of: "a") }
        let wide = try Font.inter("Regular").extent(of: "WWW")
        #expect(try wide.right > Font.inter("Regular").extent(of: "iii").right)
        #expect(
            RasterError.fontMissing(path: font.path, package: "fonts-none").description.contains(
                "apt-get install fonts-none"))
    }
}
