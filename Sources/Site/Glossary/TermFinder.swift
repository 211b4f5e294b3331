/// Finds the terms of a glossary in running text: as they are written there, at the beginning of a sentence, and in the plural.
struct TermFinder: Sendable {
    /// Entries by the words of their forms, one space between.
    private var entries: [String: Glossary.Entry] = [:]
    /// By the first word of a form: how many words the longest form with it has.
    private var lengths: [String: Int] = [:]

    /// A finder of the terms that mean one thing wherever they stand.
    init(_ glossary: Glossary) {
        for entry in glossary.entries where !entry.isQualified {
            for form in [entry.term, entry.term.plural] {
                let words = Self.words(of: form).map { form[$0] }
                guard let first = words.first else { continue }
                entries[words.joined(separator: " ")] = entry
                lengths[String(first)] = max(lengths[String(first)] ?? 0, words.count)
            }
        }
    }

    /// A term in a text.
    struct Found {
        var range: Range<String.Index>
        var entry: Glossary.Entry
    }

    /// The terms in `text`, in order; of two that begin at one word, the longer: max pooling, not pooling.
    func terms(in text: String) -> [Found] {
        let words = Self.words(of: text)
        var found: [Found] = []
        var next = 0
        while next < words.count {
            if let (entry, count) = entry(at: next, of: words, in: text) {
                let range = words[next].lowerBound..<words[next + count - 1].upperBound
                found.append(Found(range: range, entry: entry))
                next += count
            } else {
                next += 1
            }
        }
        return found
    }

    private func entry(
        at place: Int, of words: [Range<String.Index>], in text: String
    ) -> (entry: Glossary.Entry, count: Int)? {
        let first = String(text[words[place]])
        for start in first.first?.isUppercase == true ? [first, first.loweringFirst] : [first] {
            guard let most = lengths[start] else { continue }
            for count in stride(from: min(most, words.count - place), to: 0, by: -1) {
                let group = words[place..<(place + count)]
                let isOne = zip(group, group.dropFirst()).allSatisfy { before, after in
                    text[before.upperBound..<after.lowerBound].allSatisfy { $0.isWhitespace || $0 == "’" }
                }
                let form = ([start] + group.dropFirst().map { String(text[$0]) }).joined(separator: " ")
                if isOne, let entry = entries[form] { return (entry, count) }
            }
        }
        return nil
    }

    /// Letters, digits and the hyphens between them: in `filter-wise`, there is no filter.
    private static func words(of text: String) -> [Range<String.Index>] {
        let scalars = text.unicodeScalars
        var words: [Range<String.Index>] = []
        var start: String.Index?
        for index in scalars.indices {
            let scalar = scalars[index]
            let isWord =
                scalar.isASCII
                ? ("a"..."z" ~= scalar || "A"..."Z" ~= scalar || "0"..."9" ~= scalar || scalar == "-")
                : scalar.properties.isAlphabetic
            if isWord {
                start = start ?? index
            } else if let begin = start {
                words.append(begin..<index)
                start = nil
            }
        }
        if let start { words.append(start..<text.endIndex) }
        return words
    }
}

extension String {
    /// The plural, as English forms it.
    fileprivate var plural: String {
        if hasSuffix("matrix") { return dropLast() + "ces" }
        if ["s", "x", "z", "ch", "sh"].contains(where: hasSuffix) { return self + "es" }
        if hasSuffix("y"), let before = dropLast().last, !"aeiou".contains(before) { return dropLast() + "ies" }
        return self + "s"
    }

    /// The text as it stands within a sentence.
    fileprivate var loweringFirst: String { prefix(1).lowercased() + dropFirst() }
}
