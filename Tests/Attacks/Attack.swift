import Foundation
import Grading
import Testing

/// A hostile answer of `Benchmarks/attacks/corpus`, and how its report must read. None may earn a mark or leave anything behind.
struct Attack: Sendable, Decodable, CustomTestStringConvertible {
    /// Which class of attacks it belongs to: the numbers of `Benchmarks/attacks/README.md`.
    var number: Int
    /// What the answer does, to be read after its name.
    var what: String
    /// Words of a counterexample or a problem.
    var says: String
    private(set) var status = AnswerReport.Status.failed
    private(set) var limits = AttackFixture.Limits.usual
    /// The folder's name.
    private(set) var name = ""
    private(set) var text = ""

    var testDescription: String { "\(name): \(what)" }

    private enum CodingKeys: String, CodingKey { case number = "class", what, says, status, limits }

    init(from decoder: any Decoder) throws {
        let fields = try decoder.container(keyedBy: CodingKeys.self)
        number = try fields.decode(Int.self, forKey: .number)
        what = try fields.decode(String.self, forKey: .what)
        says = try fields.decode(String.self, forKey: .says)
        status = try fields.decodeIfPresent(AnswerReport.Status.self, forKey: .status) ?? .failed
        limits = try fields.decodeIfPresent(AttackFixture.Limits.self, forKey: .limits) ?? .usual
    }

    private init(at folder: URL) throws {
        self = try JSONDecoder().decode(Self.self, from: Data(contentsOf: folder.appending(path: "about.json")))
        name = folder.lastPathComponent
        text = try String(contentsOf: folder.appending(path: "answer.swift"), encoding: .utf8)
    }

    /// All of the corpus.
    static let all: [Attack] = {
        let corpus = AttackFixture.benchmark.appending(path: "corpus")
        let names = try! FileManager.default.contentsOfDirectory(atPath: corpus.path)
        return try! names.sorted().filter { !$0.hasPrefix(".") }.map { try Attack(at: corpus.appending(path: $0)) }
    }()
}
