extension Graph {
    /// For each node, how many layers with weights lie on the longest way to it from the image, itself included: how depth
    /// is counted in papers, where poolings and normalizations are not.
    public var depths: [Int] {
        var depths: [Int] = []
        for node in nodes {
            let before = node.inputs.map { depths[$0] }.max() ?? 0
            depths.append(before + (node.parameters.contains { $0.role == .weight } ? 1 : 0))
        }
        return depths
    }
}

extension Network {
    /// How many layers with weights lie between an image and the result: 16 in VGG-16, 152 in ResNet-152.
    public var depth: Int { graph.depths[graph.output] }
}
