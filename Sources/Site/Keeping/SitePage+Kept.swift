import Foundation
import Toolchain

extension SitePage {
    /// The first line of what is kept of a page; after it come the page and the files that it brings, but for figures: those are in the
    /// folder of the runs.
    private struct Head: Codable {
        var key: String
        /// How many bytes the page has.
        var length: Int
        var files: [File]
        var figures: [ChapterPage.FigureFile]
        var images: [ProseImage]
        var hasMath: Bool
        var links: PageLinks

        struct File: Codable {
            var name: String
            var length: Int
        }
    }

    /// What is kept of the page under `key`.
    func kept(under key: ContentHash) -> Data? {
        let drawn = Set(figures.map(\.name))
        let others = files.filter { !drawn.contains($0.key) }.sorted { $0.key < $1.key }
        let head = Head(
            key: key.description, length: html.count, files: others.map { .init(name: $0.key, length: $0.value.count) },
            figures: figures, images: images, hasMath: hasMath, links: links)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard var data = try? encoder.encode(head) else { return nil }
        data.append(UInt8(ascii: "\n"))
        for bytes in [html] + others.map(\.value) { data.append(contentsOf: bytes) }
        return data
    }

    /// The page that was kept under `key`; nil where it was kept under another, or a file is gone.
    init?(name: String, kept data: Data, under key: ContentHash, figure: (ChapterPage.FigureFile) throws -> [UInt8]) {
        guard let newline = data.firstIndex(of: UInt8(ascii: "\n")),
            let head = try? JSONDecoder().decode(Head.self, from: data[..<newline]), head.key == key.description
        else { return nil }
        var rest = data[data.index(after: newline)...]
        func take(_ count: Int) -> [UInt8]? {
            guard count >= 0, count <= rest.count else { return nil }
            defer { rest = rest.dropFirst(count) }
            return Array(rest.prefix(count))
        }
        guard let html = take(head.length) else { return nil }
        self.init(name: name, html: html, links: head.links)
        for file in head.files {
            guard let bytes = take(file.length) else { return nil }
            files[file.name] = bytes
        }
        for file in head.figures {
            guard let bytes = try? figure(file) else { return nil }
            files[file.name] = bytes
        }
        (figures, images, hasMath) = (head.figures, head.images, head.hasMath)
        guard hasFreshImages else { return nil }
    }
}
