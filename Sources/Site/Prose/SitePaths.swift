import Foundation
import Literate

/// The addresses of a site's files as its pages write them. All pages lie in the site's root folder, so that a relative
/// address is the same from each of them and works from `file://`.
struct SitePaths: Sendable {
    /// What every address begins with: empty for relative ones, else a path that begins and ends in a slash.
    let prefix: String

    init(basePath: String?) {
        let trimmed = (basePath ?? "").split(separator: "/").joined(separator: "/")
        prefix = basePath == nil ? "" : trimmed.isEmpty ? "/" : "/\(trimmed)/"
    }

    /// The address of the index.
    var index: String { prefix + Self.indexName }
    /// The address of a file that is named from the site's root.
    func file(_ name: String) -> String { prefix + Self.percentEncoded(name) }
    /// The address of a chapter's page.
    func page(_ chapter: Chapter) -> String { file(Self.fileName(of: chapter)) }
    /// The name of the index in the site's root.
    static let indexName = "index.html"
    /// The name of a chapter's page in the site's root.
    static func fileName(of chapter: Chapter) -> String { chapter.name + ".html" }

    private static func percentEncoded(_ name: String) -> String {
        name.addingPercentEncoding(withAllowedCharacters: plain) ?? name
    }

    /// RFC 3986's unreserved characters, and the slash between folders.
    private static let plain = CharacterSet(
        charactersIn: "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._~/")
}
