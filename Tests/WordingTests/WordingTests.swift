import Testing
import Wording

@Suite("What messages have in common")
struct WordingTests {
    @Test("the nearest name is found by letters left out, added, replaced or swapped")
    func distance() {
        #expect(editDistance("hidden", "hiden") == 1 && editDistance("ab", "ba") == 1 && editDistance("", "abc") == 3)
        #expect(nearest(to: "exercice", among: ["exercise", "points"]) == "exercise")
        #expect(nearest(to: "zebra", among: ["exercise", "points"]) == nil)
        #expect(nearest(to: "POOLING", among: ["CONV", "POOL"]) == "POOL" && nearest(to: "id", among: ["idle"]) == nil)
    }

    @Test("advice names the nearest, or what there is, at most twelve")
    func advice() {
        #expect(suggestion(for: "con1", among: ["conv1", "fc"]) == "did you mean 'conv1'?")
        #expect(suggestion(for: "zebra", among: ["conv1", "fc"]) == "there are conv1, fc")
        #expect(suggestion(for: "zebra", among: []) == "there are none")
        #expect(suggestion(for: "zebra", among: (1...14).map { "n\($0)" }).hasSuffix("n12, and 2 more"))
    }

    @Test("one thing is singular", arguments: [(0, "0 cells"), (1, "1 cell"), (2, "2 cells")])
    func counting(number: Int, text: String) {
        #expect(number.counted("cell") == text)
    }
}
