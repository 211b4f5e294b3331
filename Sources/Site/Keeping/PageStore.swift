import Foundation
import Toolchain

/// Keeps the pages that were made last, each with the hash of all that it follows from: it is made again where that hash is another.
package struct PageStore: Sendable, Hashable {
    private let folder: URL
    /// The build of Lectern that makes pages: another one may make others of the same.
    let build: String

    /// A store in `folder`, which is made when a page is first kept.
    package init(folder: URL, build: String) { (self.folder, self.build) = (folder, build) }

    private var store: ContentStore { ContentStore(folder: folder) }

    /// The page of this name.
    ///
    /// - Parameters:
    ///   - variant: how the site is written: pages of one variant take no others' place.
    ///   - figure: reads a figure's file.
    /// - Returns: nil where it is to be made, for it was never kept or one of its files is gone.
    func page(
        _ name: String, of variant: String, key: ContentHash, figure: (ChapterPage.FigureFile) throws -> [UInt8]
    ) -> SitePage? {
        guard let data = store.data(named: "\(variant)/\(name)") else { return nil }
        return SitePage(name: name, kept: data, under: key, figure: figure)
    }

    /// Keeps a page. A store that cannot be written costs time alone.
    func keep(_ page: SitePage, of variant: String, key: ContentHash) {
        guard let data = page.kept(under: key) else { return }
        try? store.store(data, named: "\(variant)/\(page.name)")
    }

    private struct Record<Value: Codable>: Codable {
        var key: String
        var value: Value
    }

    /// What was kept under `name` with this key.
    func value<Value: Codable>(_: Value.Type, _ name: String, of variant: String, key: ContentHash) -> Value? {
        guard let data = store.data(named: "\(variant)/\(name)"),
            let record = try? JSONDecoder().decode(Record<Value>.self, from: data), record.key == key.description
        else { return nil }
        return record.value
    }

    /// Keeps `value` under `name`.
    func keep(_ value: some Codable, _ name: String, of variant: String, key: ContentHash) {
        guard let data = try? JSONEncoder().encode(Record(key: key.description, value: value)) else { return }
        try? store.store(data, named: "\(variant)/\(name)")
    }
}
