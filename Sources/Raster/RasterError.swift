/// What can go wrong with pixels and fonts.
package enum RasterError: Error, Hashable, CustomStringConvertible {
    /// A width or height below 1, or an image of more pixels than `Bitmap.largestArea`.
    case size(width: Int, height: Int)
    /// The font's file is not there.
    case fontMissing(path: String, package: String)
    /// FreeType did not take the font or the text.
    case text(String, reason: String)
    /// The bytes are neither a PNG nor a GIF, or are damaged.
    case notAnImage
    /// libgd could not allocate or encode an image.
    case outOfMemory

    package var description: String {
        switch self {
        case .size(let width, let height):
            "an image of \(width) by \(height) pixels cannot be drawn\n"
                + "  each side must be at least 1 and the area at most \(Bitmap.largestArea) pixels"
        case .fontMissing(let path, let package):
            "the font \(path) is missing\n  install it: apt-get install \(package)"
        case .text(let text, let reason):
            "the text \"\(text)\" cannot be drawn: \(reason)"
        case .notAnImage:
            "the bytes are not a PNG or GIF image, or they are damaged"
        case .outOfMemory:
            "there is not enough memory for the image"
        }
    }
}
