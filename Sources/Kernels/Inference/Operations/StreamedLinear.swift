internal import CProcessor

/// A fully connected layer for a few images. Each weight is used once an image, so memory sets the pace: all threads
/// read the weights, each its own rows from end to end, and no copy of them is made. Four rows at a time, with what comes
/// next in each asked for early, is how memory gives them fastest.
struct StreamedLinear: InferenceOperation {
    let method = "streamed"
    let input: PlacedRows
    let output: PlacedRows
    /// `[out, in]`.
    let weight: Tensor
    /// `[out]`.
    let bias: Tensor?
    let rectifies: Bool

    func run(in memory: InferenceMemory) {
        let (inputs, outputs) = (input.count, output.count)
        weight.withValues { weight in
            guard let weight = weight.baseAddress else { return }
            parallel(outputs, parts: 4 * Threads.count, multipleOf: 4) { rows in
                for first in stride(from: rows.lowerBound, to: rows.upperBound, by: 4) {
                    let count = min(4, rows.upperBound - first)
                    for image in stride(from: 0, to: input.batch, by: 4) {
                        let source = memory.values + input.offset + image * inputs
                        let target = memory.values + output.offset + image * outputs + first
                        let images = min(4, input.batch - image)
                        if count == 4, images == 4 {
                            dots(DotProducts<4, 4>(), weight + first * inputs, source, into: target)
                        } else {
                            for i in 0..<images {
                                let (source, target) = (source + i * inputs, target + i * outputs)
                                if count == 4 {
                                    dots(DotProducts<4, 1>(), weight + first * inputs, source, into: target)
                                } else {
                                    for k in 0..<count {
                                        dots(
                                            DotProducts<1, 1>(), weight + (first + k) * inputs, source, into: target + k
                                        )
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
        finish(in: memory)
    }

    @inline(__always)
    private func dots<let rows: Int, let images: Int>(
        _ start: DotProducts<rows, images>, _ weight: UnsafePointer<Float>, _ source: UnsafePointer<Float>,
        into target: UnsafeMutablePointer<Float>
    ) {
        var sums = start
        sums.add(weight, source, count: input.count)
        for i in 0..<images {
            for k in 0..<rows { target[i * output.count + k] = sums.total(row: k, image: i) }
        }
    }

    private func finish(in memory: InferenceMemory) {
        for image in 0..<output.batch {
            let row = memory.values + output.offset + image * output.count
            bias?.withValues { bias in for i in 0..<output.count { row[i] += bias[i] } }
            if rectifies { for i in 0..<output.count { row[i] = relu(row[i]) } }
        }
    }
}

/// The products of some rows of weights with some images' values.
private struct DotProducts<let rows: Int, let images: Int> {
    private var sums = InlineArray<rows, InlineArray<images, Lanes>>(repeating: InlineArray(repeating: Lanes()))
    private var rests = InlineArray<rows, InlineArray<images, Float>>(repeating: InlineArray(repeating: 0))

    init() {}

    @inline(__always)
    mutating func add(_ weight: UnsafePointer<Float>, _ source: UnsafePointer<Float>, count: Int) {
        var i = 0
        while i &+ 16 <= count {
            for k in 0..<rows {
                let place = weight + (k &* count &+ i)
                lectern_prefetch_once(place + 64)
                let factor = UnsafeRawPointer(place).loadUnaligned(as: Lanes.self)
                for image in 0..<images {
                    let value = UnsafeRawPointer(source + (image &* count &+ i)).loadUnaligned(as: Lanes.self)
                    sums[k][image] = sums[k][image].plus(factor, times: value)
                }
            }
            i &+= 16
        }
        while i < count {
            for k in 0..<rows {
                for image in 0..<images {
                    rests[k][image] += weight[k &* count &+ i] * source[image &* count &+ i]
                }
            }
            i &+= 1
        }
    }

    @inline(__always)
    func total(row: Int, image: Int) -> Float { sums[row][image].total() + rests[row][image] }
}
