/// What keeps the weights of a file from being a network's.
public struct WeightsMismatch: Hashable, Sendable {
    /// A tensor of another shape than the network's.
    public struct WrongShape: Hashable, Sendable {
        /// The name in the file.
        public let name: String
        /// The network's shape.
        public let expected: [Int]
        /// The file's.
        public let found: [Int]
    }

    /// The network's name.
    public let network: String
    /// What the network needs and the file does not have, by the name that it would have there.
    public let missing: [String]
    /// What the file has and the network does not.
    public let extra: [String]
    /// What both have, in different shapes.
    public let wrongShapes: [WrongShape]

    var count: Int { missing.count + extra.count + wrongShapes.count }

    /// Compares what a network learns with the tensors of a file; nil where they go together.
    init?(_ network: Network, _ file: SafetensorsFile, as dictionary: StateDictionary) {
        let wanted = Set(network.parameters.names.map(dictionary.name))
        let optional = Set(network.parameters.names)
        var (missing, wrongShapes): ([String], [WrongShape]) = ([], [])
        for parameter in network.parameters.entries {
            let name = dictionary.name(of: parameter.name)
            let expected = parameter.spec.shape
            guard let found = file.shape(of: name) else {
                missing.append(name)
                continue
            }
            if found != expected { wrongShapes.append(WrongShape(name: name, expected: expected, found: found)) }
        }
        extra = file.names.filter { !wanted.contains($0) && !StateDictionary.isOptional($0, for: optional) }
        (self.network, self.missing, self.wrongShapes) = (network.name, missing, wrongShapes)
        if count == 0 { return nil }
    }
}
