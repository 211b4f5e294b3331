import AnswerProtocol

/// A function of a program that somebody calls with encoded arguments, as a check calls an answer's.
public struct AskedFunction {
    private let head: FunctionHead

    /// What a call gave.
    public struct Outcome: Sendable {
        /// The encoded value; nil where there is none.
        public var value: [UInt8]?
        /// What ended the call early.
        public var fault: Fault?
        /// What the call printed before.
        public var printed: String
    }

    init(_ head: FunctionHead) { self.head = head }

    /// Computes a call within `limits`.
    ///
    /// - Returns: nil where `arguments` are not the function's.
    public func outcome(of arguments: [UInt8], limits: EvaluationLimits = EvaluationLimits()) -> Outcome? {
        guard let values = values(arguments) else { return nil }
        let evaluator = Evaluator(limits: limits)
        do throws(Fault) {
            let value = try evaluator.call(head.code, values, parent: nil, at: head.code.position)
            try evaluator.refuseComposedText(at: head.code.position)
            var writer = WireWriter()
            value.write(as: head.result, to: &writer)
            return Outcome(value: writer.bytes, fault: nil, printed: evaluator.printed)
        } catch {
            return Outcome(value: nil, fault: error, printed: evaluator.printed)
        }
    }

    private func values(_ arguments: [UInt8]) -> [Value]? {
        var reader = WireReader(arguments)
        var values: [Value] = []
        do throws(WireError) {
            for parameter in head.parameters { values.append(try Value(reading: parameter.type, from: &reader)) }
            try reader.end()
        } catch {
            return nil
        }
        return values
    }
}

extension InterpretedProgram {
    /// The functions that have these heads, such as `func twice(_ n: Int) -> Int`, in the same order.
    ///
    /// - Throws: a `Fault` at a function of the same name with other labels or types; at the beginning where there is none.
    public func functions(withHeads heads: [String]) throws(Fault) -> [AskedFunction] {
        var found: [AskedFunction] = []
        for text in heads {
            var parser = Parser(try Lexer.tokens(of: text + " { }"))
            for syntax in try parser.program().functions {
                let asked = try checker.head(of: syntax, depth: 0)
                found.append(AskedFunction(try function(like: asked, text)))
            }
        }
        return found
    }

    private func function(like asked: FunctionHead, _ text: String) throws(Fault) -> FunctionHead {
        let named = checker.heads.filter { $0.name == asked.name }
        // Whether it may throw, its calls find out.
        let alike = named.first { head in
            head.labels == asked.labels && head.result.text == asked.result.text
                && head.parameters.map { $0.type.text } == asked.parameters.map { $0.type.text }
        }
        if let alike { return alike }
        guard let other = named.first else {
            throw Fault(
                .type, CodePosition(line: 1, column: 1), "there is no function '%1'", asked.name, text,
                advice: "the exercise asks for %2")
        }
        throw Fault(
            .type, other.code.position, "'%1' has other labels or types than the exercise's", asked.name, text,
            advice: "it asks for %2")
    }
}
