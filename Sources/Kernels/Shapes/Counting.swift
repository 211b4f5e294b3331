/// How many numbers a convolution layer learns: `filters (filterSize² inputChannels / groups + 1)`, the 1 for the bias.
///
///     convolutionParameterCount(inputChannels: 3, filters: 10, filterSize: 5)    // 760
public func convolutionParameterCount(
    inputChannels: Int, filters: Int, filterSize: Int, groups: Int = 1, bias: Bool = true
) -> Int {
    filters * (filterSize * filterSize * inputChannels / max(groups, 1) + (bias ? 1 : 0))
}

/// How many numbers a fully connected layer learns: `outputs (inputs + 1)`, the 1 for the bias.
public func linearParameterCount(inputs: Int, outputs: Int, bias: Bool = true) -> Int {
    outputs * (inputs + (bias ? 1 : 0))
}

/// How many products a convolution adds up for one image: every one of the `outputHeight outputWidth filters` results
/// takes `filterSize² inputChannels / groups` of them.
public func convolutionMultiplyAdds(
    inputChannels: Int, filters: Int, filterSize: Int, outputHeight: Int, outputWidth: Int, groups: Int = 1
) -> Int {
    outputHeight * outputWidth * filters * filterSize * filterSize * inputChannels / max(groups, 1)
}

/// How many products a fully connected layer adds up for one image: `inputs outputs`.
public func linearMultiplyAdds(inputs: Int, outputs: Int) -> Int { inputs * outputs }

/// How many input pixels, along one axis, can change a unit of the last of `layers`: each layer adds `filter - 1`
/// steps, and a step is the product of the strides before it.
///
///     receptiveField(of: [(filter: 3, stride: 1), (filter: 3, stride: 1), (filter: 3, stride: 1)])     // 7
///
/// - Source: Araujo, Norris and Sim, *Computing receptive fields of convolutional neural networks*, 2019.
public func receptiveField(of layers: [(filter: Int, stride: Int)]) -> Int {
    var (field, step) = (1, 1)
    for layer in layers {
        field += (layer.filter - 1) * step
        step *= layer.stride
    }
    return field
}
