import AnswerClient
import CellEvents
import Evaluation
import Foundation
import Subprocess

/// Where in the answer its traps were: turns the offsets that a counterexample carries between `⟦` and `⟧` into lines.
struct AnswerPlaces: Sendable {
    private var lines: [String: Int] = [:]
    private var causes: [String: String] = [:]

    /// Asks the debug information of `library` about all offsets in the counterexamples of `checks`.
    init(in checks: [CheckResult], library: URL, toolchain: Toolchain) async {
        let texts = checks.compactMap(\.counterexample)
        let offsets = Set(texts.flatMap { $0.matches(of: Self.marker).flatMap { $0.1.split(separator: " ") } }).sorted()
        guard !offsets.isEmpty else { return }
        let result = try? await run(
            .path(.init(toolchain.symbolizer.path)),
            arguments: .init(
                ["--obj=\(library.path)", "--inlines", "--output-style=LLVM"] + offsets.map { "0x\($0)" }),
            output: .string(limit: 1 << 20), error: .discarded)
        let blocks = (result?.standardOutput ?? "").components(separatedBy: "\n\n")
        for (offset, block) in zip(offsets, blocks) { read(block, offset: String(offset)) }
    }

    /// The check with lines in place of offsets.
    func resolving(_ check: CheckResult) -> CheckResult {
        var check = check
        check.counterexample = check.counterexample.map(resolving)
        return check
    }

    /// `trapped: a failed precondition⟦1a2b⟧` becomes `trapped: arithmetic overflow, at line 3`.
    func resolving(_ text: String) -> String {
        text.replacing(Self.marker) { match in
            let offsets = match.1.split(separator: " ").map(String.init)
            return offsets.compactMap { lines[$0] }.first.map { ", at line \($0)" } ?? ""
        }.replacing(/a failed precondition(?=, at line (\d+))/) { match in
            // The optimizer leaves some traps without words; the cause is then the name of an inlined function.
            causes[String(match.1)] ?? "a failed precondition"
        }
    }

    private static var marker: Regex<(Substring, Substring)> { /⟦([0-9a-f ]*)⟧/ }

    /// One offset's frames: a function's name and `file:line:column` in turn, innermost first.
    private mutating func read(_ block: String, offset: String) {
        let marker = "Swift runtime failure: "
        var cause: String?
        for line in block.split(separator: "\n") {
            if line.hasPrefix(marker) { cause = cause ?? String(line.dropFirst(marker.count)) }
            guard let match = line.wholeMatch(of: /(?:.*\/)?answer\.swift:(\d+):\d+/), let number = Int(match.1),
                number > 0
            else { continue }
            lines[offset] = number
            if let cause { causes["\(number)"] = cause }
            return
        }
    }
}
