import Kernels
import Random

/// Seeded random choices of shapes and values, the same in every run.
struct Dice {
    private var random: SplitMix64

    init(_ seed: Int) {
        random = SplitMix64(seed: UInt64(bitPattern: Int64(seed)) &* 0x9E37_79B9_7F4A_7C15 &+ 1)
    }

    mutating func int(_ range: ClosedRange<Int>) -> Int {
        range.lowerBound + Int(random.next() % UInt64(range.count))
    }

    mutating func pick<T>(_ values: [T]) -> T { values[int(0...(values.count - 1))] }

    mutating func coin(_ oneIn: Int = 2) -> Bool { int(1...oneIn) == 1 }

    mutating func float(_ range: ClosedRange<Float> = -1...1) -> Float {
        let unit = Float(random.next() >> 40) / Float(1 << 24)
        return range.lowerBound + (range.upperBound - range.lowerBound) * unit
    }

    mutating func tensor(_ shape: [Int], in range: ClosedRange<Float> = -1...1) -> Tensor {
        var result = Tensor.zeros(shape)
        for i in 0..<result.count { result[i] = float(range) }
        return result
    }

    /// Multiples of 1/128: their products and short sums are exact in Float, so that an error of any size is a mistake
    /// of the formula and not of rounding.
    mutating func coarse(_ shape: [Int]) -> Tensor {
        tensor(shape).map { ($0 * 128).rounded() / 128 }
    }

    /// Values of which no two are nearer than 0.01, so that a small change never alters which is greatest; none is
    /// nearer than 0.005 to 0.
    mutating func distinct(_ shape: [Int]) -> Tensor {
        var result = Tensor.zeros(shape)
        let count = result.count
        var order = Array(0..<count)
        for i in order.indices.dropFirst() { order.swapAt(i, int(0...i)) }
        for i in 0..<count { result[i] = (Float(order[i]) - Float(count / 2) + 0.5) * 0.01 }
        return result
    }

    /// A window that slides by odd strides, over uneven padding, with holes.
    mutating func window(dilated: Bool = true) -> Window {
        Window(
            stride: Extent(height: int(1...3), width: int(1...3)),
            padding: coin()
                ? Padding() : Padding(top: int(0...2), left: int(0...2), bottom: int(0...2), right: int(0...2)),
            dilation: dilated && coin(3) ? Extent(height: int(1...2), width: int(1...3)) : Extent(1),
            rounding: .down)
    }
}
