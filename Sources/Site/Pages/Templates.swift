import Toolchain
import Foundation
import Mustache

/// The Mustache templates of `site/templates`, all of which must be there.
struct Templates {
    private let library: MustacheLibrary
    /// The hash of all templates.
    let hash: ContentHash

    /// The templates by name: `cell` is in `cell.mustache`.
    enum Name: String, CaseIterable {
        case page, contents, chapter, index, cell, figure, live, exercise, quiz, reference, symbol, modules, search
    }

    /// Reads the templates in `folder`.
    init(folder: URL) throws(SiteError) {
        var library = MustacheLibrary()
        var texts: [String] = []
        for name in Name.allCases {
            let file = folder.appending(path: name.rawValue + ".mustache")
            guard let data = try? Data(contentsOf: file), let text = String(validating: data, as: UTF8.self) else {
                throw .templateUnreadable(file: file.path)
            }
            if let unescaped = Self.unescapedPlainField(in: text) {
                throw .templateUnescaped(file: file.path, field: unescaped)
            }
            texts.append(text)
            do {
                try library.register(text, named: name.rawValue)
            } catch {
                throw .templateMalformed(file: file.path, reason: "\(error)")
            }
        }
        self.library = library
        hash = ContentHash(texts)
    }

    /// The template filled with the fields of `view`.
    func render(_ view: some Sendable, with name: Name) -> HTML {
        HTML(trusted: library.render(view, withTemplate: name.rawValue) ?? "")
    }

    /// A field that a template leaves unescaped though its name does not promise HTML.
    private static func unescapedPlainField(in template: String) -> String? {
        for match in template.matches(of: /\{\{(?:\{|\s*&)\s*([^\s}]*)/) where !match.1.hasSuffix("HTML") {
            return String(match.1)
        }
        return nil
    }
}
