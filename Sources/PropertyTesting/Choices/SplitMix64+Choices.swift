import Random

/// Draws that are the same where an `Int` has 32 bits, as in a page: there the standard library takes fewer bits for one.
extension SplitMix64 {
    /// A number within `range`, each as likely as any other.
    mutating func number(in range: ClosedRange<Int>) -> Int {
        Int(Int64.random(in: Int64(range.lowerBound)...Int64(range.upperBound), using: &self))
    }

    /// An element of `list`, each as likely as any other; nil where it is empty.
    mutating func element<Element>(of list: [Element]) -> Element? {
        list.isEmpty ? nil : list[number(in: 0...list.count - 1)]
    }
}
