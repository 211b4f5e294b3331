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
}
