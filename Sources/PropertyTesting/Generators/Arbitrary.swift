/// A type that brings its own generator, so that a property's arguments need no more than their types.
public protocol Arbitrary {
    /// Values as a property over all of them should try.
    static var arbitrary: Generator<Self> { get }
}

extension Int: Arbitrary {
    /// Whole numbers from -1000 to 1000.
    public static var arbitrary: Generator<Int> { .int }
}
extension UInt8: Arbitrary {
    /// Every byte.
    public static var arbitrary: Generator<UInt8> { .integer(in: .min ... .max) }
}
extension UInt: Arbitrary {
    /// Whole numbers from 0 to 1000.
    public static var arbitrary: Generator<UInt> { .integer(in: 0...1000) }
}
extension Bool: Arbitrary {
    /// false and true.
    public static var arbitrary: Generator<Bool> { .bool }
}
extension Double: Arbitrary {
    /// Finite numbers from -1000 to 1000, awkward ones among them.
    public static var arbitrary: Generator<Double> { .double }
}
extension Float: Arbitrary {
    /// Finite numbers from -1000 to 1000, awkward ones among them.
    public static var arbitrary: Generator<Float> { .float }
}
extension Character: Arbitrary {
    /// Letters first, awkward characters last.
    public static var arbitrary: Generator<Character> { .character }
}
extension String: Arbitrary {
    /// Strings of up to 20 characters.
    public static var arbitrary: Generator<String> { .string }
}
extension Array: Arbitrary where Element: Arbitrary {
    /// Arrays of up to 20 elements.
    public static var arbitrary: Generator<[Element]> { .array(of: Element.arbitrary) }
}
extension Optional: Arbitrary where Wrapped: Arbitrary {
    /// nil, or a value.
    public static var arbitrary: Generator<Wrapped?> { .optional(Wrapped.arbitrary) }
}
extension Dictionary: Arbitrary where Key: Arbitrary, Value: Arbitrary {
    /// Dictionaries of up to 10 entries.
    public static var arbitrary: Generator<[Key: Value]> { .dictionary(Key.arbitrary, Value.arbitrary) }
}
