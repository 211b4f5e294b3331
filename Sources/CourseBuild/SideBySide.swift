extension Array where Element: Sendable {
    /// Does `work` for each element, `jobs` at a time, and hands the results to `take` in the elements' order as they come.
    func sideBySide<Result: Sendable>(
        jobs: Int, willStart: (Element) -> Void = { _ in },
        _ work: @escaping @Sendable (Element) async throws -> Result, take: (Result) -> Void
    ) async throws {
        try await withThrowingTaskGroup(of: (Int, Result).self) { group in
            var waiting = enumerated().makeIterator()
            func startNext() {
                guard let (index, element) = waiting.next() else { return }
                willStart(element)
                group.addTask { (index, try await work(element)) }
            }
            for _ in 0..<Swift.min(Swift.max(jobs, 1), count) { startNext() }
            var finished: [Int: Result] = [:], taken = 0
            for try await (index, result) in group {
                finished[index] = result
                startNext()
                while let result = finished.removeValue(forKey: taken) {
                    taken += 1
                    take(result)
                }
            }
        }
    }
}
