/// Discards the case where `condition` does not hold: `try assume(f <= n)`.
///
/// - Throws: `Discarded`, which the runner expects; where too many cases are discarded, the property fails and says so.
public func assume(_ condition: Bool) throws(Discarded) {
    if !condition { throw Discarded() }
}
