import Glibc
import Outputs

/// Why a cell failed, as the host reported it.
struct CellFailure: Sendable {
    var ending: HostEnding
    /// The description of an error that no one caught.
    var thrown: String?
    /// What the runtime said before it stopped the process.
    var report: RuntimeReport?
    /// Where it was.
    var callStack: CallStack?
}

extension CellFailure {
    /// The kind of failure and its words.
    ///
    /// - Parameter cause: what the compiler noted about the trap. The optimizer leaves some without words.
    func described(cause: String?) -> (kind: CellError.Kind, message: String) {
        if let thrown { return (.thrown, thrown) }
        switch ending {
        case .timeout: return (.timeout, "\(ending)")
        case .memory: return (.memory, "\(ending)")
        case .exit, .intrusion: return (.trap, "\(ending)")
        case .signal(let number):
            if let report, report.isAboutMemory { return (.memory, "the cell asked for more memory than there is") }
            if let report, !report.message.isEmpty { return (.trap, report.message) }
            if number == Int(SIGSEGV), callStack?.repeatedCalls.isEmpty == false {
                return (.trap, "endless recursion: this call is made again before it returns")
            }
            return (.trap, cause ?? (report == nil ? "\(ending)" : "a fatal error without words"))
        }
    }
}
