import CGD
import Foundation
import Synchronization

/// A font file of a Debian package.
package struct Font: Sendable, Hashable {
    /// Where the package puts the file.
    package let path: String
    /// The package's name.
    package let package: String

    /// A file of a package.
    package init(path: String, package: String) {
        self.path = path
        self.package = package
    }

    /// Inter in one of its weights: `Regular`, `Medium`, `SemiBold`, `Bold`, `Italic`, …
    package static func inter(_ weight: String) -> Font {
        Font(path: "/usr/share/fonts/opentype/inter/Inter-\(weight).otf", package: "fonts-inter")
    }

    /// DejaVu in one of the core faces: `Sans`, `Sans-Bold`, `SansMono`, `SansMono-Bold`, `Serif`, `Serif-Bold`.
    package static func dejaVu(_ face: String) -> Font {
        Font(path: "/usr/share/fonts/truetype/dejavu/DejaVu\(face).ttf", package: "fonts-dejavu-core")
    }

    /// The box of a text about the beginning of its baseline, for a size of 1: left, top, right and bottom. The right side includes the last
    /// letter's advance.
    package func extent(of text: String) throws(RasterError) -> (
        left: Double, top: Double, right: Double, bottom: Double
    ) {
        let size = 128.0
        let key = TextKey(path: path, text: text)
        // Layout asks for the same few texts again and again, once for each scene of an animation.
        var known = Self.extents.withLock { $0[key] }
        if known == nil {
            known = try draw(text, on: nil, size: size, angle: 0, x: 0, y: 0)
            Self.extents.withLock { if $0.count < 4096 { $0[key] = known } }
        }
        let extent = (known ?? []).map { Double($0) / size }
        return (extent[0], extent[1], extent[2], extent[3])
    }

    private struct TextKey: Hashable {
        var path: String
        var text: String
    }

    private static let extents = Mutex<[TextKey: [Int32]]>([:])

    /// Draws on a mask, in the mask's own pixels.
    @discardableResult
    func draw(_ text: String, on mask: OpaquePointer?, size: Double, angle: Double, x: Int32, y: Int32)
        throws(RasterError) -> [Int32]
    {
        var extent: [Int32] = [0, 0, 0, 0]
        // libgd reads characters of up to three bytes, and takes `&` for the beginning of an entity.
        let isReadable = text.utf8.allSatisfy { $0 < 0xF0 && $0 != UInt8(ascii: "&") }
        let characters = isReadable ? [] : text.unicodeScalars.map(\.value)
        let reason =
            isReadable
            ? cgd_mask_text(mask, path, size, angle, x, y, text, &extent)
            : cgd_mask_characters(mask, path, size, angle, x, y, characters, Int32(characters.count), &extent)
        guard let reason else { return extent }
        guard FileManager.default.fileExists(atPath: path) else {
            throw .fontMissing(path: path, package: package)
        }
        throw .text(text, reason: String(cString: reason))
    }
}
