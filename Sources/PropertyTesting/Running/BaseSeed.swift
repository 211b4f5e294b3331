import Random
import Synchronization

/// The seed from which every property of the process derives its own.
///
/// A chapter's properties try the same cases every time, so that its outputs stay the same; a grading sets a fresh seed.
public enum BaseSeed {
    private static let storage = Atomic<UInt64>(0)

    /// The seed in use; 0 unless set.
    public static var current: UInt64 {
        get { storage.load(ordering: .relaxed) }
        set { storage.store(newValue, ordering: .relaxed) }
    }

    /// The seed of the property called `name`: two properties of a chapter try different cases.
    public static func seed(for name: String) -> UInt64 {
        var generator = SplitMix64(seed: current ^ StableHash(name).value)
        return generator.next()
    }
}
