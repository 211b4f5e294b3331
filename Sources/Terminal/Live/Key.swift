/// A key that was pressed.
package enum Key: Sendable, Hashable {
    case character(Character)
    case left, right, up, down
    case home, end, pageUp, pageDown
    case tab, backTab, delete, escape

    /// The keys that these bytes of a terminal stand for. A single escape is the key of this name; what is unknown is left out.
    package static func keys(_ bytes: [UInt8]) -> [Key] {
        var keys: [Key] = []
        var rest = String(decoding: bytes, as: UTF8.self).unicodeScalars[...]
        while let first = rest.popFirst() {
            switch first.value {
            case 0x1B:
                guard let next = rest.first, next == "[" || next == "O" else {
                    keys.append(.escape)
                    continue
                }
                rest = rest.dropFirst()
                let parameters = rest.prefix { "0"..."?" ~= $0 }
                rest = rest.dropFirst(parameters.count)
                if let end = rest.popFirst(), let key = sequence(String(parameters), end) { keys.append(key) }
            case 0x09: keys.append(.tab)
            case 0x08, 0x7F: keys.append(.delete)
            case 0x04: keys.append(.escape)
            case 0x20...: keys.append(.character(Character(first)))
            default: break
            }
        }
        return keys
    }

    /// A key with a sequence: what stands between `[` and its last character, and this one.
    private static func sequence(_ parameters: String, _ end: Unicode.Scalar) -> Key? {
        switch (end, parameters) {
        case ("A", _): .up
        case ("B", _): .down
        // With Shift or Ctrl, a larger step.
        case ("C", let parameters): parameters.isEmpty || parameters == "1" ? .right : .pageUp
        case ("D", let parameters): parameters.isEmpty || parameters == "1" ? .left : .pageDown
        case ("H", _), ("~", "1"), ("~", "7"): .home
        case ("F", _), ("~", "4"), ("~", "8"): .end
        case ("Z", _): .backTab
        case ("~", "3"): .delete
        case ("~", "5"): .pageUp
        case ("~", "6"): .pageDown
        default: nil
        }
    }
}
