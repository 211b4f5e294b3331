/// The one task on which the course's machines are compared, from the perceptron to a residual network: the same letters and
/// digits, strongly varied, and a test in typefaces that training never saw.
public enum Scoreboard {
    /// The seeds of the runs that a machine's row gives the mean and the spread of.
    public static let seeds = Array(1...5)

    /// The ten digits, `[N, 1, 28, 28]`, drawn anew for each seed.
    ///
    /// - Throws: `DatasetError` for a number of images outside 1...1,000, or a missing font.
    public static func digits(trainPerClass: Int = 200, seed: Int) throws(DatasetError) -> Sets {
        try sets(trainPerClass: trainPerClass, testPerClass: 100) { perClass, faces, part throws(DatasetError) in
            try DrawnDigits.dataset(
                perClass: perClass, variation: .strong.drawn(in: faces), seed: 3 * seed + part)
        }
    }

    /// The 26 capital letters, `[N, 1, 28, 28]`, drawn anew for each seed.
    ///
    /// - Throws: `DatasetError` for a number of images outside 1...1,000, or a missing font.
    public static func letters(trainPerClass: Int = 100, seed: Int) throws(DatasetError) -> Sets {
        try sets(trainPerClass: trainPerClass, testPerClass: 40) { perClass, faces, part throws(DatasetError) in
            try DrawnLetters.dataset(
                perClass: perClass, size: 28, variation: .strong.drawn(in: faces), seed: 3 * seed + part)
        }
    }

    /// Three sets without a common image.
    public struct Sets: Sendable {
        /// What a machine learns from.
        public let train: Dataset
        /// Other drawings in the same faces: what a learner chooses rates and numbers of epochs by.
        public let validation: Dataset
        /// Drawings in typefaces that training never saw, looked at once, at the end.
        public let test: Dataset
    }

    private static func sets(
        trainPerClass: Int, testPerClass: Int,
        draw: (_ perClass: Int, _ faces: Variation.Faces, _ part: Int) throws(DatasetError) -> Dataset
    ) throws(DatasetError) -> Sets {
        guard 1...1_000 ~= trainPerClass else {
            throw .outOfBounds(what: "the number of images a class", value: "\(trainPerClass)", bounds: "1 to 1,000")
        }
        return Sets(
            train: try draw(trainPerClass, .training, 0), validation: try draw(testPerClass / 2, .training, 1),
            test: try draw(testPerClass, .heldOut, 2))
    }
}
