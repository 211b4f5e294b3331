import Kernels
import Testing

/// A tensor in Double, on which the definitions of the operators are written as plain loops.
struct Reference {
    var shape: [Int]
    var values: [Double]

    init(_ tensor: Tensor) {
        shape = tensor.shape
        values = tensor.values.map(Double.init)
    }

    init(zeros shape: [Int]) {
        self.shape = shape
        values = [Double](repeating: 0, count: shape.reduce(1, *))
    }

    subscript(i: Int, j: Int) -> Double {
        get { values[i * shape[1] + j] }
        set { values[i * shape[1] + j] = newValue }
    }

    func map(_ f: (Double) -> Double) -> Reference {
        var result = self
        result.values = values.map(f)
        return result
    }
}

/// The Euclidean distance between the two, relative to the Euclidean length of the second: of all values of one tensor
/// together, so that a value near 0 is held against the tensor it stands in. Where the second is shorter than `least`, its
/// length counts as that.
func relativeError(_ found: [Double], _ expected: [Double], least: Double = 1e-10) -> Double {
    var (difference, length) = (0.0, 0.0)
    for (a, b) in zip(found, expected) {
        difference += (a - b) * (a - b)
        length += b * b
    }
    return difference == 0 ? 0 : difference.squareRoot() / max(length.squareRoot(), least)
}

func expectClose(
    _ found: Tensor, _ expected: Reference, within tolerance: Double = 1e-6, _ comment: @autoclosure () -> String = "",
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let comment = comment()
    guard found.shape == expected.shape else {
        Issue.record("shape \(found.shape) for \(expected.shape) \(comment)", sourceLocation: sourceLocation)
        return
    }
    let error = relativeError(found.values.map(Double.init), expected.values)
    #expect(error <= tolerance, "\(comment)", sourceLocation: sourceLocation)
}

/// Holds a gradient computed in Float against central differences of the definition, in Double: of the function
/// `x -> sum(cotangent * definition(x))`, for each value of x. The gradient of one argument is one vector, whose
/// ``relativeError(_:_:least:)`` is at most a millionth. One shorter than 1e-5, in tests whose values are of size 1, counts
/// as that long: of less, the differences' own rounding, some 1e-12, may be more than a millionth. So one that should be 0
/// may be 1e-11.
func expectGradient(
    _ found: Tensor, of definition: (Reference) -> Reference, at x: Tensor, cotangent: Tensor,
    _ comment: @autoclosure () -> String = "", sourceLocation: SourceLocation = #_sourceLocation
) {
    guard found.shape == x.shape else {
        Issue.record("shape \(found.shape) for \(x.shape) \(comment())", sourceLocation: sourceLocation)
        return
    }
    let expected = centralDifferences(of: definition, at: x, cotangent: cotangent)
    let error = relativeError(found.values.map(Double.init), expected, least: 1e-5)
    let message = comment()
    #expect(error <= 1e-6, "\(message)", sourceLocation: sourceLocation)
}

/// Central differences at three distances, weighed so that the terms of the error up to the sixth power of the step
/// cancel. With a single distance no step serves all: at 1e-5 the batch normalization of two near values was 9e-7 off,
/// and at smaller ones losses drown in rounding. Measured over the cases of these tests against gradients derived by
/// hand, in Double, the worst error is 4e-10.
private func centralDifferences(
    of definition: (Reference) -> Reference, at x: Tensor, cotangent: Tensor
) -> [Double] {
    var point = Reference(x)
    let weights = cotangent.values.map(Double.init)
    let h = 1e-4
    return point.values.indices.map { i in
        let value = point.values[i]
        var slope = 0.0
        for (steps, share) in [(1.0, 3.0 / 4), (2, -3.0 / 20), (3, 1.0 / 60)] {
            point.values[i] = value + steps * h
            let above = definition(point).values
            point.values[i] = value - steps * h
            let below = definition(point).values
            for j in weights.indices { slope += share * weights[j] * (above[j] - below[j]) }
        }
        point.values[i] = value
        return slope / h
    }
}

/// The sum of products of all values, in Double.
func inner(_ a: Tensor, _ b: Tensor) -> Double {
    zip(a.values, b.values).reduce(0) { $0 + Double($1.0) * Double($1.1) }
}

extension LayerGradients {
    var all: [Tensor] { [input, weight, bias] }
}
