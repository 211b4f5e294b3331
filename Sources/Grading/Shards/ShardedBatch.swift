import Foundation
import Wording

/// All parts of a batch, put together.
public struct ShardedBatch: Sendable {
    /// The files and folders of the batch, as the user named them.
    public let paths: [String]
    /// Under which circumstances its answers were judged.
    public let circumstances: ShardCircumstances
    /// All answers, by their keys.
    let answers: [String: JudgedAnswer]
    /// A file of the parts, for messages.
    private let file: String

    /// Reads the parts' files, or those that end in `.json` in a folder.
    ///
    /// - Throws: ``ShardProblem`` where a file is no part, belongs to another batch, or where a part is missing or there twice.
    public init(_ paths: [String]) throws(ShardProblem) {
        var parts: [(file: String, results: ShardResults)] = []
        for path in paths {
            for file in try Self.files(path) { parts.append((file, try ShardResults(contentsOf: URL(filePath: file)))) }
        }
        guard let first = parts.first else { throw .none(paths) }
        for (file, results) in parts.dropFirst() {
            if let difference = results.circumstances.difference(from: first.results.circumstances) {
                throw .different(file: file, from: first.file, difference)
            }
            if results.shard.count != first.results.shard.count || results.paths != first.results.paths {
                throw .different(file: file, from: first.file, "a part of another batch, or of another division of it")
            }
        }
        let found = Dictionary(grouping: parts) { $0.results.shard }
        for shard in Shard.all(first.results.shard.count) {
            guard let same = found[shard] else { continue }
            if same.count > 1 { throw .twice(shard, files: same.map(\.file)) }
        }
        let missing = Shard.all(first.results.shard.count).filter { found[$0] == nil }
        guard missing.isEmpty else {
            let folder = first.file.split(separator: "/", omittingEmptySubsequences: false).dropLast()
            throw .missing(
                missing, paths: first.results.paths, first.results.circumstances,
                folder: folder.map { $0 + "/" }.joined())
        }
        self.paths = first.results.paths
        circumstances = first.results.circumstances
        file = first.file
        answers = parts.reduce(into: [:]) { $0.merge($1.results.answers) { first, _ in first } }
    }

    private static func files(_ path: String) throws(ShardProblem) -> [String] {
        guard FolderListing.isFolder(path) else { return [path] }
        return FolderListing(path).entries.map(\.name).filter { $0.hasSuffix(".json") }.sorted()
            .map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
    }

    /// Whether a grader judges under the same circumstances.
    /// - Throws: ``ShardProblem`` where it does not.
    public func require(_ circumstances: ShardCircumstances) throws(ShardProblem) {
        if let difference = self.circumstances.difference(from: circumstances) {
            throw .different(file: file, from: nil, difference)
        }
    }
}

/// Why parts do not make a whole.
public enum ShardProblem: Error, Hashable, CustomStringConvertible {
    case none([String])
    case unreadable(file: String)
    case damaged(file: String)
    case twice(Shard, files: [String])
    /// With the folder of the others, as the user named it: empty, or with a slash at its end.
    case missing([Shard], paths: [String], ShardCircumstances, folder: String)
    /// From another part, or from the grading that puts them together.
    case different(file: String, from: String?, String)

    /// What is wrong, and what to do.
    public var description: String {
        switch self {
        case .none(let paths):
            "no parts in \(paths.joined(separator: ", ")); 'lectern grade … --shard 1/10 --output FILE' writes one"
        case .unreadable(let file): "\(file) cannot be read"
        case .damaged(let file):
            "\(file) is not a part of a batch, or was damaged; grade the part again, or take the file away"
        case .twice(let shard, let files):
            "part \(shard) is there twice, in \(files.joined(separator: " and in ")); take one of them away"
        case .missing(let shards, let paths, let circumstances, let folder):
            "\(shards.count.counted("part")) of \(shards[0].count) "
                + (shards.count == 1 ? "is missing; this grades it:" : "are missing; these grade them:")
                + shards.prefix(20).map { "\n  lectern grade \(Self.command($0, paths, circumstances, folder))" }
                .joined()
                + (shards.count > 20 ? "\n  and so on, for \((shards.count - 20).counted("part")) more" : "")
        case .different(let file, let other, let difference):
            "\(file) is \(difference)" + (other.map { "; \($0) is not" } ?? "; this grading is not")
        }
    }

    private static func quoted(_ word: String) -> String { word.contains(" ") ? "'\(word)'" : word }

    /// The arguments that grade a part.
    private static func command(
        _ shard: Shard, _ paths: [String], _ circumstances: ShardCircumstances, _ folder: String
    ) -> String {
        let words =
            paths.map(quoted) + ["--shard \(shard) --seed \(circumstances.seed)"]
            + (circumstances.countsFinal ? ["--final"] : []) + (circumstances.triesExtra ? ["--extra"] : [])
        return (words + ["--output \(quoted("\(folder)\(shard.number).json"))"]).joined(separator: " ")
    }
}
