import Evaluation
import Foundation

/// An image file that a chapter's prose shows.
struct Picture: Hashable {
    /// The file to copy.
    var file: URL
    /// Its name in the site.
    var name: String
    /// Its size in pixels, where its format says it in a fixed place.
    var size: Size?

    struct Size: Hashable {
        var width: Int
        var height: Int
    }

    /// The image at `source`, relative to the folder of the file `chapter`; nil where there is none, or no image format.
    init?(source: String, besides chapter: String) {
        let relative = source.removingPercentEncoding ?? source
        let fileExtension = relative.split(separator: ".").last.map { $0.lowercased() } ?? ""
        guard ["png", "gif", "jpg", "jpeg", "svg", "webp"].contains(fileExtension), !relative.hasPrefix("/") else {
            return nil
        }
        let folder = URL(fileURLWithPath: chapter).deletingLastPathComponent()
        file = folder.appending(path: relative)
        guard let data = try? Data(contentsOf: file) else { return nil }
        let bytes = Array(data)
        name = "images/\(ContentHash(data).description.prefix(12)).\(fileExtension)"
        size = Self.size(of: bytes)
    }

    private static func size(of bytes: [UInt8]) -> Size? {
        if bytes.count >= 24, bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
            func number(at index: Int) -> Int { bytes[index..<index + 4].reduce(0) { $0 << 8 | Int($1) } }
            return Size(width: number(at: 16), height: number(at: 20))
        }
        if bytes.count >= 10, bytes.starts(with: Array("GIF8".utf8)) {
            return Size(width: Int(bytes[6]) | Int(bytes[7]) << 8, height: Int(bytes[8]) | Int(bytes[9]) << 8)
        }
        return nil
    }
}
