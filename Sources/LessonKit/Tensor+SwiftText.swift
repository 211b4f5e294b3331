import Kernels
import PropertyTesting

extension Tensor: SwiftTextConvertible {
    /// How a counterexample shows a tensor: `Tensor([1, 2])`, `try Tensor([[1, 2], [3, 4]])`; one of many values by its shape.
    public var swiftText: String {
        guard count <= 64 else { return "Tensor.zeros(\(shape)) /* not these \(count) values */" }
        let numbers = values.map { PropertyTesting.swiftText(of: $0) }
        func list(_ texts: some Sequence<String>) -> String { "[" + texts.joined(separator: ", ") + "]" }
        switch rank {
        case 0: return "Tensor(\(numbers[0]))"
        case 1: return "Tensor(\(list(numbers)))"
        case 2 where count > 0:
            let rows = stride(from: 0, to: count, by: shape[1]).map { list(numbers[$0..<$0 + shape[1]]) }
            return "try Tensor(\(list(rows)))"
        default: return "try Tensor(\(list(numbers)), shape: \(shape))"
        }
    }
}
