import CGD
import Foundation
import Synchronization

/// A font, and the fonts that supply the characters that it lacks.
package struct FontChain: Sendable {
    /// One part of a text, in a font that has all its characters.
    package struct Run: Sendable, Hashable {
        package var text: String
        package let font: Font
    }

    private let fonts: [Font]

    /// Begins with `font`; after it come DejaVu (mathematics, Hebrew, Arabic), Symbola (letters and symbols beyond U+FFFF, as mathematical
    /// letters and emoji) and WenQuanYi Micro Hei (Chinese, Japanese, Korean).
    package init(_ font: Font) {
        fonts = [
            font, .dejaVu("Sans"),
            Font(path: "/usr/share/fonts/truetype/ancient-scripts/Symbola_hint.ttf", package: "fonts-symbola"),
            Font(path: "/usr/share/fonts/truetype/wqy/wqy-microhei.ttc", package: "fonts-wqy-microhei"),
        ]
    }

    /// The parts of a text from left to right, which is not the order in which a script such as Hebrew is read.
    ///
    /// - Throws: `RasterError.missingCharacter` where no font has a character.
    package func runs(of text: String) throws(RasterError) -> [Run] {
        guard !text.utf8.allSatisfy({ 0x20..<0x7F ~= $0 }) else {
            return text.isEmpty ? [] : [Run(text: text, font: fonts[0])]
        }
        var runs: [Run] = []
        func append(_ scalars: [Unicode.Scalar], _ font: Font) {
            if runs.last?.font != font { runs.append(Run(text: "", font: font)) }
            runs[runs.count - 1].text.unicodeScalars.append(contentsOf: scalars)
        }
        for character in Self.visualOrder(text) {
            // What only says how its neighbors join or look leaves no mark.
            let scalars = character.unicodeScalars.filter { !$0.properties.isDefaultIgnorableCodePoint }
            if let font = fonts.first(where: { scalars.allSatisfy($0.covers) }) {
                if !scalars.isEmpty { append(Array(scalars), font) }
                continue
            }
            // A letter and its mark in two fonts are better than none.
            for scalar in scalars {
                guard let font = fonts.first(where: { $0.covers(scalar) }) else {
                    throw .missingCharacter(Character(scalar), text: text, install: missingPackages)
                }
                append([scalar], font)
            }
        }
        return runs
    }

    /// Packages that may have the character and are not installed.
    private var missingPackages: [String] {
        fonts.filter { !FileManager.default.fileExists(atPath: $0.path) }.map(\.package)
    }

    /// Composed characters in the order in which they are written from left to right; Arabic letters take the forms in which they join.
    private static func visualOrder(_ text: String) -> String {
        guard !text.utf8.allSatisfy({ $0 < 0x80 }) else { return text }
        let composed = text.precomposedStringWithCanonicalMapping
        guard composed.unicodeScalars.contains(where: isRightToLeft) else { return composed }
        let logical = composed.unicodeScalars.map(\.value)
        let visual = [UInt32](unsafeUninitializedCapacity: logical.count) { buffer, count in
            count = cgd_visual_order(logical, Int32(logical.count), buffer.baseAddress) != 0 ? logical.count : 0
        }
        return String(String.UnicodeScalarView(visual.filter { $0 != 0xFEFF }.compactMap(Unicode.Scalar.init)))
    }

    /// Whether a character belongs to a script that is written from right to left, or turns the direction of others.
    private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFC, 0x10800...0x10FFF, 0x1E800...0x1EFFF: true
        case 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
        default: false
        }
    }
}

extension Font {
    /// Whether the font has a glyph for a character; false where its file is not there.
    package func covers(_ scalar: Unicode.Scalar) -> Bool {
        let characters = Self.coverage.withLock { known in
            if let found = known[path] { return found }
            let read = readCharacters()
            known[path] = read
            return read
        }
        return characters.contains(scalar.value)
    }

    private static let coverage = Mutex<[String: Set<UInt32>]>([:])

    private func readCharacters() -> Set<UInt32> {
        var count: Int32 = 0
        guard let characters = cgd_font_characters(path, &count) else { return [] }
        defer { cgd_free(characters) }
        return Set(UnsafeBufferPointer(start: characters, count: Int(count)))
    }
}
