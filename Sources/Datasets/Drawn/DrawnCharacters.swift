import Kernels

/// Letters as the Mark I Perceptron saw them: on 20 by 20 photocells.
public enum DrawnLetters {
    /// One letter: `[size, size]`, white on black, in 0...1. Without a seed it is drawn plain and upright.
    ///
    /// - Throws: `DatasetError` for a size outside 8...256, or a missing font.
    public static func image(
        _ letter: Character, size: Int = 20, seed: Int? = nil, variation: Variation = .slight
    ) throws(DatasetError) -> Tensor {
        try drawnImage(letter, size: size, seed: seed, variation: variation, fill: 0.72)
    }

    /// `perClass` images of each letter: `[N, 1, size, size]`, class after class.
    ///
    /// - Throws: `DatasetError` for sizes, counts or letters from which nothing can be drawn, or a missing font.
    public static func dataset(
        _ letters: String = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", perClass: Int = 40, size: Int = 20,
        variation: Variation = .slight, seed: Int
    ) throws(DatasetError) -> Dataset {
        try drawnDataset(
            Array(letters), perClass: perClass, size: size, variation: variation, seed: seed, fill: 0.72)
    }
}

/// The digits 0 to 9, in the format of MNIST: white on black, 28 by 28, the digit in the middle 20 by 20.
public enum DrawnDigits {
    /// One digit: `[size, size]`, in 0...1. Without a seed it is drawn plain and upright.
    ///
    /// - Throws: `DatasetError` for a digit outside 0...9, a size outside 8...256, or a missing font.
    public static func image(
        _ digit: Int, size: Int = 28, seed: Int? = nil, variation: Variation = .strong
    ) throws(DatasetError) -> Tensor {
        guard 0...9 ~= digit else {
            throw .outOfBounds(what: "the digit", value: "\(digit)", bounds: "one of 0...9")
        }
        return try drawnImage(
            Character("\(digit)"), size: size, seed: seed, variation: variation, fill: 20 / 28)
    }

    /// `perClass` images of each digit: `[N, 1, size, size]`, class after class.
    ///
    /// - Throws: `DatasetError` for sizes or counts from which nothing can be drawn, or a missing font.
    public static func dataset(
        perClass: Int = 100, size: Int = 28, variation: Variation = .strong, seed: Int
    ) throws(DatasetError) -> Dataset {
        try drawnDataset(
            Array("0123456789"), perClass: perClass, size: size, variation: variation, seed: seed, fill: 20 / 28)
    }
}

private func drawnImage(_ character: Character, size: Int, seed: Int?, variation: Variation, fill: Double)
    throws(DatasetError) -> Tensor
{
    try check(size: size, variation: variation)
    let glyph = Glyph(character: character, size: size, fill: fill, variation: seed == nil ? .none : variation)
    return tensor(try glyph.draw(seed: seed ?? 0, index: 0), [size, size])
}

private func drawnDataset(
    _ characters: [Character], perClass: Int, size: Int, variation: Variation, seed: Int, fill: Double
) throws(DatasetError) -> Dataset {
    try check(size: size, variation: variation)
    guard !characters.isEmpty, Set(characters).count == characters.count else {
        throw .outOfBounds(
            what: "the list of characters", value: "\"\(String(characters))\"", bounds: "not empty, each named once")
    }
    guard perClass > 0, perClass <= 100_000 else {
        throw .outOfBounds(what: "the number of images a class", value: "\(perClass)", bounds: "1 to 100,000")
    }
    var values: [Float] = []
    values.reserveCapacity(characters.count * perClass * size * size)
    for character in characters {
        let glyph = Glyph(character: character, size: size, fill: fill, variation: variation)
        // The scalar's own stream: a class's images do not depend on which other classes are drawn.
        let stream = character.unicodeScalars.reduce(0) { $0 &* 31 &+ Int($1.value) }
        for number in 0..<perClass { values += try glyph.draw(seed: seed, index: stream &* 1_000_003 &+ number) }
    }
    return Dataset(
        TensorImages(images: tensor(values, [characters.count * perClass, 1, size, size])),
        labels: characters.indices.flatMap { Array(repeating: $0, count: perClass) },
        classNames: characters.map(String.init))
}

func check(size: Int, variation: Variation) throws(DatasetError) {
    guard 8...256 ~= size else {
        throw .outOfBounds(what: "the image size", value: "\(size)", bounds: "8 to 256 pixels")
    }
    guard variation.isSound else {
        throw .outOfBounds(what: "the variation", value: "\(variation)", bounds: "finite, not negative and not extreme")
    }
}
