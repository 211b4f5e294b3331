import Models
import Networks
import PropertyTesting
import Testing

@Suite("The lecture's notation")
struct PatternTests {
    static let lecture = "{(CONV+RELU)*N+POOL}*M+{FC+RELU}*K+SOFTMAX"

    @Test(
        "expands",
        arguments: [
            ("CONV", [:], "CONV"),
            ("FC*3", [:], "FC+FC+FC"),
            (" { CONV + relu } * 2 ", [:], "CONV+RELU+CONV+RELU"),
            (lecture, ["N": 2, "M": 1, "K": 1], "CONV+RELU+CONV+RELU+POOL+FC+RELU+SOFTMAX"),
            (lecture, ["N": 0, "M": 2, "K": 0], "POOL+POOL+SOFTMAX"),
            ("(CONV*2+(RELU+POOL)*2)*A", ["A": 1], "CONV+CONV+RELU+POOL+RELU+POOL"),
            ("FC*2*2", [:], "FC+FC+FC+FC"),
        ] as [(String, [String: Int], String)])
    func expands(text: String, numbers: [String: Int], expected: String) throws {
        #expect("\(try NetworkPattern(text).expanded(numbers))" == expected)
    }

    @Test(
        "an error stands below its character",
        arguments: [
            ("", 1, "expected a layer or a group, found the end"),
            ("CONV+", 6, "expected a layer or a group, found the end"),
            ("{CONV", 1, "this group is not closed: it needs a '}'"),
            ("{CONV+(RELU}", 7, "this group is not closed: it needs a ')'"),
            ("CONV)", 5, "')' closes no group"),
            ("CONV RELU", 6, "expected '+', '*' or the end, found 'R'"),
            ("CONV*", 6, "'*' needs a number or a letter after it, not the end"),
            ("CONV*2x", 6, "'*' needs a number or a letter after it, not '2x'"),
            ("CONV*-1", 6, "'*' needs a number or a letter after it, not '-'"),
            ("CONV*99999999999999999999", 6, "99999999999999999999 is more than any network repeats"),
            ("CONV+POL", 6, "there is no layer 'POL'; did you mean 'POOL'?"),
            ("CONV+⚙️", 6, "expected a layer or a group, found '⚙️'"),
        ])
    func errors(text: String, column: Int, problem: String) {
        do {
            _ = try NetworkPattern(text)
            Issue.record("\(text) was read")
        } catch {
            #expect(error.column == column)
            #expect("\(error.problem)" == problem)
        }
    }

    @Test("prints a mark below the character")
    func mark() {
        #expect {
            _ = try NetworkPattern("(CONV+RELUU)*2")
        } throws: { error in
            "\(error)" == """
                character 7: there is no layer 'RELUU'; did you mean 'RELU'?
                  (CONV+RELUU)*2
                        ^
                """
        }
    }

    @Test("endless nesting and endless repetition are errors")
    func bounds() throws {
        #expect(throws: PatternError.self) { try NetworkPattern(String(repeating: "(", count: 1_000_000)) }
        #expect(throws: PatternError.self) { try NetworkPattern("CONV*9999*9999*9999*9999*9999*9999").expanded() }
        #expect(throws: PatternError.self) { try NetworkPattern("CONV*N").expanded(["N": Int.max]) }
        #expect(throws: PatternError.self) { try NetworkPattern("CONV*N").expanded(["N": -1]) }
        #expect(throws: PatternError.self) { try NetworkPattern("CONV*N").expanded() }
        #expect(throws: PatternError.self) { try NetworkPattern("CONV*N").expanded(["N": 1, "Q": 1]) }
        #expect(throws: PatternError.self) { try NetworkPattern("CONV*0").expanded() }
    }

    @Test("what is printed reads back as the same, and expands alike")
    func roundTrip() {
        let result = runProperty("round trip", .int(in: 0...Int(Int32.max)), cases: 500) { seed in
            var random = Numbers(state: UInt64(seed))
            let pattern = NetworkPattern(parts(&random, depth: 3))
            return try NetworkPattern("\(pattern)") == pattern
        }
        #expect(result.passed, "\(result)")
    }

    private func parts(_ random: inout Numbers, depth: Int) -> [NetworkPattern.Part] {
        (0...Int.random(in: 0...2, using: &random)).map { _ in part(&random, depth: depth) }
    }

    private func part(_ random: inout Numbers, depth: Int) -> NetworkPattern.Part {
        switch Int.random(in: 0...(depth > 0 ? 3 : 0), using: &random) {
        case 1: .group(parts(&random, depth: depth - 1), .braces)
        case 2: .group(parts(&random, depth: depth - 1), .parentheses)
        case 3:
            .repeated(
                part(&random, depth: depth - 1),
                Bool.random(using: &random) ? .number(Int.random(in: 0...9, using: &random)) : .letter("N"))
        default: .layer(NetworkPattern.LayerName.allCases.randomElement(using: &random) ?? .conv)
        }
    }

    @Test("builds a network; the scores come from a last fully connected layer")
    func builds() throws {
        let pattern = try NetworkPattern(PatternTests.lecture)
        #expect(pattern.letters == ["N", "M", "K"])
        let network = try pattern.network(input: [3, 32, 32], classes: 10, ["N": 2, "M": 2, "K": 1])
        #expect(network.outputShape == [10])
        #expect(
            network.summary.rows.map(\.name).joined(separator: " ")
                == "input conv1 relu1 conv2 relu2 pool1 conv3 relu3 conv4 relu4 pool2 fc1 relu5 fc2 softmax1")
        #expect(network.summary.rows.first { $0.name == "pool2" }?.outputShape == [32, 8, 8])
        let ends = try NetworkPattern("CONV+FC+SOFTMAX").network(input: [1, 8, 8], classes: 4)
        #expect(ends.summary.rows.map(\.name) == ["input", "conv1", "fc1", "softmax1"])
        #expect {
            try pattern.network(input: [3, 32, 32], classes: 10, ["N": 1, "M": 7, "K": 1])
        } throws: { "\($0)".hasPrefix("layer 'pool6' (max pool 2x2, stride 2) cannot take 512x1x1 from 'relu6'") }
        #expect(throws: PatternError.self) {
            try NetworkPattern("SOFTMAX+CONV").network(input: [3, 32, 32], classes: 10)
        }
    }

    @Test("knows every activation", arguments: Activation.all)
    func activations(activation: Activation) throws {
        let name = activation.name.uppercased()
        let network = try NetworkPattern("CONV+\(name)+FC").network(input: [1, 4, 4], classes: 2)
        #expect((network.graph.nodes[2].layer as? ActivationLayer)?.activation == activation)
        #expect("\(try NetworkPattern("conv+\(activation.name)"))" == "CONV+\(name)")
    }
}

private struct Numbers: RandomNumberGenerator {
    var state: UInt64
    mutating func next() -> UInt64 {
        state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        return state ^ state >> 29
    }
}
