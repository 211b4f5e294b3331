/// A place that everything passes on its way through a network: what a drawing of it shows.
public struct NetworkStage: Sendable, Hashable {
    /// The name of the layer there.
    public let name: String
    /// The shape there, for one image.
    public let shape: [Int]
}

extension Network {
    /// The places at which the shape changes, the input first. Of an inception module or a residual block its end is one.
    public var stages: [NetworkStage] {
        let path = graph.ancestors(of: [graph.output]).sorted()
        var stages: [NetworkStage] = []
        // How far what was computed before is still needed.
        var reach = 0
        let consumers = graph.consumers
        for place in path {
            let node = graph.nodes[place]
            let isPassedByAll = reach <= place
            reach = max(reach, consumers[place].filter { path.contains($0) }.max() ?? place)
            if isPassedByAll, stages.last?.shape != node.outputShape {
                stages.append(NetworkStage(name: node.name, shape: node.outputShape))
            }
        }
        return stages
    }
}
