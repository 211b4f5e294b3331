import Evaluation
import Foundation

/// Rendered formulas in a folder, one file each. An entry begins with the hash of what follows, and one that is torn or
/// was changed counts as missing; a cache that cannot be written only costs time.
struct FormulaCache {
    let folder: URL

    func html(for key: String) -> HTML? {
        guard let data = try? Data(contentsOf: file(for: key)) else { return nil }
        let entry = String(decoding: data, as: UTF8.self)
        guard let end = entry.firstIndex(of: "\n") else { return nil }
        let text = String(entry[end...].dropFirst())
        return ContentHash(Data(text.utf8)).description == entry[..<end] ? HTML(trusted: text) : nil
    }

    func store(_ html: HTML, for key: String) {
        let entry = ContentHash(Data(html.text.utf8)).description + "\n" + html.text
        try? FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try? Data(entry.utf8).write(to: file(for: key), options: .atomic)
    }

    private func file(for key: String) -> URL { folder.appending(path: key + ".html") }
}
