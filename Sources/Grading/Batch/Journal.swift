import Evaluation
import Foundation
import Glibc
import Literate
import Toolchain

/// What a batch found so far, on disk: a batch that was ended in any way goes on where it was.
///
/// A line is added when something is found, by one call; each has the hash of its text in front. What was cut short or damaged is not read,
/// and found again. While one grading has the journal, no other does.
public actor Journal {
    /// The seed of the batch.
    public nonisolated let seed: UInt64
    /// How many answers were judged when it was opened.
    public nonisolated let count: Int
    private let lock: FolderLock
    private let file: FileHandle
    private var verdicts: [String: Verdict]
    private var hints: [String: String]

    /// A line.
    private enum Record: Codable {
        case begun(version: Int, seed: UInt64)
        case verdict(key: String, Verdict)
        /// An empty hint is none.
        case hint(key: String, String)
        case finished
    }

    private static let version = 1
    /// More bytes than the journal of any class has.
    private static let longest = 1 << 30

    /// Which seed a batch has.
    public enum Beginning: Sendable, Hashable {
        /// That of the batch that was cut short, or a fresh one.
        case unfinished
        /// This one.
        case seed(UInt64)
        /// That of the last batch, finished or not.
        case last
    }

    /// The journal of `batch`, or of one part of it; nil where another grading has it, or where it cannot be written.
    public init?(
        of batch: Batch, shard: Shard? = nil, course: [Chapter], in cache: OutputCache,
        beginning: Beginning = .unfinished
    ) {
        let paths = batch.paths.map { URL(filePath: $0).standardizedFileURL.path }
        let files = course.map { URL(filePath: $0.file).standardizedFileURL.path }
        let part = shard.map { ["part \($0)"] } ?? []
        let own = cache.folder.appending(
            path: "batches/\(ContentHash(paths + ["", batch.student ?? ""] + files + part))")
        try? FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
        guard let lock = FolderLock.exclusive(own.path) else { return nil }
        self.lock = lock
        let descriptor = open(
            own.appending(path: "journal").path, O_RDWR | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { return nil }
        file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        let (records, end) = Self.read(file)
        var (seed, isFinished): (UInt64?, Bool) = (nil, false)
        var verdicts: [String: Verdict] = [:]
        var hints: [String: String] = [:]
        for record in records {
            switch record {
            case .begun(Self.version, let known): seed = known
            case .begun: break
            case .verdict(let key, let verdict): verdicts[key] = verdict
            case .hint(let key, let hint): hints[key] = hint
            case .finished: isFinished = true
            }
        }
        let goesOn =
            switch beginning {
            case .unfinished: seed != nil && !isFinished
            case .seed(let asked): seed == asked
            case .last: seed != nil
            }
        if goesOn, let seed {
            (self.seed, self.verdicts, self.hints) = (seed, verdicts, hints)
            // What was cut short would spoil the next line.
            guard ftruncate(descriptor, off_t(end)) == 0 else { return nil }
        } else {
            if case .seed(let asked) = beginning {
                self.seed = asked
            } else {
                self.seed = UInt64.random(in: 1..<1_000_000)
            }
            (self.verdicts, self.hints) = ([:], [:])
            guard ftruncate(descriptor, 0) == 0,
                Self.write(.begun(version: Self.version, seed: self.seed), to: file)
            else { return nil }
        }
        count = self.verdicts.count
    }

    /// What was found of the answer with this key.
    func verdict(for key: ContentHash) -> Verdict? { verdicts[key.description] }

    /// Keeps what was found.
    func keep(_ verdict: Verdict, for key: ContentHash) {
        verdicts[key.description] = verdict
        _ = Self.write(.verdict(key: key.description, verdict), to: file)
    }

    /// The hint that was chosen under this key; the inner nil where there was none.
    func hint(for key: ContentHash) -> String?? { hints[key.description].map { $0.isEmpty ? nil : $0 } }

    /// Keeps which hint was chosen.
    func keep(hint: String?, for key: ContentHash) {
        hints[key.description] = hint ?? ""
        _ = Self.write(.hint(key: key.description, hint ?? ""), to: file)
    }

    /// Notes that the batch's report was written: the next grading begins anew.
    public func finish() { _ = Self.write(.finished, to: file) }

    // MARK: Lines

    /// The whole lines of the file, and where the last of them ends.
    private static func read(_ file: FileHandle) -> (records: [Record], end: Int) {
        var status = stat()
        guard fstat(file.fileDescriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG, status.st_size <= longest,
            let data = try? file.readToEnd()
        else { return ([], 0) }
        var records: [Record] = []
        var end = 0
        let decoder = JSONDecoder()
        for line in data.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast() {
            let parts = line.split(separator: UInt8(ascii: " "), maxSplits: 1)
            guard parts.count == 2,
                String(decoding: parts[0], as: UTF8.self) == ContentHash(Data(parts[1])).description,
                let record = try? decoder.decode(Record.self, from: Data(parts[1]))
            else { break }
            records.append(record)
            end += line.count + 1
        }
        return (records, end)
    }

    /// Whether the line could be added. A batch goes on without it: the answer is then judged again.
    private static func write(_ record: Record, to file: FileHandle) -> Bool {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard let text = try? encoder.encode(record) else { return false }
        let line = Array(Data("\(ContentHash(text)) ".utf8) + text + Data("\n".utf8))
        return line.withUnsafeBytes { Glibc.write(file.fileDescriptor, $0.baseAddress, $0.count) } == line.count
    }
}
