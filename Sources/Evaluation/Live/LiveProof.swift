import Outputs
import Foundation
import Literate
import Subprocess
import Toolchain
import Wording

/// Holds a page's module against the cell that it was made from: both must draw the same at every sample.
struct LiveProof: Sendable {
    let state: LiveFigureState
    let module: URL
    let toolchain: Toolchain

    /// Where module and cell differ, or nil.
    func difference() async throws -> String? {
        let start = LiveSample(values: state.controls.flatMap(\.start), picture: state.start)
        let samples = [start] + state.samples
        let result = try await run(
            .path(.init(toolchain.webAssemblyRunner.path)),
            arguments: .init(["run", module.path]),
            environment: .inherit.updating(["SWIFT_BACKTRACE": "enable=no"]),
            input: .array(samples.flatMap { state.message($0.values) }),
            output: .string(limit: 1 << 26), error: .string(limit: 1 << 16))
        let lines = result.standardOutput.split(separator: "\n", omittingEmptySubsequences: false).map(
            String.init)
        for (index, sample) in samples.enumerated() {
            let place = state.settings(sample.values).map { $0.asText($1) }.joined(separator: ", ")
            guard 2 * index + 1 < lines.count - 1 else { return "it stops at \(place), where the cell does not" }
            let (sentence, svg) = (lines[2 * index], lines[2 * index + 1])
            let own = sample.picture.sentence.replacing("\n", with: " ")
            if !Self.agree(sentence, own) { return "at \(place) it says \"\(sentence)\", the cell \"\(own)\"" }
            if !Self.agree(svg, sample.picture.svg) { return "at \(place) it draws something else" }
        }
        return nil
    }

    /// Whether two texts are the same but for the last digit of their numbers: a processor's multiplication and addition in one step may
    /// round otherwise than two steps do.
    static func agree(_ first: String, _ second: String) -> Bool {
        if first == second { return true }
        let number = /\d+(?:\.(\d+))?/
        guard first.replacing(number, with: "#") == second.replacing(number, with: "#") else { return false }
        return zip(first.matches(of: number), second.matches(of: number)).allSatisfy { a, b in
            guard let x = Double(a.0), let y = Double(b.0) else { return false }
            let digits = max(a.1?.count ?? 0, b.1?.count ?? 0)
            return x == y || digits > 0 && abs(x - y) < 1.5 * pow(10, -Double(digits))
        }
    }
}

extension LiveControl {
    /// Where the control is, in a reader's words: `n = 3`, `p = (0.5, 2)`, `digit = a drawing of 40 cells`.
    fileprivate func asText(_ numbers: ArraySlice<Double>) -> String {
        switch self {
        case .slider(let slider): "\(slider.label) = \(numbers.map(\.asSetting).joined())"
        case .point(let point): "\(point.label) = (\(numbers.map(\.asSetting).joined(separator: ", ")))"
        case .iteration(let iteration): "\(iteration.label) = \(numbers.map(\.asSetting).joined())"
        case .pad(let pad): "\(pad.label) = a drawing of \(numbers.count { $0 > 0 }.counted("cell"))"
        }
    }
}

extension Double {
    /// The number as a reader sets it: `3`, `0.5`.
    fileprivate var asSetting: String { self == rounded() ? "\(Int(self))" : "\(self)" }
}
