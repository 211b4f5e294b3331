import Foundation
import Toolchain

/// Rendered formulas in a folder, one file each. A cache that cannot be written only costs time.
struct FormulaCache {
    let folder: URL

    private var store: ContentStore { ContentStore(folder: folder) }

    func html(for key: String) -> HTML? {
        store.data(named: key + ".html").map { HTML(trusted: String(decoding: $0, as: UTF8.self)) }
    }

    func store(_ html: HTML, for key: String) { try? store.store(Data(html.text.utf8), named: key + ".html") }
}
