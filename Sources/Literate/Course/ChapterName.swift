import Wording

/// How a chapter may be asked for.
struct ChapterName {
    var number: ChapterNumber
    var slug: String
    var path: String

    /// The index of the chapter that a user calls `name`: by number or letter, slug, `09-slug` or path.
    static func index(of name: String, among names: [ChapterName]) throws(UnknownChapter) -> Int {
        if let number = ChapterNumber(name.uppercased()), let index = names.firstIndex(where: { $0.number == number }) {
            return index
        }
        let file = String(name.split(separator: "/").last ?? "")
        let bare = file.hasSuffix(".md") ? String(file.dropLast(3)) : file
        if let index = names.firstIndex(where: { $0.slug == bare || $0.bareName == bare || $0.path == name }) {
            return index
        }
        let known = names.flatMap { [$0.slug, $0.bareName] }
        let near = nearest(to: bare, among: known) ?? known.first { !bare.isEmpty && $0.hasPrefix(bare) }
        let title = near.flatMap { near in names.first { $0.slug == near || $0.bareName == near } }?.bareName
        throw UnknownChapter(name: name, nearest: title, known: names.map(\.bareName))
    }

    private var bareName: String { "\(number.padded)-\(slug)" }
}

/// A chapter was asked for that the course does not have.
public struct UnknownChapter: Error, Sendable, Hashable {
    /// What was asked for.
    public var name: String
    /// The chapter whose name is nearest, e.g. `09-spatial-dimensions`; nil where none is near.
    public var nearest: String?
    /// The names of the course's chapters.
    public var known: [String]
}

extension UnknownChapter: CustomStringConvertible {
    /// What is wrong and what to do.
    public var description: String {
        let advice =
            nearest.map { "did you mean '\($0)'?" }
            ?? (known.isEmpty ? "the course has no chapters" : "the chapters are \(known.joined(separator: ", "))")
        return "there is no chapter '\(name)'\n  \(advice)"
    }
}
