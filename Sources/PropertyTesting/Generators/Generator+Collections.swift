extension Generator {
    /// Arrays of `element`'s values; they shrink to fewer elements, then to simpler ones.
    public static func array<Element>(
        of element: Generator<Element>, count: ClosedRange<Int> = 0...20
    ) -> Generator where Value == [Element] {
        let least = max(0, count.lowerBound), most = max(0, count.upperBound)
        return Generator { (choices) throws(Discarded) in
            // The length is not a choice of its own: a "one more" before each element lets shrinking cut an element out whole.
            let reach = min(most, least + Int((Double(most - least) * max(0.2, choices.size)).rounded(.up)))
            var longest = least
            var elements: [Element] = []
            while elements.count < most {
                if elements.count >= least {
                    let count = elements.count
                    let goesOn = choices.choose(upTo: 1) { random in
                        if count == least { longest = random.number(in: least...max(least, reach)) }
                        return count < longest ? 1 : 0
                    }
                    if goesOn == 0 { break }
                }
                elements.append(try element.draw(&choices))
            }
            return elements
        }
    }

    /// Arrays of exactly `count` of `element`'s values.
    public static func array<Element>(
        of element: Generator<Element>, count: Int
    ) -> Generator where Value == [Element] {
        array(of: element, count: max(0, count)...max(0, count))
    }

    /// nil, or one of `wrapped`'s values.
    public static func optional<Wrapped>(_ wrapped: Generator<Wrapped>) -> Generator where Value == Wrapped? {
        Generator { (choices) throws(Discarded) in
            choices.flip(probability: 0.8) ? try wrapped.draw(&choices) : nil
        }
    }

    /// Tuples of one value of each generator.
    public static func tuple<each Part>(
        _ parts: repeat Generator<each Part>
    ) -> Generator where Value == (repeat each Part) {
        Generator { (choices) throws(Discarded) in (repeat try (each parts).draw(&choices)) }
    }

    /// What `make` builds of one value of each generator: `.combining(.int, .int) { Point(x: $0, y: $1) }`.
    public static func combining<each Part>(
        _ parts: repeat Generator<each Part>, make: @escaping (repeat each Part) -> Value
    ) -> Generator {
        Generator { (choices) throws(Discarded) in make(repeat try (each parts).draw(&choices)) }
    }

    /// Dictionaries of as many entries as `count` allows and distinct keys give.
    public static func dictionary<Key: Hashable, Item>(
        _ key: Generator<Key>, _ item: Generator<Item>, count: ClosedRange<Int> = 0...10
    ) -> Generator where Value == [Key: Item] {
        Generator<[(Key, Item)]>.array(of: .tuple(key, item), count: count)
            .map { Dictionary($0, uniquingKeysWith: { first, _ in first }) }
    }
}

extension Generator where Value == Bool {
    /// false and true alike.
    public static var bool: Generator { Generator { (choices) throws(Discarded) in choices.flip(probability: 0.5) } }
}

extension Generator where Value == Character {
    /// Letters first, then digits, spaces, quotes, and characters that are long in UTF-8 or made of several scalars.
    public static var character: Generator {
        .oneOf(Array("abcdefghijklmnopqrstuvwxyzABCXYZ0123456789 _-.,\"\\'\n\täßλ日🙂👩‍🔬e\u{301}"))
    }
}

extension Generator where Value == String {
    /// Strings of `character`'s values.
    public static func string(
        of character: Generator<Character> = .character, count: ClosedRange<Int> = 0...20
    ) -> Generator {
        Generator<[Character]>.array(of: character, count: count).map { String($0) }
    }
    /// Strings of up to 20 characters, awkward ones among them.
    public static var string: Generator { string() }
}
