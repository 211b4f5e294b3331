import AnswerProtocol
import AnswerReading

/// Whether two encoded values of a type are equal, with a tolerance for sums that were formed in another order.
struct ApproximateEquality: Sendable {
    let type: ValueType

    @export(interface) func holds(_ first: [UInt8], _ second: [UInt8]) -> Bool {
        var a = WireReader(first), b = WireReader(second)
        do {
            let alike = try Self.alike(type, &a, &b)
            try a.end()
            try b.end()
            return alike
        } catch {
            return false
        }
    }

    private static func alike(
        _ type: ValueType, _ a: inout WireReader, _ b: inout WireReader
    ) throws(WireError) -> Bool {
        switch type {
        case .integer(let name):
            if name.hasSuffix("8") { return try a.integer(UInt8.self) == b.integer(UInt8.self) }
            if name.hasSuffix("16") { return try a.integer(UInt16.self) == b.integer(UInt16.self) }
            if name.hasSuffix("32") { return try a.integer(UInt32.self) == b.integer(UInt32.self) }
            return try a.int() == b.int()
        case .bool: return try a.bool() == b.bool()
        case .string: return try a.string() == b.string()
        case .float: return close(Double(try a.float()), Double(try b.float()))
        case .double: return close(try a.double(), try b.double())
        case .array: return try elements(of: type, &a, &b)
        case .tensor:
            guard try elements(of: .array(.integer("Int")), &a, &b) else { return false }
            return try elements(of: .array(.float), &a, &b)
        case .optional(let wrapped):
            let (isFirst, isSecond) = (try a.bool(), try b.bool())
            guard isFirst, isSecond else { return isFirst == isSecond }
            return try alike(wrapped, &a, &b)
        case .dictionary(let key, let value):
            return try elements(of: .array(.tuple([.init(type: key), .init(type: value)])), &a, &b)
        case .tuple(let parts):
            for part in parts where !(try alike(part.type, &a, &b)) { return false }
            return true
        }
    }

    private static func elements(
        of type: ValueType, _ a: inout WireReader, _ b: inout WireReader
    ) throws(WireError) -> Bool {
        guard case .array(let element) = type else { return false }
        let count = try a.integer(UInt32.self)
        guard try b.integer(UInt32.self) == count else { return false }
        for _ in 0..<count where !(try alike(element, &a, &b)) { return false }
        return true
    }

    private static func close(_ a: Double, _ b: Double) -> Bool {
        // An infinity is far from every number: a tolerance that grows with it would take in all of them.
        a == b || (a.isNaN && b.isNaN) || abs(a - b) <= 1e-4 * max(1, min(abs(a), abs(b)))
    }
}
