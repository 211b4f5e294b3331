/// Makes a failing record simpler: shorter first, then smaller from the front.
struct Shrinking {
    /// The simplest failing record so far.
    private(set) var record: [UInt64]
    private var attemptsLeft: Int
    /// Runs a record; gives the choices it used where the property still fails, nil where it does not, and throws to stop.
    private let attempt: ([UInt64]) throws(Stop) -> [UInt64]?

    /// Thrown by an attempt after which no other may be made.
    struct Stop: Error {}

    /// The simplest failing record that at most `limit` attempts find.
    static func simplest(
        from record: [UInt64], limit: Int, attempt: ([UInt64]) throws(Stop) -> [UInt64]?
    ) -> [UInt64] {
        // The closure does not outlive the call: `Shrinking` is a local of this function.
        withoutActuallyEscaping(attempt) { attempt in
            var shrinking = Shrinking(record: record, attemptsLeft: limit, attempt: attempt)
            do throws(Stop) {
                var before: [UInt64]
                repeat {
                    before = shrinking.record
                    try shrinking.deleteRuns()
                    try shrinking.lowerEach()
                    try shrinking.lowerAndDelete()
                    try shrinking.lowerAndRaise()
                    try shrinking.lowerEqualsTogether()
                    try shrinking.moveBetweenNeighbors()
                } while shrinking.record != before
            } catch {}
            return shrinking.record
        }
    }

    private mutating func accepts(_ candidate: [UInt64]) throws(Stop) -> Bool {
        guard candidate.isSimpler(than: record) else { return false }
        guard attemptsLeft > 0 else { throw Stop() }
        attemptsLeft -= 1
        guard let used = try attempt(candidate), used.isSimpler(than: record) else { return false }
        record = used
        return true
    }

    /// Leaves out runs of choices: an element of an array, an argument's digits.
    private mutating func deleteRuns() throws(Stop) {
        for length in [16, 8, 4, 3, 2, 1] {
            var end = record.count
            while end >= length {
                var candidate = record
                candidate.removeSubrange(end - length..<end)
                end = try accepts(candidate) ? min(end - length, record.count) : end - 1
            }
        }
    }

    /// Brings each choice as near to 0 as still fails.
    private mutating func lowerEach() throws(Stop) {
        var index = 0
        while index < record.count {
            try lower(at: [index])
            index += 1
        }
    }

    /// Lowers a choice that says how many follow, and leaves out as many.
    private mutating func lowerAndDelete() throws(Stop) {
        var index = 0
        while index < record.count {
            for length in 1...4 where index < record.count && record[index] > 0 && index + length < record.count {
                var candidate = record
                candidate[index] -= 1
                candidate.removeSubrange(index + 1...index + length)
                if try accepts(candidate) { break }
            }
            index += 1
        }
    }

    /// Lowers a choice and tries round numbers in the next: a choice between kinds of values, then a value of the simpler kind.
    private mutating func lowerAndRaise() throws(Stop) {
        for index in record.indices.dropLast() {
            for value in [1, 2, 10, 100, 1000] as [UInt64] where index + 1 < record.count && record[index] > 0 {
                var candidate = record
                candidate[index] -= 1
                candidate[index + 1] = value
                if try accepts(candidate) { break }
            }
        }
    }

    /// Lowers choices that are alike at once: `a == b` may be what makes the property fail.
    private mutating func lowerEqualsTogether() throws(Stop) {
        for value in Set(record).sorted(by: >) where value > 0 {
            let places = record.indices.filter { record[$0] == value }
            if places.count > 1 { try lower(at: places) }
        }
    }

    /// Moves what one choice has to a later one: a sum that must stay as large comes to rest in the last place.
    private mutating func moveBetweenNeighbors() throws(Stop) {
        var index = 0
        while index < record.count {
            for distance in 1...4 where index + distance < record.count && record[index] > 0 {
                var candidate = record
                let (sum, overflow) = candidate[index + distance].addingReportingOverflow(candidate[index])
                if overflow { continue }
                candidate[index] = 0
                candidate[index + distance] = sum
                _ = try accepts(candidate)
            }
            index += 1
        }
    }

    /// Searches the smallest value for the choices at `places`, which are alike, by halving.
    private mutating func lower(at places: [Int]) throws(Stop) {
        guard let first = places.first, let last = places.last, record[first] > 0 else { return }
        func lowered(to value: UInt64) -> [UInt64] {
            var candidate = record
            for place in places { candidate[place] = value }
            return candidate
        }
        if try accepts(lowered(to: 0)) { return }
        var holds: UInt64 = 0
        while last < record.count, record[first] > holds + 1 {
            let middle = holds + (record[first] - holds) / 2
            if try !accepts(lowered(to: middle)) { holds = middle }
        }
        // Halving misses what comes back at intervals, such as the multiples of a small number.
        for step in 1...8 as ClosedRange<UInt64> where last < record.count && record[first] > step {
            if try accepts(lowered(to: record[first] - step)) { return }
        }
    }
}

extension [UInt64] {
    /// Whether this record is shorter, or as long and smaller at the first difference.
    func isSimpler(than other: [UInt64]) -> Bool {
        count != other.count ? count < other.count : lexicographicallyPrecedes(other)
    }
}
