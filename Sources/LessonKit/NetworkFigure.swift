import Figures
import Networks

extension NetworkDiagram {
    /// A diagram of a network: the places that everything passes and at which the shape changes.
    ///
    /// - Parameter alternativeText: what is drawn, and what follows from it.
    public init(_ network: Network, title: String? = nil, alternativeText: String) {
        self.init(
            title: title ?? network.name,
            layers: network.stages.map { stage in
                stage.shape.count == 3
                    ? .volume(stage.name, stage.shape) : .units(stage.name, stage.shape.reduce(1, *))
            }, alternativeText: alternativeText)
    }
}
