internal import Glibc

/// AlexNet's normalization: each value is divided by the activity of `size` neighboring channels at the same pixel,
/// `y = x / (k + alpha Σ x²)^beta`. (PyTorch divides alpha by the size first; the paper does not.)
///
/// - Parameters: input `[N, C, H, W]`; the constants are the paper's.
/// - Returns: the same shape.
/// - Throws: ``ShapeError`` for another rank, a size below 1, or constants that may divide by 0.
/// - Source: Krizhevsky, Sutskever and Hinton, *ImageNet classification with deep convolutional neural networks*, 2012,
///   section 3.3.
public func localResponseNorm(
    _ input: Tensor, size: Int = 5, alpha: Float = 1e-4, beta: Float = 0.75, k: Float = 2
) throws(ShapeError) -> Tensor {
    try requireNormalizable("localResponseNorm", input, size: size, alpha: alpha, k: k)
    return Tensor(shape: input.shape) { output in
        forEachNeighborhood(of: input, size: size, alpha: alpha, k: k) { i, x, activity in
            output[i] = x * reciprocalPower(activity, beta)
        }
    }
}

/// The gradient before AlexNet's normalization: with a the activity, `gradient a^-beta` for the value itself, less what
/// it adds to the activity of its neighbors j, `2 alpha beta x Σ gradient_j x_j a_j^(-beta - 1)`.
///
/// - Parameters: gradient, and input as it went forward, `[N, C, H, W]`; the constants as they were.
/// - Returns: the same shape.
/// - Throws: ``ShapeError``, as the forward.
/// - Source: Krizhevsky, Sutskever and Hinton, *ImageNet classification with deep convolutional neural networks*, 2012,
///   section 3.3.
public func localResponseNormBackward(
    _ gradient: Tensor, input: Tensor, size: Int = 5, alpha: Float = 1e-4, beta: Float = 0.75, k: Float = 2
) throws(ShapeError) -> Tensor {
    try requireNormalizable("localResponseNormBackward", input, size: size, alpha: alpha, k: k)
    try requireSameShape("localResponseNormBackward", gradient, input)
    var own = Tensor.zeros(input.shape)
    var shared = own
    own.withMutableValues { own in
        shared.withMutableValues { shared in
            gradient.withValues { gradient in
                forEachNeighborhood(of: input, size: size, alpha: alpha, k: k) { i, x, activity in
                    let direct = gradient[i] * reciprocalPower(activity, beta)
                    own[i] = direct
                    shared[i] = direct * x / activity
                }
            }
        }
    }
    // A channel is in the neighborhood of those in whose mirrored neighborhood it lies.
    let sums = sumOverChannels(shared, before: size - 1 - size / 2, after: size / 2) { $0 }
    return try own - (input * sums) * (2 * alpha * beta)
}

/// Calls `body` with every value and its neighborhood's activity `k + alpha Σ x²`.
@inline(__always)
private func forEachNeighborhood(
    of input: Tensor, size: Int, alpha: Float, k: Float, _ body: (_ i: Int, _ x: Float, _ activity: Float) -> Void
) {
    let sums = sumOverChannels(input, before: size / 2, after: size - 1 - size / 2) { $0 * $0 }
    sums.withValues { sums in
        input.withValues { input in
            parallel(input.count, cost: 20, multipleOf: 16) { range in
                for i in range { body(i, input[i], k + alpha * sums[i]) }
            }
        }
    }
}

/// For every value, the sum of `term` over the channels from `before` below it to `after` above it.
@inline(__always)
private func sumOverChannels(_ input: Tensor, before: Int, after: Int, _ term: (Float) -> Float) -> Tensor {
    let (channels, area) = (input.shape[1], input.shape[2] * input.shape[3])
    return Tensor(shape: input.shape) { sums in
        sums.update(repeating: 0)
        input.withValues { values in
            parallel(input.shape[0] * channels, cost: area * (before + after + 1)) { planes in
                for plane in planes {
                    let (image, channel) = plane.quotientAndRemainder(dividingBy: channels)
                    for other in max(channel - before, 0)...min(channel + after, channels - 1) {
                        let source = (image * channels + other) * area
                        for i in 0..<area { sums[plane * area + i] += term(values[source + i]) }
                    }
                }
            }
        }
    }
}

@inline(__always)
private func reciprocalPower(_ activity: Float, _ beta: Float) -> Float {
    // The paper's exponent is two square roots, which a loop takes of many values at once.
    beta == 0.75 ? 1 / (activity.squareRoot() * activity.squareRoot().squareRoot()) : powf(activity, -beta)
}

private func requireNormalizable(
    _ operation: String, _ input: Tensor, size: Int, alpha: Float, k: Float
) throws(ShapeError) {
    try requireRank4(operation, "the input", input.shape)
    guard size > 0 else { throw .mustBePositive(name: "size", value: size) }
    try requireCountable("size", size)
    guard alpha >= 0 else { throw .valueOutside(name: "alpha", value: Double(alpha), range: "0...") }
    guard k > 0 else { throw .valueOutside(name: "k", value: Double(k), range: "numbers above 0") }
}
