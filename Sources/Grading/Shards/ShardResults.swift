import Foundation
import Outputs
import Toolchain

/// What came of an answer's text, and the hint that goes with it.
struct JudgedAnswer: Sendable, Hashable, Codable {
    var verdict: Verdict
    var hint: String?

    /// The name of a text that answers an exercise, the same on every machine.
    static func key(exercise: String, text: String) -> ContentHash { ContentHash([exercise, text]) }
}

/// What one part of a batch came to: enough for a report without judging its answers again.
public struct ShardResults: Sendable, Codable {
    /// Which part it is.
    public let shard: Shard
    /// The files and folders of the whole batch, as the user named them.
    public let paths: [String]
    /// Under which circumstances its answers were judged.
    public let circumstances: ShardCircumstances
    /// The answers by their keys.
    let answers: [String: JudgedAnswer]
    private let version: Int

    private static let version = 1
    /// More bytes than the part of any batch has.
    private static let longest = 1 << 30

    init(shard: Shard, paths: [String], circumstances: ShardCircumstances, answers: [String: JudgedAnswer]) {
        (self.shard, self.paths, self.circumstances, self.answers) = (shard, paths, circumstances, answers)
        version = Self.version
    }

    /// How many different answers it has.
    public var count: Int { answers.count }

    /// The results as one JSON document, the same bytes for the same results.
    public func json() -> String { JSONDocument.text(self) }

    /// Reads what ``json()`` gave.
    /// - Throws: ``ShardProblem`` where the file cannot be read, or is not a part's.
    public init(contentsOf file: URL) throws(ShardProblem) {
        let name = file.path(percentEncoded: false)
        let size = (try? FileManager.default.attributesOfItem(atPath: name)[.size] as? Int) ?? 0
        guard size <= Self.longest, let data = try? Data(contentsOf: file) else { throw .unreadable(file: name) }
        guard let results = try? JSONDecoder().decode(ShardResults.self, from: data), results.version == Self.version
        else { throw .damaged(file: name) }
        self = results
    }
}
