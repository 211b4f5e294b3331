/// Where each value of a program lies: its form, the zeros around it, and its place in memory.
struct InferencePlacement {
    /// Each node's value.
    private(set) var values: [PlacedValue] = []
    /// Where each node's own memory begins.
    private(set) var scratch: [Int] = []
    /// How each node's convolution is computed.
    private(set) var methods: [BlockedMethod?] = []
    /// The size of the whole memory.
    private(set) var count = 0

    private let nodes: [InferenceBuilder.Node]
    private let consumers: [[Int]]
    /// For each part of a concatenation that is computed in place, the whole and the first block there.
    private var wholes: [Int: (node: Int, block: Int)] = [:]

    init(_ nodes: [InferenceBuilder.Node], output: Int, sums: ConvolutionSums) {
        self.nodes = nodes.map { node in
            var node = node
            node.weight = nil
            return node
        }
        var consumers = [[Int]](repeating: [], count: nodes.count)
        for (place, node) in nodes.enumerated() {
            for input in node.inputs { consumers[input].append(place) }
        }
        self.consumers = consumers
        let convolutions = nodes.count { $0.geometry != nil }
        methods = nodes.map { $0.geometry.map { BlockedMethod.choose(for: $0, sums, of: convolutions) } }
        joinParts()
        let maps = blockedMaps(output: output)
        place(maps, output: output)
    }

    /// Finds the concatenations whose parts fill whole blocks: these are computed where they belong, and nothing is copied.
    private mutating func joinParts() {
        for (place, node) in nodes.enumerated() {
            guard case .concatenation = node.kind, node.shape.count == 4, Set(node.inputs).count == node.inputs.count
            else { continue }
            let fits = node.inputs.allSatisfy { part in
                part != 0 && wholes[part] == nil && nodes[part].shape[1].isMultiple(of: 16)
            }
            guard fits else { continue }
            var block = 0
            for part in node.inputs {
                wholes[part] = (place, block)
                block += nodes[part].shape[1] / 16
            }
        }
    }

    /// The node in whose memory a node's value lies, and the first block there.
    private func root(of node: Int) -> (node: Int, block: Int) {
        guard let whole = wholes[node] else { return (node, 0) }
        let (root, block) = root(of: whole.node)
        return (root, block + whole.block)
    }

    /// Whether a concatenation's parts are computed where they belong.
    func isJoinedInPlace(_ node: Int) -> Bool { wholes.values.contains { $0.node == node } }

    /// The form of each node's value; nil for rows.
    private func blockedMaps(output: Int) -> [BlockedMap?] {
        var borders = [Padding](repeating: Padding(), count: nodes.count)
        for (place, node) in nodes.enumerated() {
            guard let g = node.geometry, let method = methods[place] else { continue }
            let own = root(of: node.inputs[0]).node
            borders[own] = borders[own].covering(g.borderSeen(tile: method.tile?.results))
        }
        return nodes.enumerated().map { place, node in
            guard node.shape.count == 4 else { return nil }
            let isImage =
                place == 0 && place != output && node.shape[1] < 16 && consumers[0].allSatisfy(isConvolved(by:))
            return BlockedMap(
                batch: node.shape[0], channels: node.shape[1],
                size: Extent(height: node.shape[2], width: node.shape[3]), border: borders[root(of: place).node],
                depth: isImage ? 1 : 16)
        }
    }

    /// Whether a node convolves the input, and does not add it to something.
    private func isConvolved(by node: Int) -> Bool {
        nodes[node].geometry != nil && !nodes[node].inputs.dropFirst().contains(0)
    }

    private mutating func place(_ maps: [BlockedMap?], output: Int) {
        var requests: [ArenaPlan.Request] = []
        var requestOfNode: [Int: Int] = [:]
        var scratchRequests: [Int: Int] = [:]
        let families = Dictionary(grouping: nodes.indices) { root(of: $0).node }
        for (place, node) in nodes.enumerated() {
            if let members = families[place], root(of: place).node == place {
                let last = members.flatMap { consumers[$0] }.max() ?? place
                let count = maps[place]?.count ?? node.shape.reduce(1, *)
                requestOfNode[place] = requests.count
                requests.append(
                    ArenaPlan.Request(
                        count: Self.aligned(count),
                        steps: (members.min() ?? place)...(members.contains(output) ? nodes.count : max(last, place))))
            }
            let scratch = scratchCount(place, maps)
            guard scratch > 0 else { continue }
            scratchRequests[place] = requests.count
            requests.append(ArenaPlan.Request(count: Self.aligned(scratch), steps: place...place))
        }
        let plan = ArenaPlan(requests)
        count = plan.count
        scratch = nodes.indices.map { scratchRequests[$0].map { plan.offsets[$0] } ?? 0 }
        values = nodes.indices.map { place in
            let (root, block) = root(of: place)
            let offset = requestOfNode[root].map { plan.offsets[$0] } ?? 0
            guard let map = maps[place], let whole = maps[root] else {
                let shape = nodes[place].shape
                return .rows(
                    PlacedRows(batch: shape[0], count: shape.dropFirst().reduce(1, *), offset: offset))
            }
            return .map(
                PlacedMap(map: map, offset: offset + block * map.blockStride, imageStride: whole.imageCount))
        }
    }

    /// What a node needs beside its value.
    private func scratchCount(_ place: Int, _ maps: [BlockedMap?]) -> Int {
        let node = nodes[place]
        switch node.kind {
        case .convolution:
            guard let tile = methods[place]?.tile, let g = node.geometry, let map = maps[place],
                let seen = maps[node.inputs[0]]
            else { return 0 }
            return BlockedTiles(map, channels: seen.blocks, dilation: g.window.dilation, tile)
                .scratchCount(channels: seen.blocks, filters: map.blocks)
        case .linear:
            // The rows that a map is laid out as.
            return maps[node.inputs[0]] == nil ? 0 : nodes[node.inputs[0]].shape.reduce(1, *)
        default: return 0
        }
    }

    /// Places begin at whole cache lines.
    private static func aligned(_ count: Int) -> Int { Lanes.count(for: count) * 16 }
}

extension Padding {
    /// The smallest padding that has room for both.
    func covering(_ other: Padding) -> Padding {
        Padding(
            top: max(top, other.top), left: max(left, other.left), bottom: max(bottom, other.bottom),
            right: max(right, other.right))
    }
}

extension ConvolutionGeometry {
    /// How far beyond its input's edges the convolution reads: its padding, and what whole tiles see beyond the last result.
    func borderSeen(tile: Int?) -> Padding {
        func beyond(_ output: Int, _ input: Int, _ filter: Int, _ stride: Int, _ dilation: Int, _ before: Int) -> Int {
            let placements = tile.map { (output + $0 * dilation - 1) / ($0 * dilation) * $0 * dilation } ?? output
            return max((placements - 1) * stride + dilation * (filter - 1) + 1 - before - input, 0)
        }
        return Padding(
            top: window.padding.top, left: window.padding.left,
            bottom: beyond(
                output.height, input.height, filter.height, window.stride.height, window.dilation.height,
                window.padding.top),
            right: beyond(
                output.width, input.width, filter.width, window.stride.width, window.dilation.width,
                window.padding.left))
    }
}
