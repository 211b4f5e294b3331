/// A name that fences, files and addresses can use: lower-case letters, digits and hyphens, beginning with a letter.
///
/// `Named` is what bears the name, so that a figure's name is never taken for an exercise's.
public struct Slug<Named>: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The name as it is written.
    public let name: String

    /// The name, or nil where it has other characters than `a-z`, `0-9` and `-`, or does not begin with a letter.
    public init?(_ name: String) {
        guard let first = name.first, first.isASCII, first.isLowercase,
            name.allSatisfy({ $0.isASCII && ($0.isLowercase || $0.isNumber || $0 == "-") })
        else { return nil }
        self.name = name
    }

    /// The name as it is written.
    public var description: String { name }
    /// Compares by the alphabet.
    public static func < (left: Slug, right: Slug) -> Bool { left.name < right.name }
}

/// The name of an exercise or quiz, unique in its course.
public typealias ExerciseID = Slug<Exercise>
/// The name of a live figure in its chapter. All cells that bear it belong to one figure.
public typealias LiveID = Slug<Cell>
