import Foundation
import Literate

/// What a new chapter begins as: one of everything that a chapter can have, all of which holds.
package struct ChapterTemplate: Sendable {
    /// The files of a new chapter and a new course, whose titles and names are still to be filled in.
    private let folder: URL

    /// - Parameter folder: the templates of pages, among which these are.
    package init(in folder: URL) { self.folder = folder.appending(path: "new") }

    /// A chapter of this title.
    ///
    /// - Throws: ``RefusedFiles`` where the title has control characters; where the template cannot be read.
    package func chapter(titled title: String, named slug: String) throws -> String {
        try fill("chapter.md", title: Self.quoted(title), slug: slug)
    }

    /// The files of a course that has one chapter, by their names.
    ///
    /// - Throws: as ``chapter(titled:named:)``.
    package func course(titled title: String, firstChapter: String, named slug: String) throws -> [String: String] {
        [
            "course.yml": "title: \(try Self.quoted(title))\n",
            "index.md": try fill("index.md", title: firstChapter, slug: slug),
            "01-\(slug).md": try chapter(titled: firstChapter, named: slug),
        ]
    }

    private func fill(_ name: String, title: String, slug: String) throws -> String {
        try String(contentsOf: folder.appending(path: name), encoding: .utf8)
            .replacing("{{slug}}", with: slug).replacing("{{title}}", with: title)
    }

    /// A title as YAML takes it, whatever it has: `"1: \"one\""`.
    private static func quoted(_ title: String) throws(RefusedFiles) -> String {
        guard title.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else {
            throw .controlCharacters
        }
        return "\"" + title.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}

extension ChapterTemplate {
    /// The name that a chapter of this title has in its file's: `Écoles, 2nd edition` gives `ecoles-2nd-edition`; nil where the
    /// title has no letter from which a name can begin.
    package static func slug(of title: String) -> String? {
        let latin = title.applyingTransform(.toLatin, reverse: false) ?? title
        let plain = (latin.applyingTransform(.stripDiacritics, reverse: false) ?? latin).lowercased()
        let words = plain.split { !($0.isASCII && ($0.isLetter || $0.isNumber)) }
        var name = ""
        for word in words.drop(while: { $0.allSatisfy(\.isNumber) }) {
            let part = name.isEmpty ? word.drop(while: \.isNumber).prefix(longest) : "-" + word
            if name.count + part.count > longest { break }
            name += part
        }
        return Slug<Chapter>(name)?.name
    }

    /// Characters of a name that is still easy to type and to read in an address.
    private static let longest = 60
}
