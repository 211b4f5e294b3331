import Figures
import Foundation
import Palette
import Raster
import Testing

/// What every figure looked like when it was last looked at: an image a figure and theme in `Snapshots`, at the size of the page.
/// After a change that is meant, run `LECTERN_UPDATE_SNAPSHOTS=1 ./lectern test --filter SnapshotTests`, and look at the images that changed.
@Suite("Figures look as they did")
struct SnapshotTests {
    private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Snapshots")
    private static let isUpdating = ProcessInfo.processInfo.environment["LECTERN_UPDATE_SNAPSHOTS"] == "1"

    private static func name(_ entry: FigureCatalog.Entry, _ theme: Theme) -> String {
        entry.name.replacing(" ", with: "-").replacing(",", with: "") + "-\(theme.rawValue).png"
    }

    @Test("in both themes, from their first frame to their last", arguments: FigureCatalog.all)
    func unchanged(entry: FigureCatalog.Entry) throws {
        for theme in Theme.allCases {
            let file = Self.folder.appendingPathComponent(Self.name(entry, theme))
            let actual = try entry.figure.snapshot(theme)
            let expected = (try? Data(contentsOf: file)).flatMap { try? Pixels(decoding: [UInt8]($0)) }
            let difference = expected.map { ImageDifference(actual, $0) }
            if difference?.isTolerable == true { continue }
            if Self.isUpdating {
                try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
                try Data(try Bitmap(actual).png()).write(to: file)
            } else {
                try tell(file, actual, expected, difference)
            }
        }
    }

    /// Writes what was drawn, and where it differs, and says where to look.
    private func tell(_ file: URL, _ actual: Pixels, _ expected: Pixels?, _ difference: ImageDifference?) throws {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("lectern-snapshots")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let name = file.deletingPathExtension().lastPathComponent
        let drawn = folder.appendingPathComponent("\(name)-actual.png")
        try Data(try Bitmap(actual).png()).write(to: drawn)
        var text = "\(file.lastPathComponent): "
        if let expected, let difference {
            let shown = folder.appendingPathComponent("\(name)-difference.png")
            try Data(try Bitmap(difference.picture(of: expected)).png()).write(to: shown)
            text +=
                difference.isSameSize
                ? "\(difference.farCount) pixels differ; see \(shown.path)"
                : "is \(actual.width) by \(actual.height) pixels and was \(expected.width) by \(expected.height)"
        } else {
            text += "there is no snapshot yet"
        }
        Issue.record(
            """
            \(text)
              what was drawn: \(drawn.path)
              where that is meant: LECTERN_UPDATE_SNAPSHOTS=1 ./lectern test --filter SnapshotTests
            """)
    }

    @Test("and every image belongs to a figure")
    func noneLeftOver() throws {
        let known = Set(FigureCatalog.all.flatMap { entry in Theme.allCases.map { Self.name(entry, $0) } })
        for name in try FileManager.default.contentsOfDirectory(atPath: Self.folder.path) where !known.contains(name) {
            Issue.record("\(Self.folder.path)/\(name): no figure of the catalog has this name; remove the file")
        }
    }
}

extension Figure {
    /// The first scene, the middle one and the last, one below the other, at the size of the page.
    func snapshot(
        _ theme: Theme, masks: MaskStore = MaskStore(), change: (inout Drawing) -> Void = { _ in }
    ) throws -> Pixels {
        let scenes = try scenes(width: columnWidth)
        let shown = scenes.count < 4 ? scenes : [scenes[0], scenes[scenes.count / 2], scenes[scenes.count - 1]]
        var (width, height, values) = (0, 0, [UInt32]())
        for scene in shown {
            var drawing = scene.drawing
            change(&drawing)
            let pixels = try drawing.pixels(theme: theme, masks: masks)
            let small = try pixels.resampled(width: pixels.width / 2, height: pixels.height / 2)
            width = small.width
            height += small.height
            values += small.values
        }
        return Pixels(width: width, height: height, values: values)
    }
}
