import Testing

@Suite("CONTRIBUTING's worked examples name files that are there")
struct ExampleTests {
    @Test("every path is a file, but for those with a placeholder")
    func paths() throws {
        let lines = try Repository.text("CONTRIBUTING.md").split(separator: "\n", omittingEmptySubsequences: false)
        var count = 0
        for (index, line) in lines.enumerated() {
            for match in line.matches(of: /`((?:Sources|Tests|Lessons|site)\/[^` ]+)`/)
            where !match.1.contains("NAME") && !match.1.contains("NN-") {
                count += 1
                guard !Repository.exists(String(match.1)) else { continue }
                report("CONTRIBUTING.md:\(index + 1)", "there is no \(match.1)", "name the file that took its place")
            }
        }
        #expect(count > 10, "CONTRIBUTING.md was not understood")
    }
}
