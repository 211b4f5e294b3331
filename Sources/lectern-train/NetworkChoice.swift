import ArgumentParser
import Datasets
import Models
import Networks

/// A network by its name, or by the lecture's notation.
enum NetworkChoice: ExpressibleByArgument {
    case leNet5
    case pattern(String)

    init(argument: String) { self = argument.lowercased() == "lenet5" ? .leNet5 : .pattern(argument) }

    var defaultValueDescription: String { "lenet5" }

    /// Refuses a pattern that cannot be read, and letters and numbers that do not go together.
    func check(_ repetitions: [Repetition]) throws {
        let letters: [String]
        switch self {
        case .leNet5: letters = []
        case .pattern(let text):
            do { letters = try NetworkPattern(text).letters } catch { throw ValidationError("\(error)") }
        }
        let given = Set(repetitions.map(\.letter))
        if let letter = letters.first(where: { !given.contains($0) }) {
            throw ValidationError("how often is \(letter)? Say so: --with \(letter)=2")
        }
        if let other = repetitions.first(where: { !letters.contains($0.letter) }) {
            throw ValidationError("--with \(other.letter)=\(other.times): the network has no letter \(other.letter)")
        }
    }

    /// The network for images like these.
    func build(_ repetitions: [Repetition], for data: Dataset, seed: Int) throws -> Network {
        switch self {
        case .leNet5: return try .leNet5(seed: seed)
        case .pattern(let text):
            let numbers = Dictionary(repetitions.map { ($0.letter, $0.times) }) { $1 }
            return try NetworkPattern(text).network(
                input: data.imageShape, classes: data.classNames.count, numbers, seed: seed)
        }
    }
}

/// How often a letter of a pattern repeats: `N=2`.
struct Repetition: ExpressibleByArgument {
    let letter: String
    let times: Int

    init?(argument: String) {
        let parts = argument.split(separator: "=")
        guard parts.count == 2, let times = Int(parts[1]), times >= 0 else { return nil }
        (letter, self.times) = (String(parts[0]), times)
    }
}

/// What drawn images show.
enum DrawnSet: String, CaseIterable, ExpressibleByArgument {
    case digits, letters, objects

    /// Images to learn from, and others that are held out.
    func draw(perClass: Int, seed: Int) throws -> (data: Dataset, heldOut: Dataset) {
        func draw(_ count: Int, _ seed: Int) throws -> Dataset {
            switch self {
            case .digits: try DrawnDigits.dataset(perClass: count, seed: seed)
            case .letters: try DrawnLetters.dataset(perClass: count, seed: seed)
            case .objects: try DrawnObjects.dataset(perClass: count, seed: seed)
            }
        }
        return (try draw(perClass, seed &* 2), try draw(max(perClass / 5, 1), seed &* 2 &+ 1))
    }
}
