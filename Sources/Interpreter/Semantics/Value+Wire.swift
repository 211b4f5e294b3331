import AnswerProtocol

/// Values as the bytes in which a check and an answer exchange them.
extension Value {
    /// Reads a value of `type`.
    init(reading type: Type, from reader: inout WireReader) throws(WireError) {
        switch type.resolved {
        case .int: self = .int(try reader.integer(Int64.self))
        case .double: self = .double(try reader.double())
        case .float: self = .float(try reader.float())
        case .bool: self = .bool(try reader.bool())
        case .string: self = .string(try reader.string())
        case .array(let element):
            self = .array(
                try reader.array { (reader: inout WireReader) throws(WireError) -> Value in
                    try Value(reading: element, from: &reader)
                })
        case .optional(let wrapped):
            self = try reader.bool() ? .some(try Value(reading: wrapped, from: &reader)) : .none
        case .tuple(let elements):
            var parts: [Value] = []
            for element in elements { parts.append(try Value(reading: element.type, from: &reader)) }
            self = .tuple(parts)
        case .slice, .function, .range, .partialRange, .sequence, .variable: throw .malformed
        }
    }

    /// Writes this value of `type`.
    func write(as type: Type, to writer: inout WireWriter) {
        switch (self, type.resolved) {
        case (.int(let value), _): writer.integer(value)
        case (.double(let value), _): writer.double(value)
        case (.float(let value), _): writer.float(value)
        case (.bool(let value), _): writer.bool(value)
        case (.string(let value), _): writer.string(value)
        case (.array(let values), .array(let element)):
            writer.array(values) { $1.write(as: element, to: &$0) }
        case (.none, _): writer.bool(false)
        case (.some(let value), .optional(let wrapped)):
            writer.bool(true)
            value.write(as: wrapped, to: &writer)
        case (.tuple(let values), .tuple(let elements)):
            for (value, element) in Swift.zip(values, elements) { value.write(as: element.type, to: &writer) }
        default: break
        }
    }
}
