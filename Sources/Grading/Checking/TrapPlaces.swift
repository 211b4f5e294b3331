import Foundation
import Outputs
import Toolchain

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

    /// What the symbolizer may use: for an answer by hand it takes 20 ms.
    private static let limits = Sandbox.Limits(
        addressSpace: 2 << 30, processorSeconds: 4, fileBytes: 0, processes: 16, openFiles: 64)

    /// Asks about all offsets in the failed calls of `checks`, in the sandbox: an answer has a say in what its library holds, and
    /// debug information is a language of its own.
    init(in checks: [CheckResult], library: URL, sandbox: Sandbox) async {
        let offsets = Set(checks.flatMap { $0.failedCall?.offsets ?? [] }).sorted()
        guard !offsets.isEmpty else { return }
        let inside = URL(filePath: Sandbox.Inside.answer).appending(path: library.lastPathComponent)
        let symbolizer = Symbolizer(toolchain: sandbox.toolchain) { command in
            sandbox.reading(.readOnly(library, at: inside.path), by: command, limits: Self.limits)
        }
        let found = await symbolizer.places(of: offsets.map { String($0, radix: 16) }, in: inside)
        for (offset, places) in zip(offsets, found) {
            self.places[offset] = TrapReport(places, fileName: "answer.swift").map {
                Place(line: $0.line, cause: $0.cause)
            }
        }
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
}
