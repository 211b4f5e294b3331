import AnswerReading

/// Swift expressions that write a value of a type to `lecternWriter`, and read one from `lecternReader`.
struct WireCode {
    let type: ValueType

    /// Statements that write the value of `expression`.
    func writing(_ expression: String) -> String {
        switch type {
        case .integer("Int"): "lecternWriter.int(\(expression))"
        case .integer: "lecternWriter.integer(\(expression))"
        case .float: "lecternWriter.float(\(expression))"
        case .double: "lecternWriter.double(\(expression))"
        case .bool: "lecternWriter.bool(\(expression))"
        case .string: "lecternWriter.string(\(expression))"
        case .tensor: "lecternWrite(\(expression), &lecternWriter)"
        case .array(.float): "lecternWriter.floats(\(expression))"
        case .array(let element): "lecternWriter.array(\(expression)) \(Self.writer(element))"
        case .optional(let wrapped): "lecternWriter.optional(\(expression)) \(Self.writer(wrapped))"
        case .dictionary(let key, let value):
            "lecternWriter.dictionary(\(expression), key: \(Self.writer(key)), value: \(Self.writer(value)))"
        case .tuple(let elements):
            elements.indices.map { WireCode(type: elements[$0].type).writing("\(expression).\($0)") }
                .joined(separator: "; ")
        }
    }

    /// An expression that reads a value; `try` goes before it.
    var reading: String {
        switch type {
        case .integer("Int"): "lecternReader.int()"
        case .integer(let name): "lecternReader.integer(Swift.\(name).self)"
        case .float: "lecternReader.float()"
        case .double: "lecternReader.double()"
        case .bool: "lecternReader.bool()"
        case .string: "lecternReader.string()"
        case .tensor: "lecternReadTensor(&lecternReader)"
        case .array(.float): "lecternReader.floats()"
        case .array(let element): "lecternReader.array \(Self.reader(element))"
        case .optional(let wrapped): "lecternReader.optional \(Self.reader(wrapped))"
        case .dictionary(let key, let value):
            "lecternReader.dictionary(key: \(Self.reader(key)), value: \(Self.reader(value)))"
        case .tuple(let elements):
            "("
                + elements.map { ($0.label.map { "\($0): " } ?? "") + WireCode(type: $0.type).reading }
                .joined(separator: ", ") + ")"
        }
    }

    private static func writer(_ type: ValueType) -> String {
        "{ lecternWriter, lecternValue in \(WireCode(type: type).writing("lecternValue")) }"
    }

    /// A closure that reads one value.
    static func reader(_ type: ValueType) -> String {
        "{ (lecternReader: inout AnswerProtocol.WireReader) throws(AnswerProtocol.WireError) -> \(type.qualifiedText) in "
            + "try \(WireCode(type: type).reading) }"
    }

    /// What both sides need where a Tensor crosses. The product is formed with care: a shape may say anything.
    static let tensorFunctions = """
        nonisolated private func lecternWrite(_ tensor: Kernels.Tensor, _ writer: inout AnswerProtocol.WireWriter) {
            writer.array(tensor.shape) { $0.int($1) }
            writer.floats(tensor.values)
        }
        nonisolated private func lecternReadTensor(
            _ reader: inout AnswerProtocol.WireReader
        ) throws(AnswerProtocol.WireError) -> Kernels.Tensor {
            let shape = try reader.array { (inner: inout AnswerProtocol.WireReader) throws(AnswerProtocol.WireError) -> Swift.Int in
                try inner.int()
            }
            let values = try reader.floats()
            var count = 1
            for side in shape {
                let (product, overflow) = count.multipliedReportingOverflow(by: side)
                if side < 0 || overflow { throw AnswerProtocol.WireError.malformed }
                count = product
            }
            if count != values.count { throw AnswerProtocol.WireError.malformed }
            do { return try Kernels.Tensor(values, shape: shape) } catch { throw AnswerProtocol.WireError.malformed }
        }

        """
}
