import Foundation
import Outputs
import Subprocess

/// The code of a live figure as a program: it draws wherever the controls are put.
///
/// It is the proof's, in WebAssembly: whatever it does, it reaches nothing of the machine.
public struct LiveProgram: Sendable {
    /// What its cells showed of the figure.
    public let state: LiveFigureState
    let module: URL
    let runner: URL

    /// How long one picture may take, in seconds.
    private static let patience = 20

    /// Why there is no picture.
    public enum Fault: Error, Sendable {
        /// The code trapped, or took too long.
        case stopped
    }

    /// Draws where the numbers of all controls say.
    ///
    /// - Throws: `Fault.stopped`, after which the program draws no more.
    public typealias Draw = (_ values: [Double]) async throws -> LivePicture

    /// Starts the program, gives `body` what draws with it, and ends it.
    public func run<Result: Sendable>(_ body: (Draw) async throws -> Result) async throws -> Result {
        // Numbers for a program that has come to its end must fail, not end this process.
        signal(SIGPIPE, SIG_IGN)
        return try await Subprocess.run(
            .path(.init(runner.path)), arguments: .init(["run", module.path]),
            environment: .inherit.updating(["SWIFT_BACKTRACE": "enable=no"]),
            input: .inputWriter, output: .sequence, error: .discarded
        ) { execution in
            let writer = execution.standardInputWriter
            var buffers = execution.standardOutput.makeAsyncIterator()
            var bytes: [UInt8] = []
            func line() async throws -> String {
                var end = bytes.firstIndex(of: UInt8(ascii: "\n"))
                while end == nil {
                    guard let buffer = try await buffers.next() else { throw Fault.stopped }
                    let known = bytes.count
                    bytes += buffer.withUnsafeBytes { Array($0) }
                    end = bytes[known...].firstIndex(of: UInt8(ascii: "\n"))
                }
                defer { bytes.removeFirst((end ?? 0) + 1) }
                return String(decoding: bytes[..<(end ?? 0)], as: UTF8.self)
            }
            // Without its end, what traps or goes on for ever would be waited for.
            func end() { try? execution.send(signal: .kill) }
            do {
                let result = try await body { values in
                    guard (try? await writer.write(state.message(values))) != nil else { throw Fault.stopped }
                    async let _ = { if (try? await Task.sleep(for: .seconds(Self.patience))) != nil { end() } }()
                    let sentence = try await line()
                    return LivePicture(svg: try await line(), sentence: sentence)
                }
                end()
                return result
            } catch {
                end()
                throw error
            }
        }.closureResult
    }
}

extension LiveFigureState {
    /// What a program reads that draws where the numbers of all controls are `values`: how many numbers there are, and then they themselves,
    /// as a module of 32 bits has them in its memory. A pad's are told as a list, which begins with its count: the program does not know
    /// how large the pad is.
    func message(_ values: [Double]) -> [UInt8] {
        let numbers = settings(values).flatMap { control, numbers in
            if case .pad = control { [Double(numbers.count)] + numbers } else { Array(numbers) }
        }
        return ([Double(numbers.count)] + numbers).flatMap { number in
            (0..<8).map { UInt8(truncatingIfNeeded: number.bitPattern >> ($0 * 8)) }
        }
    }
}
