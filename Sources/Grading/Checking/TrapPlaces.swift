import CellEvents
import Evaluation
import Foundation
import Subprocess

/// Where in the answer its calls trapped, and why, by the debug information of its library.
struct TrapPlaces: Sendable {
    /// What is known of one offset in the library.
    struct Place: Sendable, Hashable {
        /// The line of the answer.
        var line: Int
        /// E.g. `arithmetic overflow`: the optimizer leaves some traps without words, but names them.
        var cause: String?
    }

    private var places: [UInt64: Place] = [:]

    /// Asks about all offsets in the failed calls of `checks`.
    init(in checks: [CheckResult], library: URL, toolchain: Toolchain) async {
        let offsets = Set(checks.flatMap { $0.failedCall?.offsets ?? [] }).sorted()
        guard !offsets.isEmpty else { return }
        let result = try? await run(
            .path(.init(toolchain.symbolizer.path)),
            arguments: .init(
                ["--obj=\(library.path)", "--inlines", "--output-style=LLVM"]
                    + offsets.map { "0x\(String($0, radix: 16))" }),
            output: .string(limit: 1 << 20), error: .discarded)
        let blocks = (result?.standardOutput ?? "").components(separatedBy: "\n\n")
        for (offset, block) in zip(offsets, blocks) { places[offset] = Self.place(in: block) }
    }

    /// With these places.
    init(_ places: [UInt64: Place]) { self.places = places }

    /// The check with the line and the cause in place of the offsets. The innermost offset in the answer's own lines counts.
    func resolving(_ check: CheckResult) -> CheckResult {
        guard var call = check.failedCall else { return check }
        let place = call.offsets.lazy.compactMap { places[$0] }.first
        call.line = place?.line
        // Offsets are known for traps alone.
        if !call.offsets.isEmpty { call.cause = call.cause ?? place?.cause ?? "a failed precondition" }
        call.offsets = []
        var check = check
        check.failedCall = call
        return check
    }

    /// One offset's frames: a function's name and `file:line:column` in turn, innermost first.
    static func place(in block: String) -> Place? {
        let marker = "Swift runtime failure: "
        var cause: String?
        for line in block.split(separator: "\n") {
            if line.hasPrefix(marker) { cause = cause ?? String(line.dropFirst(marker.count)) }
            guard let match = line.wholeMatch(of: /(?:.*\/)?answer\.swift:(\d+):\d+/), let number = Int(match.1),
                number > 0
            else { continue }
            return Place(line: number, cause: cause)
        }
        return nil
    }
}
