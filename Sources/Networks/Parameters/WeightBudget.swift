import Foundation
import Synchronization

/// How many bytes of drawn weights may be kept. What does not fit is drawn anew whenever it is asked for: slower, and with
/// the same results.
final class WeightBudget: Sendable {
    /// The process's: an eighth of the machine's memory, and at most 2 GiB, for a cell may use 4.
    static let process = WeightBudget(
        bytes: Int(min(ProcessInfo.processInfo.physicalMemory / 8, 2 << 30)))

    let bytes: Int
    private let reserved = Atomic(0)

    init(bytes: Int) { self.bytes = bytes }

    /// How many bytes are in use.
    var used: Int { reserved.load(ordering: .relaxed) }

    /// Takes `count` bytes, if they are left.
    func reserve(_ count: Int) -> Bool {
        if reserved.wrappingAdd(count, ordering: .relaxed).newValue <= bytes { return true }
        release(count)
        return false
    }

    func release(_ count: Int) { reserved.wrappingSubtract(count, ordering: .relaxed) }
}
