import AnswerReading

/// A selection of the runs of tokens in a text, by which texts are compared.
///
/// - Source: Schleimer, Wilkerson and Aiken, Winnowing: Local Algorithms for Document Fingerprinting, SIGMOD 2003. Two texts that share
///   `run + window - 1` tokens in a row share a fingerprint; a shared run shorter than `run` is never noticed.
struct Fingerprints: Sendable, Hashable {
    /// The hashes that were selected, each with the lines of its first run.
    private(set) var lines: [UInt64: ClosedRange<Int>] = [:]

    /// Tokens in a row that are compared as one.
    static let run = 10
    /// Runs of which one is selected.
    static let window = 6

    /// The fingerprints of `tokens`.
    init(_ tokens: AnswerTokens) {
        let count = tokens.codes.count - Self.run + 1
        guard count > 0 else { return }
        let hashes = (0..<count).map { Self.hash(tokens.codes[$0..<($0 + Self.run)]) }
        var last = -1
        for start in 0...max(0, count - Self.window) {
            // The last of the least: of equal runs, as few as can be.
            let window = start..<min(start + Self.window, count)
            guard let least = window.reversed().min(by: { hashes[$0] < hashes[$1] }), least != last else { continue }
            last = least
            if lines[hashes[least]] == nil {
                lines[hashes[least]] = tokens.lines[least]...tokens.lines[least + Self.run - 1]
            }
        }
    }

    /// Without these hashes.
    func subtracting(_ hashes: some Sequence<UInt64>) -> Fingerprints {
        var rest = self
        for hash in hashes { rest.lines[hash] = nil }
        return rest
    }

    private static func hash(_ codes: ArraySlice<UInt32>) -> UInt64 {
        codes.reduce(14_695_981_039_346_656_037) { ($0 ^ UInt64($1)) &* 1_099_511_628_211 }
    }
}
