extension Network {
    /// Bytes that results take at the fullest moment of a forward pass, for one image: each is given up as soon as nothing
    /// needs it. (``NetworkSummary/activationBytes`` counts all of them, as training keeps them.)
    public var peakActivationBytes: Int {
        let path = graph.ancestors(of: [graph.output]).sorted()
        var uses = [Int](repeating: 0, count: graph.nodes.count)
        for place in path {
            for input in graph.nodes[place].inputs { uses[input] += 1 }
        }
        func bytes(_ place: Int) -> Int { graph.nodes[place].outputShape.reduce(MemoryLayout<Float>.size, *) }
        var (held, most) = (0, 0)
        for place in path {
            // A layer's inputs are there until its result is.
            held += bytes(place)
            most = max(most, held)
            for input in graph.nodes[place].inputs {
                uses[input] -= 1
                if uses[input] == 0 { held -= bytes(input) }
            }
        }
        return most
    }
}
