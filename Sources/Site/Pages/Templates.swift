import Foundation
import Mustache

/// The Mustache templates of `site/templates`, all of which must be there.
struct Templates {
    private let library: MustacheLibrary

    /// The templates by name: `cell` is in `cell.mustache`.
    enum Name: String, CaseIterable {
        case page, contents, chapter, index, cell, figure, live, exercise, quiz, reference, symbol, modules
    }

    /// Reads the templates in `folder`.
    init(folder: URL) throws(SiteError) {
        var library = MustacheLibrary()
        for name in Name.allCases {
            let file = folder.appending(path: name.rawValue + ".mustache")
            guard let data = try? Data(contentsOf: file), let text = String(validating: data, as: UTF8.self) else {
                throw .template(file: file.path, message: "the template cannot be read")
            }
            if let unescaped = Self.unescapedPlainField(in: text) {
                throw .template(
                    file: file.path,
                    message: "{{{\(unescaped)}}} is not escaped; only fields whose names end in HTML may be left so")
            }
            do {
                try library.register(text, named: name.rawValue)
            } catch {
                throw .template(file: file.path, message: "\(error)")
            }
        }
        self.library = library
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
