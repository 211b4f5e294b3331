/// What ran, for programs that ask for it again.
struct CellHistory {
    /// Of a kernel that was started once, all that ran belongs to the first session.
    static let session = 1
    /// The latest are kept.
    private static let most = 10_000

    private var entries: [Entry] = []

    /// A cell that ran.
    struct Entry: Encodable, Equatable {
        /// Its number.
        var line: Int
        var code: String
        /// What it showed as its result; nil for nothing.
        var result: String?
        /// Whether the result was asked for.
        var isWithResult = false

        func encode(to encoder: any Encoder) throws {
            var list = encoder.unkeyedContainer()
            try list.encode(CellHistory.session)
            try list.encode(line)
            guard isWithResult else { return try list.encode(code) }
            var both = list.nestedUnkeyedContainer()
            try both.encode(code)
            try both.encode(result)
        }
    }

    /// Adds a cell that ran.
    mutating func add(_ code: String, line: Int, result: String?) {
        entries.append(Entry(line: line, code: code, result: result))
        if entries.count > Self.most { entries.removeFirst() }
    }

    /// The entries that a program asks for, oldest first.
    func entries(for request: Contents.HistoryRequest) -> [Entry] {
        var found: [Entry]
        switch request.kind {
        case .tail: found = entries
        case .range:
            let isThisSession = [0, Self.session].contains(request.session ?? 0)
            found =
                isThisSession
                ? entries.filter { (request.start ?? 1) <= $0.line && $0.line < (request.stop ?? .max) } : []
        case .search:
            let pattern = Array(request.pattern ?? "*")
            found = entries.filter { Self.matches(Array($0.code)[...], pattern[...]) }
            if request.unique ?? false {
                var codes: Set<String> = []
                found = found.reversed().filter { codes.insert($0.code).inserted }.reversed()
            }
        }
        if request.kind != .range, let count = request.count { found = found.suffix(max(count, 0)) }
        return found.map { entry in
            var entry = entry
            entry.isWithResult = request.output ?? false
            return entry
        }
    }

    /// Whether a text is of a pattern in which `*` stands for any text and `?` for any letter.
    ///
    /// It goes back to the latest star only, so that no pattern takes more than the product of both lengths.
    static func matches(_ text: ArraySlice<Character>, _ pattern: ArraySlice<Character>) -> Bool {
        var (place, mark) = (text.startIndex, pattern.startIndex)
        var star: (place: Int, mark: Int)?
        while place < text.endIndex {
            if mark < pattern.endIndex, pattern[mark] == "*" {
                star = (place, mark)
                mark += 1
            } else if mark < pattern.endIndex, pattern[mark] == "?" || pattern[mark] == text[place] {
                (place, mark) = (place + 1, mark + 1)
            } else if let last = star {
                star = (last.place + 1, last.mark)
                (place, mark) = (last.place + 1, last.mark + 1)
            } else {
                return false
            }
        }
        return pattern[mark...].allSatisfy { $0 == "*" }
    }
}
