/// What follows a convolution's sums: `relu(sums + bias + residual)`, with those parts that are asked for. A method applies
/// it while the sums are in registers or in the cache, where separate operators would read and write the whole output for
/// each part.
///
/// - Source: Chetlur et al., *cuDNN: efficient primitives for deep learning*, 2014.
package struct Epilogue: Sendable {
    /// What is added to every value of a filter's map, `[K]`.
    package var bias: Tensor?
    /// What is added value by value, of the output's shape: the shortcut of a residual block.
    package var residual: Tensor?
    /// Whether the end is `max(0, z)`.
    package var rectifies: Bool

    /// Any combination of the three; without any, the sums themselves.
    package init(bias: Tensor? = nil, residual: Tensor? = nil, rectifies: Bool = false) {
        (self.bias, self.residual, self.rectifies) = (bias, residual, rectifies)
    }

    /// Calls `body` with where the values lie.
    func withValues(_ body: (EpilogueValues) -> Void) {
        withExtendedLifetime((bias?.storage, residual?.storage)) {
            body(
                EpilogueValues(bias: bias?.storage.base, residual: residual?.storage.base, rectifies: rectifies))
        }
    }
}

/// An ``Epilogue`` as the inner loops read it.
struct EpilogueValues {
    /// One value for each filter, or nil for zeros.
    let bias: UnsafePointer<Float>?
    /// As long as the output, or nil for zeros.
    let residual: UnsafePointer<Float>?
    let rectifies: Bool

    func bias(of filter: Int) -> Float { bias?[filter] ?? 0 }

    /// Writes what the sums of `count` neighboring values of one map begin with: bias and residual.
    func begin(_ output: UnsafeMutablePointer<Float>, at place: Int, count: Int, filter: Int) {
        let (start, target) = (bias(of: filter), output + place)
        guard let residual else { return target.update(repeating: start, count: count) }
        let source = residual + place
        for i in 0..<count { target[i] = source[i] + start }
    }

    /// Makes of `count` neighboring sums, which began so, the output.
    func finish(_ output: UnsafeMutablePointer<Float>, at place: Int, count: Int) {
        guard rectifies else { return }
        let target = output + place
        for i in 0..<count { target[i] = relu(target[i]) }
    }

    /// Makes of `count` neighboring sums, which began with the bias alone, the output.
    func finishWithResidual(_ output: UnsafeMutablePointer<Float>, at place: Int, count: Int) {
        if let residual {
            let (source, target) = (residual + place, output + place)
            for i in 0..<count { target[i] += source[i] }
        }
        finish(output, at: place, count: count)
    }

    /// The output of sixteen neighboring sums, which began with bias and residual.
    @inline(__always)
    func rectified(_ sums: Lanes) -> Lanes { rectifies ? sums.replacing(with: 0, where: sums .<= 0) : sums }

    /// `max(0, z)` of sixteen images' values in a row.
    func rectify(_ row: UnsafeMutablePointer<Lanes>, count: Int) {
        for x in 0..<count { row[x].replace(with: 0, where: row[x] .<= 0) }
    }
}
