/// The columns of a graph without circles, and the path of each arrow through them.
///
/// - Source: Sugiyama, Tagawa and Toda, *Methods for visual understanding of hierarchical system structures*, 1981.
struct GraphLayout {
    /// The way of an arrow: its nodes, and the lanes that it takes from column to column, the nodes included.
    struct Route: Hashable {
        let from: Int
        let to: Int
        let lanes: [Int]
    }

    /// For each column, its lanes from top to bottom. A lane below the number of nodes is that node; the others only let an arrow pass.
    private(set) var columns: [[Int]]
    private(set) var routes: [Route] = []
    private(set) var laneCount: Int

    init(nodes: [GraphNode], edges: [(from: String, to: String)]) throws(FigureError) {
        guard !nodes.isEmpty else { throw .nothingToDraw("the graph has no nodes") }
        var index: [String: Int] = [:]
        for (number, node) in nodes.enumerated() {
            guard index.updateValue(number, forKey: node.name) == nil else {
                throw .outOfBounds(what: "the name of a node", value: "\"\(node.name)\" twice", bounds: "its own")
            }
        }
        var pairs: [(from: Int, to: Int)] = []
        for edge in edges {
            guard let from = index[edge.from], let to = index[edge.to] else {
                throw .outOfBounds(
                    what: "an edge", value: "\"\(edge.from)\" to \"\(edge.to)\"", bounds: "between names of nodes")
            }
            pairs.append((from, to))
        }
        let depths = try GraphLayout.depths(count: nodes.count, edges: pairs)
        columns = (0...(depths.max() ?? 0)).map { depth in nodes.indices.filter { depths[$0] == depth } }
        laneCount = nodes.count
        for (from, to) in pairs {
            var lanes = [from]
            for column in (depths[from] + 1)..<max(depths[to], depths[from] + 1) {
                columns[column].append(laneCount)
                lanes.append(laneCount)
                laneCount += 1
            }
            routes.append(Route(from: from, to: to, lanes: lanes + [to]))
        }
        order()
    }

    /// For each node, the length of the longest path to it; a node without a predecessor is just before the first that needs it.
    private static func depths(count: Int, edges: [(from: Int, to: Int)]) throws(FigureError) -> [Int] {
        var depths = [Int](repeating: 0, count: count)
        for round in 0...count {
            var changed = false
            for (from, to) in edges where depths[to] < depths[from] + 1 {
                depths[to] = depths[from] + 1
                changed = true
            }
            if !changed { break }
            guard round < count else {
                throw .outOfBounds(
                    what: "the graph", value: "a circle of arrows", bounds: "without circles, to run from left to right"
                )
            }
        }
        let targets = Set(edges.map(\.to))
        for node in 0..<count where !targets.contains(node) {
            if let first = edges.filter({ $0.from == node }).map({ depths[$0.to] }).min() { depths[node] = first - 1 }
        }
        return depths
    }

    /// For each lane, those that it is joined with in the column before, and in the one after.
    private var neighbors: (before: [Int: [Int]], after: [Int: [Int]]) {
        var (before, after): ([Int: [Int]], [Int: [Int]]) = ([:], [:])
        for route in routes {
            for (a, b) in zip(route.lanes, route.lanes.dropFirst()) {
                before[b, default: []].append(a)
                after[a, default: []].append(b)
            }
        }
        return (before, after)
    }

    /// For each lane, how far down it lies, in rows from 0: as near to its neighbors as its column allows.
    func rows() -> [Double] {
        let tallest = Double((columns.map(\.count).max() ?? 1) - 1)
        let bounds = Box(left: 0, top: 0, right: 0, bottom: tallest)
        let (before, after) = neighbors
        var rows = [Double](repeating: 0, count: laneCount)
        for members in columns {
            for (row, lane) in members.enumerated() {
                rows[lane] = Double(row) + (tallest - Double(members.count - 1)) / 2
            }
        }
        // Back and forth, and forth last: a result lies at the middle of what it is made of.
        for (order, neighbors) in [(columns, before), (columns.reversed(), after), (columns, before)] {
            for members in order {
                let wishes = members.map { lane in
                    let found = neighbors[lane] ?? []
                    return found.isEmpty ? rows[lane] : found.reduce(0) { $0 + rows[$1] } / Double(found.count)
                }
                for (lane, row) in zip(members, spread(wishes, apart: 1, within: bounds)) { rows[lane] = row }
            }
        }
        let highest = rows.min() ?? 0
        return rows.map { $0 - highest }
    }

    /// Puts each lane near the mean of its neighbors in the column before, then in the one after, a few times.
    private mutating func order() {
        let (before, after) = neighbors
        for _ in 0..<4 {
            for column in columns.indices.dropFirst() { sort(column, by: before, neighbor: column - 1) }
            for column in columns.indices.dropLast().reversed() { sort(column, by: after, neighbor: column + 1) }
        }
    }

    private mutating func sort(_ column: Int, by neighbors: [Int: [Int]], neighbor: Int) {
        let places = Dictionary(
            uniqueKeysWithValues: columns[neighbor].enumerated().map { row, lane in
                (lane, Double(row) - Double(columns[neighbor].count - 1) / 2)
            })
        let middle = Double(columns[column].count - 1) / 2
        let wishes = columns[column].enumerated().map { row, lane -> (lane: Int, wish: Double, row: Int) in
            let found = (neighbors[lane] ?? []).compactMap { places[$0] }
            return (lane, found.isEmpty ? Double(row) - middle : found.reduce(0, +) / Double(found.count), row)
        }
        columns[column] = wishes.sorted { ($0.wish, $0.row) < ($1.wish, $1.row) }.map(\.lane)
    }
}
