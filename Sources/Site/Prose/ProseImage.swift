import Toolchain
import Foundation
import Raster

/// An image file that a chapter's prose shows.
struct ProseImage: Hashable, Codable {
    /// The file to copy.
    var file: URL
    /// Its name in the site.
    var name: String
    /// Its size in pixels, where its format says it in a fixed place.
    var size: ImageSize?

    /// The size is asked for while a page is made, and then no more.
    private enum CodingKeys: String, CodingKey { case file, name }

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
        name = Self.name(of: data, fileExtension)
        size = ImageSize(of: Array(data))
    }

    /// Whether the file has the bytes that it had.
    var isFresh: Bool {
        (try? Data(contentsOf: file)).map { Self.name(of: $0, file.pathExtension.lowercased()) == name } ?? false
    }

    private static func name(of data: Data, _ fileExtension: String) -> String {
        "images/\(ContentHash(data).description.prefix(12)).\(fileExtension)"
    }
}
