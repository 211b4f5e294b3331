import Literate

extension Chapter {
    /// What a search finds of the chapter: its sections with their text and the code of their cells, exercises and questions.
    func searchEntries(paths: SitePaths) -> [SearchEntry] {
        let page = paths.page(self)
        let place = "\(number). \(title)"
        var entries = [SearchEntry(title: title, place: number.title, address: page, text: frontMatter.summary)]
        // Its terms are found by themselves.
        if isGlossary { return entries }
        // The section that goes on after an exercise.
        var section = 0
        var tasks = 0
        func add(_ text: String) { entries[section].text += " " + text.asOneLine }
        for element in elements {
            switch element {
            case .prose(let blocks):
                for block in blocks {
                    guard case .heading(_, let title, let anchor, _) = block else {
                        add([block].plainText)
                        continue
                    }
                    section = entries.count
                    entries.append(
                        SearchEntry(title: title.plainText, place: place, address: page + "#" + anchor, text: ""))
                }
            case .cell(let cell):
                if cell.kind != .hidden { add(cell.source.text) }
            case .exercise(let exercise):
                tasks += 1
                entries.append(
                    SearchEntry(
                        title: exercise.title, place: "Exercise \(number).\(tasks) · \(place)",
                        address: page + "#exercise-\(exercise.id)", text: exercise.statement.plainText.asOneLine))
            case .quiz(let quiz):
                tasks += 1
                entries.append(
                    SearchEntry(
                        title: "Question \(number).\(tasks)", place: place, address: page + "#exercise-\(quiz.id)",
                        text: quiz.question.plainText.asOneLine))
            }
        }
        return entries
    }
}

extension [Block] {
    /// The words, without what is formula.
    fileprivate var plainText: String {
        map { block in
            switch block {
            case .heading(_, let text, _, _), .paragraph(let text): text.plainText
            case .quote(let blocks): blocks.plainText
            case .list(_, let items, _): items.map(\.plainText).joined(separator: " ")
            case .code(_, let text): text
            case .table(_, let header, let rows): ([header] + rows).joined().map(\.plainText).joined(separator: " ")
            case .math, .rule: ""
            }
        }.joined(separator: " ")
    }
}
