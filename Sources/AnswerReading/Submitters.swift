import Yams

/// Whose each folder of a Gradescope export is, as its `submission_metadata.yml` says.
package struct Submitters: Sendable, Hashable, Codable {
    /// Names by folder: `submission_98765` is `Doe Jane`; of a group, all of its names.
    package var names: [String: String] = [:]

    /// A longer name is nobody's.
    private static let longest = 400

    /// Reads the YAML `text`; what is not as Gradescope writes it has no names.
    package init(_ text: String) {
        guard let root = try? Yams.compose(yaml: text), let folders = root.mapping else { return }
        for (folder, facts) in folders {
            let submitters = facts.mapping?[":submitters"]?.sequence ?? []
            let found = submitters.compactMap { $0.mapping?[":name"]?.scalar?.string }.filter { !$0.isEmpty }
            let name = found.joined(separator: ", ")
            if let folder = folder.scalar?.string, !name.isEmpty, name.utf8.count <= Self.longest {
                names[folder] = name
            }
        }
    }
}
