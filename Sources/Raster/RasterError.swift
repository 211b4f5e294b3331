/// What can go wrong with pixels and fonts.
package enum RasterError: Error, Hashable, CustomStringConvertible {
    /// A width or height below 1, or an image of more pixels than `Bitmap.largestArea`.
    case size(width: Int, height: Int)
    /// The font's file is not there.
    case fontMissing(path: String, package: String)
    /// FreeType did not take the font or the text.
    case text(String, reason: String)
    /// No font has a character of the text; packages with further fonts that are not installed.
    case missingCharacter(Character, text: String, install: [String])
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
        case .missingCharacter(let character, let text, let packages):
            Self.missing(character, text, packages)
        case .notAnImage:
            "the bytes are not a PNG or GIF image, or they are damaged"
        case .outOfMemory:
            "there is not enough memory for the image"
        }
    }

    private static func missing(_ character: Character, _ text: String, _ packages: [String]) -> String {
        let codes = character.unicodeScalars.map { "U+" + hexadecimal($0.value) }.joined(separator: " ")
        let remedy =
            packages.isEmpty
            ? "write the text with other characters"
            : "install more fonts: apt-get install \(packages.joined(separator: " "))"
        return "no font has the character \"\(character)\" (\(codes)) of the text \"\(text)\"\n  \(remedy)"
    }

    /// With at least four digits, as Unicode's charts write it.
    private static func hexadecimal(_ value: UInt32) -> String {
        let digits = String(value, radix: 16, uppercase: true)
        return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
    }
}
