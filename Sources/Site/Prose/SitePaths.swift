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
    var index: String { prefix + "index.html" }
    /// The address of a file that is named from the site's root.
    func file(_ name: String) -> String { prefix + Self.percentEncoded(name) }
    /// The address of a chapter's page.
    func page(_ chapter: Chapter) -> String { file(Self.fileName(of: chapter)) }
    /// The name of a chapter's page in the site's root.
    static func fileName(of chapter: Chapter) -> String { chapter.name + ".html" }

    private static func percentEncoded(_ name: String) -> String {
        name.utf8.map { byte in
            switch byte {
            case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
                UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
                UInt8(ascii: "~"), UInt8(ascii: "/"):
                return String(UnicodeScalar(byte))
            default:
                let digits = String(byte, radix: 16, uppercase: true)
                return "%" + (digits.count < 2 ? "0" : "") + digits
            }
        }.joined()
    }
}
