/// What a network computes for inputs of one shape, as steps whose weights are laid out and whose places in one block of memory are known.
package struct InferenceProgram: Sendable {
    /// One step.
    package struct Step: Sendable {
        /// What the network calls it.
        package let name: String
        /// How it is computed.
        package let method: String
        /// The shape of what it gives, the batch in front.
        package let shape: [Int]
        /// Multiplications with an addition each, by the definition, whatever the method needs.
        package let multiplyAdds: Int
        /// As many as the method takes.
        package let products: Int
        /// The bytes that it has to read and write at least: what comes in, its parameters, what it gives.
        package let bytes: Int
        let operation: any InferenceOperation
    }

    /// The steps, in the order in which they run.
    package let steps: [Step]
    /// The shape of what comes in, the batch in front.
    package let inputShape: [Int]
    /// The shape of the result, the batch in front.
    package let outputShape: [Int]
    /// The memory for all activations, in bytes.
    package var arenaBytes: Int { arenaCount * MemoryLayout<Float>.stride }

    private let arenaCount: Int
    private let arenas: ArenaShelf

    /// The program of what `builder` took down, up to `output`. Each weight is let go when it has been laid out, so that there are never two
    /// copies of all.
    ///
    /// - Throws: ``ShapeError`` where the activations are too many to be counted.
    package init(
        _ builder: consuming InferenceBuilder, output: InferenceBuilder.Value, sums: ConvolutionSums
    ) throws(ShapeError) {
        var nodes = (consume builder).nodes
        let placement = InferencePlacement(nodes, output: output.node, sums: sums)
        arenaCount = placement.count
        _ = try elementCount(of: [arenaCount])
        arenas = ArenaShelf(count: arenaCount)
        (inputShape, outputShape) = (nodes[0].shape, nodes[output.node].shape)
        var steps: [Step] = []
        for place in nodes.indices {
            for operation in placement.operations(place, nodes) {
                steps.append(Step(nodes, place, operation))
            }
            nodes[place].weight = nil
        }
        steps.append(Step(nodes, output.node, Handover(input: placement.values[output.node]), name: "output"))
        self.steps = steps
    }

    /// Runs the program.
    ///
    /// - Parameters: `input` of the shape for which it was made; `observe` is called with each step's seconds.
    /// - Throws: ``ShapeError/mismatch(operation:argument:expected:found:)`` for another shape.
    package func run(_ input: Tensor, observe: ((Int, Duration) -> Void)? = nil) throws(ShapeError) -> Tensor {
        try requireShape("plan", "the input", input, inputShape)
        let result = Tensor(shape: outputShape) { _ in }
        try run(input.storage.base, into: result.storage.base, observe: observe)
        return withExtendedLifetime((input.storage, result.storage)) { result }
    }

    /// Runs the program on values of the input's shape, and writes values of the output's.
    func run(
        _ input: UnsafePointer<Float>, into output: UnsafeMutablePointer<Float>,
        observe: ((Int, Duration) -> Void)? = nil
    ) throws(ShapeError) {
        let arena = arenas.take()
        defer { arenas.give(back: arena) }
        let memory = InferenceMemory(values: arena.base, input: input, output: output)
        for (place, step) in steps.enumerated() {
            guard let observe else {
                try step.operation.run(in: memory)
                continue
            }
            let start = ContinuousClock.now
            try step.operation.run(in: memory)
            observe(place, ContinuousClock.now - start)
        }
    }
}

extension InferenceProgram.Step {
    init(_ nodes: [InferenceBuilder.Node], _ place: Int, _ operation: any InferenceOperation, name: String? = nil) {
        let node = nodes[place]
        self.name = name ?? node.name
        method = operation.method
        shape = node.shape
        self.operation = operation
        let seen = node.inputs.reduce(node.shape.reduce(1, *)) { $0 + nodes[$1].shape.reduce(1, *) }
        switch node.kind {
        case _ where operation is Flattening:
            (multiplyAdds, bytes) = (0, 8 * nodes[node.inputs[0]].shape.reduce(1, *))
        case _ where name != nil: (multiplyAdds, bytes) = (0, 2 * node.shape.reduce(4, *))
        case .convolution, .linear:
            let weight = node.weight?.shape ?? []
            let placements = node.shape.reduce(1, *) / max(weight.first ?? 1, 1)
            multiplyAdds = placements * weight.reduce(1, *)
            bytes = 4 * (seen + weight.reduce(1, *))
        default: (multiplyAdds, bytes) = (0, 4 * seen)
        }
        products = operation.products ?? multiplyAdds
    }
}

extension InferencePlacement {
    /// The operations of one node: one, or two where a map is first laid out as rows.
    fileprivate func operations(_ place: Int, _ nodes: [InferenceBuilder.Node]) -> [any InferenceOperation] {
        let node = nodes[place]
        switch (node.kind, values[place]) {
        case (.input, .map(let map)): return [BlockedInput(output: map)]
        case (.input, .rows(let rows)): return [RowsInput(output: rows)]
        case (.convolution(let rectifies), .map(let output)):
            guard let weight = node.weight else { return [] }
            return [convolution(place, node, weight, rectifies, output)]
        case (.maxPool(let size, let window), .map(let output)):
            guard case .map(let input) = values[node.inputs[0]] else { return [] }
            return [BlockedMaxPool(input: input, output: output, size: size, window: window)]
        case (.responseNorm(let size, let alpha, let k), .map(let output)):
            guard case .map(let input) = values[node.inputs[0]] else { return [] }
            return [BlockedResponseNorm(input: input, output: output, size: size, alpha: alpha, k: k)]
        case (.globalAverage, .rows(let output)):
            guard case .map(let input) = values[node.inputs[0]] else { return [] }
            return [BlockedGlobalAverage(input: input, output: output)]
        case (.linear(let rectifies), .rows(let output)):
            guard let weight = node.weight else { return [] }
            return linear(place, node, weight, rectifies, output)
        case (.concatenation, .map(let output)):
            guard !isJoinedInPlace(place) else { return [] }
            let parts = node.inputs.compactMap { part in if case .map(let map) = values[part] { map } else { nil } }
            return [BlockedConcatenation(inputs: parts, output: output)]
        case (.layer(let function), let output):
            return [
                TensorOperation(
                    method: "layer", inputs: node.inputs.map { (values[$0], nodes[$0].shape) }, output: output,
                    outputShape: node.shape, function: function)
            ]
        default: return []
        }
    }

    private func convolution(
        _ place: Int, _ node: InferenceBuilder.Node, _ weight: Tensor, _ rectifies: Bool, _ output: PlacedMap
    ) -> any InferenceOperation {
        let maps = node.inputs.compactMap { input in if case .map(let map) = values[input] { map } else { nil } }
        let placed = PlacedConvolution(
            input: maps[0], output: output, residual: maps.count > 1 ? maps[1] : nil, weightShape: weight.shape,
            bias: node.bias, rectifies: rectifies, window: node.geometry?.window ?? Window(stride: 1),
            groups: node.geometry?.groups ?? 1
        )
        return (methods[place] ?? .direct).operation(placed, weight, scratch: scratch[place])
    }

    private func linear(
        _ place: Int, _ node: InferenceBuilder.Node, _ weight: Tensor, _ rectifies: Bool, _ output: PlacedRows
    ) -> [any InferenceOperation] {
        var operations: [any InferenceOperation] = []
        let input: PlacedRows
        switch values[node.inputs[0]] {
        case .rows(let rows): input = rows
        case .map(let map):
            input = PlacedRows(
                batch: map.map.batch, count: map.map.channels * map.map.size.height * map.map.size.width,
                offset: scratch[place])
            operations.append(Flattening(input: map, output: input))
        }
        operations.append(
            StreamedLinear(input: input, output: output, weight: weight, bias: node.bias, rectifies: rectifies))
        return operations
    }
}
