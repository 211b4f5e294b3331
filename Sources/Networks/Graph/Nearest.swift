/// The name among `known` that `name` was probably meant to be, or all of them where they are few.
func suggestion(for name: String, among known: [String]) -> String {
    if let nearest = nearest(to: name, among: known) { return "did you mean '\(nearest)'?" }
    if known.isEmpty { return "there are none" }
    let shown = known.prefix(12).joined(separator: ", ")
    return "there are \(shown)\(known.count > 12 ? ", and \(known.count - 12) more" : "")"
}

/// The name that fewest changes turn `name` into; nil where all are far away.
func nearest(to name: String, among known: [String]) -> String? {
    let lower = Array(name.lowercased())
    let distances = known.map { (name: $0, distance: editDistance(lower, Array($0.lowercased()))) }
    guard let best = distances.min(by: { $0.distance < $1.distance }) else { return nil }
    return best.distance <= max(1, (lower.count + 1) / 2 - (lower.count > 3 ? 1 : 0)) ? best.name : nil
}

/// Levenshtein's distance: insertions, deletions and replacements of a character.
private func editDistance(_ a: [Character], _ b: [Character]) -> Int {
    var row = Array(0...b.count)
    for i in a.indices {
        var diagonal = row[0]
        row[0] = i + 1
        for j in b.indices {
            let replaced = diagonal + (a[i] == b[j] ? 0 : 1)
            diagonal = row[j + 1]
            row[j + 1] = min(replaced, row[j] + 1, row[j + 1] + 1)
        }
    }
    return row[b.count]
}
