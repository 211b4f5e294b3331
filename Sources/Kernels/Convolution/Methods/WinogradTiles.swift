/// The tiles of a batch of images in columns of sixteen, one tile to a lane.
struct WinogradTiles<Tile: WinogradTile> {
    private let g: ConvolutionGeometry
    private let rows: Int
    private let tilesInRow: Int
    private let count: Int

    init(_ g: ConvolutionGeometry) {
        self.g = g
        rows = (g.output.height + Tile.results - 1) / Tile.results
        tilesInRow = (g.output.width + Tile.results - 1) / Tile.results
        count = g.batch * rows * tilesInRow
    }

    /// How many columns all tiles fill.
    var columns: Int { Lanes.count(for: count) }

    /// How many columns are computed at once: so many that the filters, which each block reads, are not most of what is read,
    /// and so few that what lies between the transforms stays in the caches.
    var columnsInBlock: Int {
        let bytes = Tile.products * (g.channels + g.filters) * MemoryLayout<Lanes>.stride
        let wanted = min(max((4 << 20) / bytes, 8), columns)
        let blocks = (columns + wanted - 1) / max(wanted, 1)
        return blocks == 0 ? 0 : (columns + blocks - 1) / blocks
    }

    /// One tile.
    struct Place {
        /// Its image.
        let image: Int
        /// Its first result.
        let y: Int, x: Int
    }

    /// The tiles of some columns; the last is repeated where there are no more.
    func places(columns: Range<Int>) -> [Place] {
        let lanes = Lanes.scalarCount
        return ((columns.lowerBound * lanes)..<(columns.upperBound * lanes)).map { tile in
            let (row, x) = min(tile, count - 1).quotientAndRemainder(dividingBy: tilesInRow)
            let (image, y) = row.quotientAndRemainder(dividingBy: rows)
            return Place(image: image, y: y * Tile.results, x: x * Tile.results)
        }
    }

    /// Transforms what the tiles see of some channels.
    ///
    /// - Parameter values: for each product, column and channel a register.
    func transformPixels(
        _ input: UnsafePointer<Float>, _ channels: Range<Int>, of places: [Place],
        into values: UnsafeMutablePointer<Lanes>
    ) {
        let (n, columns) = (Tile.pixels, places.count / Lanes.scalarCount)
        let scratch = TensorStorage(count: 2 * Tile.products * Lanes.scalarCount)
        let (pixels, half) = (scratch.lanes, scratch.lanes + Tile.products)
        for channel in channels {
            let plane = input + channel * g.inputArea
            for column in 0..<columns {
                for lane in 0..<Lanes.scalarCount {
                    gather(plane, places[column &* Lanes.scalarCount &+ lane], into: scratch.base + lane)
                }
                for j in 0..<n { Tile.transformPixels(pixels + j, stride: n, into: half + j, stride: n) }
                let target = values + (column &* g.channels &+ channel)
                let step = columns &* g.channels
                for i in 0..<n {
                    Tile.transformPixels(half + i &* n, stride: 1, into: target + i &* n &* step, stride: step)
                }
            }
        }
        withExtendedLifetime(scratch) {}
    }

    /// What one tile sees of a channel's plane, with zeros around the image, into one lane.
    @inline(__always)
    private func gather(_ plane: UnsafePointer<Float>, _ place: Place, into lane: UnsafeMutablePointer<Float>) {
        let (n, width) = (Tile.pixels, g.input.width)
        let (top, left) = (place.y - g.window.padding.top, place.x - g.window.padding.left)
        let image = plane + place.image &* (g.channels &* g.inputArea)
        if top >= 0, left >= 0, top &+ n <= g.input.height, left &+ n <= width {
            let corner = image + (top &* width &+ left)
            for i in 0..<n {
                for j in 0..<n { lane[(i &* n &+ j) &* Lanes.scalarCount] = corner[i &* width &+ j] }
            }
            return
        }
        for i in 0..<n {
            let y = top &+ i
            for j in 0..<n {
                let x = left &+ j
                let isInside = y >= 0 && y < g.input.height && x >= 0 && x < width
                lane[(i &* n &+ j) &* Lanes.scalarCount] = isInside ? image[y &* width &+ x] : 0
            }
        }
    }

    /// Makes results of the tiles' products for some filters, and ends with the epilogue.
    ///
    /// - Parameter products: for each product, column and filter a register.
    func transformProducts(
        _ products: UnsafePointer<Lanes>, _ filters: Range<Int>, of places: [Place], _ epilogue: EpilogueValues,
        into output: UnsafeMutablePointer<Float>
    ) {
        let (n, m, columns) = (Tile.pixels, Tile.results, places.count / Lanes.scalarCount)
        let scratch = TensorStorage(count: (m * n + m * m) * Lanes.scalarCount)
        let (half, results) = (scratch.lanes, scratch.lanes + m * n)
        let step = columns &* g.filters
        for filter in filters {
            let bias = Lanes(repeating: epilogue.bias(of: filter))
            for column in 0..<columns {
                let source = products + (column &* g.filters &+ filter)
                for j in 0..<n {
                    Tile.transformProducts(source + j &* step, stride: n &* step, into: half + j, stride: n)
                }
                for i in 0..<m {
                    Tile.transformProducts(half + i &* n, stride: 1, into: results + i &* m, stride: 1)
                }
                for i in 0..<(m &* m) {
                    results[i] += bias
                    if epilogue.residual == nil { results[i] = epilogue.rectified(results[i]) }
                }
                let values = UnsafeMutableRawPointer(results).assumingMemoryBound(to: Float.self)
                for lane in 0..<Lanes.scalarCount {
                    scatter(values + lane, places[column &* Lanes.scalarCount &+ lane], filter, epilogue, into: output)
                }
            }
        }
        withExtendedLifetime(scratch) {}
    }

    /// Writes one lane's results to where the tile lies in the output.
    @inline(__always)
    private func scatter(
        _ lane: UnsafePointer<Float>, _ place: Place, _ filter: Int, _ epilogue: EpilogueValues,
        into output: UnsafeMutablePointer<Float>
    ) {
        let (m, width) = (Tile.results, g.output.width)
        let start = (place.image &* g.filters &+ filter) &* g.placements &+ place.y &* width &+ place.x
        let (height, columns) = (min(m, g.output.height &- place.y), min(m, width &- place.x))
        if epilogue.residual == nil, height == m, columns == m {
            let target = output + start
            for i in 0..<m {
                for j in 0..<m { target[i &* width &+ j] = lane[(i &* m &+ j) &* Lanes.scalarCount] }
            }
            return
        }
        for i in 0..<height {
            let row = start &+ i &* width
            for j in 0..<columns { output[row &+ j] = lane[(i &* m &+ j) &* Lanes.scalarCount] }
            if epilogue.residual != nil { epilogue.finishWithResidual(output, at: row, count: columns) }
        }
    }
}

extension TensorStorage {
    /// The values as registers.
    var lanes: UnsafeMutablePointer<Lanes> {
        UnsafeMutableRawPointer(base).assumingMemoryBound(to: Lanes.self)
    }
}
