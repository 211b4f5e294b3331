import Foundation
import Kernels

/// Running means of a parameter's gradient and of its square, from which Adam takes the length of each step.
///
/// - Source: Kingma and Ba, *Adam: a method for stochastic optimization*, 2015.
struct AdamMoments {
    private var first: Tensor
    private var second: Tensor

    init(shape: [Int]) { (first, second) = (.zeros(shape), .zeros(shape)) }

    /// Moves `parameter` against `gradient`; `step` counts from 1.
    mutating func apply(_ gradient: Tensor, to parameter: inout Tensor, rate: Float, step: Int) {
        let (keep, keepSquare): (Float, Float) = (0.9, 0.999)
        // What the running means lack because they began at 0.
        let scale = 1 - pow(keep, Float(step))
        let squareScale = 1 - pow(keepSquare, Float(step))
        gradient.withValues { gradient in
            first.withMutableValues { first in
                second.withMutableValues { second in
                    parameter.withMutableValues { parameter in
                        for i in 0..<gradient.count {
                            first[i] = keep * first[i] + (1 - keep) * gradient[i]
                            second[i] = keepSquare * second[i] + (1 - keepSquare) * gradient[i] * gradient[i]
                            parameter[i] -=
                                rate * (first[i] / scale) / ((second[i] / squareScale).squareRoot() + 1e-8)
                        }
                    }
                }
            }
        }
    }
}

/// The natural logarithm, bounded where a probability rounds to 0.
func logarithm(_ probability: Double) -> Double { log(max(probability, 1e-12)) }
