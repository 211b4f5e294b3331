import Kernels

/// What a step of a training computed: of a whole batch, or what one rank's part adds to it.
struct StepResult {
    /// For each parameter that is learned, in their order; none for a part without images.
    var gradients: [Tensor] = []
    /// New values of statistics, by their places among the parameters.
    var statistics: [Int: Tensor] = [:]
    /// The mean loss of the batch, or what the part adds to it.
    var loss: Float = 0
    /// How many images were recognized.
    var right = 0

    /// The whole batch's, from what each rank's part adds to it. It goes through one buffer: for each parameter a gradient, or for a
    /// statistic its new value and whether there is one; then the loss and the images that were recognized, which a Float counts up
    /// to 2^24.
    func sum(over ranks: some GradientSum, of parameters: Parameters) throws -> StepResult {
        let learned = Dictionary(zip(parameters.learned, gradients)) { first, _ in first }
        var flat: [Float] = []
        flat.reserveCapacity(parameters.entries.reduce(2) { $0 + $1.spec.count + 1 })
        for (place, entry) in parameters.entries.enumerated() {
            if let tensor = learned[place] ?? statistics[place] {
                tensor.withValues { flat.append(contentsOf: $0) }
            } else {
                flat.append(contentsOf: repeatElement(0, count: entry.spec.count))
            }
            // A part without images has no statistics, and a layer of a reader's own need not gather them.
            if entry.spec.role == .statistic { flat.append(statistics[place] == nil ? 0 : 1) }
        }
        flat += [loss, Float(right)]
        try ranks.sum(&flat)

        var whole = StepResult(loss: flat[flat.count - 2], right: Int(flat[flat.count - 1]))
        var start = 0
        for (place, entry) in parameters.entries.enumerated() {
            let tensor = try Tensor(Array(flat[start..<start + entry.spec.count]), shape: entry.spec.shape)
            start += entry.spec.count
            if entry.spec.role != .statistic {
                whole.gradients.append(tensor)
            } else {
                if flat[start] > 0 { whole.statistics[place] = tensor }
                start += 1
            }
        }
        return whole
    }
}
