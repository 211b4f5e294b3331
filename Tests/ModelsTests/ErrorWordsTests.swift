import Models
import Testing

@Suite("A model's errors say what is wrong, and what to do")
struct ErrorWordsTests {
    static let words: [(error: ModelError, text: String)] = [
        (.setting(name: "the count", value: "0", allowed: "at least 1"), "the count must be at least 1, not 0"),
        (.nothingGiven(what: "images to search"), "there are no images to search"),
        (
            .imageShape(expected: [3, 8, 8], found: [1, 8, 8]),
            "an image has the shape [1, 8, 8]\n  it must be [3, 8, 8]"
        ),
        (.labelOutside(label: 3, classes: 3), "label 3 is not one of 0..<3"),
        (
            .diverged(epoch: 2, learningRate: 0.5),
            "training diverged in epoch 2\n  the learning rate is 0.5: try a tenth of it"
        ),
        (.notFinite(what: "the data", row: 1), "the data holds a value that is not finite, in row 1"),
        (.tooFewRows(needed: 2, found: 1), "2 rows of data are needed, and there are 1"),
        (
            .notADistribution(what: "the priors", row: 0, sum: 0.5),
            "row 0 of the priors is not a distribution: it sums to 0.5\n  probabilities lie in 0...1 and sum to 1"
        ),
        (.impossibleObservations(time: 4), "no sequence of states can give what is observed up to time 4"),
    ]

    @Test("each of them", arguments: words.indices)
    func each(index: Int) { #expect("\(Self.words[index].error)" == Self.words[index].text) }
}
