import Outputs
import Foundation

/// The way from a cell to the engine. In a program without the engine, what a cell shows is printed instead.
enum EventChannel {
    private typealias Emit = @convention(c) (UnsafeRawPointer?, Int) -> Void

    /// The host's function that sends an event; nil where there is no host.
    private static let emit: Emit? = {
        // Found by name: the host loads this library, which therefore cannot link against it.
        dlsym(nil, "lectern_emit_event").map { unsafeBitCast($0, to: Emit.self) }
    }()

    /// Sends `event` to the engine.
    static func send(_ event: CellEvent) {
        guard let emit else { return print(event.plainText) }
        // Every field is a string, a number or a Bool, so encoding cannot fail.
        guard let payload = try? JSONEncoder().encode(event) else { return }
        payload.withUnsafeBytes { emit($0.baseAddress, $0.count) }
    }
}

extension CellEvent {
    /// The event as a line of text, for programs without the engine.
    fileprivate var plainText: String {
        switch self {
        case .value(let value): value.text
        case .figure(let figure): "[figure: \(figure.alternativeText)]"
        case .check(let check):
            check.passed ? "✓ \(check.name) · \(check.cases) cases" : "✗ \(check.name)\n  \(check.counterexample ?? "")"
        case .table(let table): ([table.header] + table.rows).map { $0.joined(separator: "\t") }.joined(separator: "\n")
        case .progress(let line): line
        }
    }
}
