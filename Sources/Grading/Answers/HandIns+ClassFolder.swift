extension HandIns {
    /// Whether the only folder of an archive is the class's: several folders in it have the same answer. One student's drafts could look
    /// so, too, but nobody hands in an archive of a class for one alone.
    ///
    /// - Parameter names: the exercises of the course.
    static func holdsSeveralStudents(_ folder: String, names: Set<String>) -> Bool {
        let entries = FolderListing(folder).entries.filter { !$0.isIgnored }
        guard !entries.contains(where: { HandedInName($0.name).isAnswer && !$0.isFolder }) else { return false }
        var seen: Set<String> = []
        for entry in entries where entry.kind == .folder {
            let answers = answers(below: "\(folder)/\(entry.name)", names: names, depth: 0)
            if !seen.isDisjoint(with: answers) { return true }
            seen.formUnion(answers)
        }
        return false
    }

    private static func answers(below folder: String, names: Set<String>, depth: Int) -> Set<String> {
        var found: Set<String> = []
        for entry in FolderListing(folder).entries.prefix(mostFiles) where !entry.isIgnored {
            let name = HandedInName(entry.name)
            if entry.kind == .folder, depth < 3 {
                found.formUnion(answers(below: "\(folder)/\(entry.name)", names: names, depth: depth + 1))
            } else if name.isSwift, names.contains(name.exercise(among: names)) {
                found.insert(name.exercise(among: names))
            }
        }
        return found
    }
}
