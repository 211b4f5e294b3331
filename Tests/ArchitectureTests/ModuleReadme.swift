import Foundation

/// The README of a module's folder.
struct ModuleReadme {
    /// The file, below the root.
    let path: String
    let lines: [String]

    /// Nil where there is none.
    init?(of folder: String) {
        path = folder + "/README.md"
        guard let text = try? Repository.text(path) else { return nil }
        lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    init(path: String, text: String) {
        self.path = path
        lines = text.components(separatedBy: "\n")
    }

    /// What the sentence "May import: …." names, and its line; nil where there is none. The sentence may go on over several lines;
    /// what stands in parentheses says why.
    var mayImport: (names: Set<String>, line: Int)? {
        guard let start = lines.firstIndex(where: { $0.contains("May import:") }) else { return nil }
        let paragraph = lines[start...].prefix { !$0.isEmpty && ($0 == lines[start] || !$0.hasPrefix("- ")) }
        var text = paragraph.joined(separator: " ")
        text = text.replacing(/.*?May import:/, with: "", maxReplacements: 1)
        text = text.replacing(/\([^)]*\)/, with: "").replacing("`", with: "")
        let sentence = text.prefix { $0 != "." && $0 != ";" }
        let names = sentence.replacing(" and ", with: ",").split(separator: ",")
            .map { $0.trimmingCharacters(in: .whitespaces) }
        return (Set(names.filter { !$0.isEmpty && $0 != "nothing" }), start + 1)
    }
}
