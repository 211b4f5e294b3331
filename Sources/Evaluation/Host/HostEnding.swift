import CFrames
import Foundation

/// How the process that ran a cell came to its end.
enum HostEnding: Sendable, Hashable {
    /// It called `exit`.
    case exit(code: Int)
    /// A signal stopped it.
    case signal(Int)
    /// It ran longer than its limit.
    case timeout(milliseconds: Int)
    /// It needed more memory than its limit.
    case memory(bytes: UInt64)
    /// The cell wrote into Lectern's own channel.
    case intrusion

    /// Reads the payload of an `ended` frame.
    init?(_ payload: [UInt8]) {
        var ending = CellEnding()
        guard lectern_read_ending(payload, payload.count, &ending) else { return nil }
        self =
            switch ending.kind {
            case .exit: .exit(code: Int(ending.value))
            case .signal: .signal(Int(ending.value))
            case .timeout: .timeout(milliseconds: Int(ending.value))
            case .memory: .memory(bytes: ending.value)
            case .intrusion: .intrusion
            }
    }
}

extension HostEnding {
    /// The signal that stopped the process, where one did.
    var signal: Int? { if case .signal(let number) = self { number } else { nil } }
}

extension HostEnding: CustomStringConvertible {
    /// What happened to the cell, in words.
    var description: String {
        switch self {
        case .exit(let code): "the cell ended its process with exit(\(code))"
        case .signal(let number): "the cell's process was stopped by \(Self.name(ofSignal: number))"
        case .timeout(let milliseconds):
            "the cell ran longer than \((Double(milliseconds) / 1000).formatted()) s, its limit"
        case .memory(let bytes):
            "the cell needed more than \((Double(bytes) / 0x1p30).formatted(.number.precision(.fractionLength(0...2)))) GiB of memory, its limit"
        case .intrusion: "the cell wrote into the channel on which Lectern listens to it"
        }
    }

    /// A signal as people know it.
    static func name(ofSignal number: Int) -> String {
        let names: [Int32: String] = [
            SIGILL: "an illegal instruction", SIGTRAP: "a trap", SIGABRT: "abort()", SIGFPE: "an arithmetic fault",
            SIGSEGV: "an access to memory that is not its own", SIGBUS: "a bus error", SIGKILL: "SIGKILL",
            SIGTERM: "SIGTERM",
        ]
        return names[Int32(number)] ?? "signal \(number)"
    }
}
