/// How values of a type are drawn.
///
/// A generator takes all its randomness from `Choices`, in which smaller is simpler; shrinking follows from that.
public struct Generator<Value> {
    /// Draws a value, or throws `Discarded` where these choices lead to none.
    public let draw: (inout Choices) throws(Discarded) -> Value

    /// A generator that draws as `draw` does.
    public init(_ draw: @escaping (inout Choices) throws(Discarded) -> Value) { self.draw = draw }

    /// Values of this generator, each changed by `transform`.
    public func map<Other>(_ transform: @escaping (Value) -> Other) -> Generator<Other> {
        Generator<Other> { (choices) throws(Discarded) in transform(try draw(&choices)) }
    }

    /// Values of a generator that depends on a value of this one.
    public func flatMap<Other>(_ next: @escaping (Value) -> Generator<Other>) -> Generator<Other> {
        Generator<Other> { (choices) throws(Discarded) in try next(try draw(&choices)).draw(&choices) }
    }

    /// The values of this generator that satisfy `condition`; a case is discarded where 20 draws find none.
    public func filter(_ condition: @escaping (Value) -> Bool) -> Generator {
        Generator { (choices) throws(Discarded) in
            for _ in 0..<20 {
                let value = try draw(&choices)
                if condition(value) { return value }
            }
            throw Discarded()
        }
    }

    /// Always `value`.
    public static func constant(_ value: Value) -> Generator { Generator { _ throws(Discarded) in value } }

    /// One of `values`, of which the first is the simplest. An empty list discards every case.
    public static func oneOf(_ values: [Value]) -> Generator {
        Generator { (choices) throws(Discarded) in
            guard !values.isEmpty else { throw Discarded() }
            return values[Int(choices.choose(upTo: UInt64(values.count - 1)))]
        }
    }

    /// A value of one of `generators`, of which the first is the simplest.
    public static func oneOf(_ generators: Generator...) -> Generator {
        Generator<Generator>.oneOf(generators).flatMap { $0 }
    }
}
