import DeepStack
import Dispatch
import Synchronization

extension Array where Element: Sendable {
    /// What `transform` gives for each element, in the elements' order: computed side by side, on as many processors as there are.
    func mapSideBySide<Value: Sendable>(_ transform: @escaping @Sendable (Element) -> Value) -> [Value] {
        let found = Mutex<[Int: Value]>([:])
        DispatchQueue.concurrentPerform(iterations: count) { index in
            // The stack of a dispatch queue's thread is a sixteenth of a program's own.
            let value = DeepStack.run { transform(self[index]) }
            found.withLock { $0[index] = value }
        }
        return found.withLock { values in indices.compactMap { values[$0] } }
    }
}
