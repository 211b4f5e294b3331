import Testing

@Suite("The map of the house is true")
struct MapTests {
    /// Names at the beginning of the map's lines, as far as they end in a slash or are those of modules.
    private func mapped() throws -> [(name: String, line: Int)] {
        let lines = try Repository.text("CONTRIBUTING.md").split(separator: "\n", omittingEmptySubsequences: false)
        var names: [(String, Int)] = []
        var inside = false
        for (index, line) in lines.enumerated() {
            if line.hasPrefix("    Sources/") { inside = true; continue }
            guard inside, line.hasPrefix("      ") else { inside = false; continue }
            // Several names may share a line; two spaces part them from what is said of them.
            let row = line.dropFirst(6)
            guard !row.hasPrefix(" ") else { continue }
            for word in row.split(separator: " ").prefix(while: { $0.hasSuffix("/") }) {
                names.append((String(word.dropLast()), index + 1))
            }
        }
        return names
    }

    @Test("CONTRIBUTING names every folder of Sources, and no others")
    func complete() throws {
        let mapped = try mapped()
        let folders = Set(
            try Repository.manifest.get().modules.map { $0.folder.split(separator: "/")[1] }.map(String.init))
        for folder in folders.subtracting(mapped.map(\.name)).sorted() {
            report("CONTRIBUTING.md", "the map does not name \(folder)/", "add a line at its place, from the ground up")
        }
        for (name, line) in mapped where !folders.contains(name) {
            report("CONTRIBUTING.md:\(line)", "the map names \(name)/, which Sources does not have", "remove the line")
        }
    }

    @Test("and in the order of the layers")
    func ordered() throws {
        let rows = try mapped().compactMap { name, line in Layers.row(of: name).map { (name, line, $0) } }
        for (before, after) in zip(rows, rows.dropFirst()) where before.2 > after.2 {
            report(
                "CONTRIBUTING.md:\(after.1)", "\(after.0)/ lies below \(before.0)/", "list modules from the ground up")
        }
    }
}
