/// The candidate that `name` is most likely a misspelling of, or nil where none is near.
public func nearest(to name: String, among candidates: some Sequence<String>) -> String? {
    let limit = max(1, name.count / 3)
    let measured = candidates.map { ($0, editDistance(name.lowercased(), $0.lowercased())) }
    if let near = measured.filter({ $0.1 <= limit }).min(by: { $0.1 < $1.1 }) { return near.0 }
    // 'POOLING' is far from 'POOL' by letters, and yet what was meant.
    let (short, bare) = (3, name.lowercased())
    return measured.filter {
        let known = $0.0.lowercased()
        return min(known.count, bare.count) >= short && (known.hasPrefix(bare) || bare.hasPrefix(known))
    }.min { $0.1 < $1.1 }?.0
}

/// How many letters must be inserted, left out, replaced or swapped with their neighbor to make one text of the other.
public func editDistance(_ first: String, _ second: String) -> Int {
    let (first, second) = (Array(first), Array(second))
    var beforeLast: [Int] = []
    var last = Array(0...second.count)
    for i in first.indices {
        var row = [i + 1]
        for j in second.indices {
            var best = min(last[j] + (first[i] == second[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1)
            if i > 0, j > 0, first[i] == second[j - 1], first[i - 1] == second[j] {
                best = min(best, beforeLast[j - 1] + 1)
            }
            row.append(best)
        }
        (beforeLast, last) = (last, row)
    }
    return last[second.count]
}

/// Advice on a name that is not known: the nearest one, or all of them where none is near.
public func suggestion(for name: String, among known: [String]) -> String {
    if let nearest = nearest(to: name, among: known) { return "did you mean '\(nearest)'?" }
    if known.isEmpty { return "there are none" }
    let shown = known.prefix(12).joined(separator: ", ")
    return "there are \(shown)\(known.count > 12 ? ", and \(known.count - 12) more" : "")"
}
