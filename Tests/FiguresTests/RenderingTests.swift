import Figures
import Foundation
import Palette
import Raster
import Testing

@Suite("A rendered figure")
struct RenderingTests {
    @Test("has the same bytes each time", arguments: FigureCatalog.still)
    func sameBytes(entry: FigureCatalog.Entry) throws {
        for theme in Theme.allCases {
            let first = try entry.figure.render(theme: theme)
            #expect(try entry.figure.render(theme: theme) == first)
            #expect(!first.isAnimated && first.fileExtension == "png")
            let pixels = try Pixels(decoding: first.bytes)
            #expect(pixels.width == first.width * 2 && pixels.height == first.height * 2)
            #expect(pixels[0, pixels.height - 1] == theme.color(.paper))
        }
    }

    @Test("that moves is a loop of at most 12 seconds and 600 KB", arguments: FigureCatalog.moving)
    func animation(entry: FigureCatalog.Entry) throws {
        let scenes = try entry.figure.scenes(width: columnWidth)
        #expect(scenes.count > 1)
        #expect(scenes.reduce(0) { $0 + $1.seconds } <= 12)
        let image = try entry.figure.render(theme: .dark)
        #expect(image.isAnimated && image.fileExtension == "gif")
        #expect(image.bytes.count <= 600_000)
        #expect(image.bytes.starts(with: Array("GIF89a".utf8)))
        #expect(image.bytes.firstRange(of: Array("NETSCAPE2.0".utf8)) != nil, "it does not loop")
        // Its first frame is the first scene, but for the shades that share a palette.
        let frame = try Pixels(decoding: image.bytes)
        let scene = try scenes[0].drawing.pixels(theme: .dark)
        #expect(frame.width == scene.width && frame.height == scene.height)
        let far = zip(frame.values, scene.values).filter { difference($0, $1) > 24 }.count
        #expect(far < scene.values.count / 1000)
    }

    private func difference(_ a: UInt32, _ b: UInt32) -> Int {
        [16, 8, 0].map { abs(Int(a >> $0 & 255) - Int(b >> $0 & 255)) }.max() ?? 0
    }
}
