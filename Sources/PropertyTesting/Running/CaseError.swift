/// An error that says all of why a case failed: it is told as it is, without its type.
public protocol FailureReason: Error, CustomStringConvertible {}

#if hasFeature(Embedded)
    /// What a case may throw. A page's program has one type of errors, for it knows no types when it runs.
    public typealias CaseError = Mismatch
    /// Thrown where a case does not meet what the property assumes: the case does not count.
    public typealias Discarded = Mismatch
#else
    /// What a case may throw.
    public typealias CaseError = any Error

    /// Thrown where a case does not meet what the property assumes: the case does not count.
    public struct Discarded: Error, Sendable {
        /// The error itself.
        public init() {}
    }
#endif

/// Thrown where a value is not what is expected; its description is both values.
public struct Mismatch: FailureReason, Sendable, Hashable {
    /// What differs from what.
    public var description: String
    #if hasFeature(Embedded)
        /// Whether the case does not count instead.
        fileprivate var isDiscard = false

        /// An error by which a case does not count.
        public init() { (description, isDiscard) = ("", true) }
    #endif

    /// A mismatch that is described so.
    public init(_ description: String) { self.description = description }
}

#if hasFeature(Embedded)
    extension Mismatch {
        var discardsCase: Bool { isDiscard }
        var reason: String { description }
    }
#else
    extension Error {
        /// Whether the case does not count.
        var discardsCase: Bool { self is Discarded }

        /// Why the case failed: `threw ShapeError: the window does not fit`, or the type's name alone where the description only repeats it.
        var reason: String {
            if let failure = self as? any FailureReason { return failure.description }
            let type = String(describing: type(of: self)), description = String(describing: self)
            return "threw " + (description.hasPrefix(type) ? description : "\(type): \(description)")
        }
    }
#endif
