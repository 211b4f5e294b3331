// How images and gradients lie when a weight's gradient is summed.
extension BlockedWeightGradient {
    /// Whether a blocked map is `[N][blocks / together][placements][together][16]` as it is.
    func isContiguous(_ place: PlacedMap) -> Bool {
        together == 1 && place.map.border == Padding() && place.imageStride == place.map.imageCount
    }

    /// A blocked map in that order.
    func side(bySide place: PlacedMap, _ values: UnsafePointer<Float>) -> TensorStorage {
        let (map, width, together) = (place.map, g.output.width, together)
        let copy = TensorStorage(count: g.batch * filterBlocks * g.placements * 16)
        let (source, target) = (UnsafeRawPointer(values).assumingMemoryBound(to: Lanes.self), copy.lanes)
        parallel(g.batch * filterBlocks, cost: g.placements * 16) { units in
            for unit in units {
                let (image, block) = unit.quotientAndRemainder(dividingBy: filterBlocks)
                let (set, own) = block.quotientAndRemainder(dividingBy: together)
                let first = target + ((image * filterBlocks + set * together) * g.placements + own)
                for y in 0..<g.output.height {
                    let row = source + (place.start(image: image, block: block) + y * map.rowStride) / 16
                    for x in 0..<width { first[(y &* width &+ x) &* together] = row[x] }
                }
            }
        }
        return copy
    }

    /// Lays some images and their gradients out, from place number `place` on.
    func layOut(
        _ images: Range<Int>, _ gradient: Tensor, _ input: Tensor, at place: Int, seen: UnsafeMutablePointer<Float>,
        given: UnsafeMutablePointer<Float>
    ) {
        let map = self.input.map
        let some = BlockedMap(
            batch: images.count, channels: map.channels, size: map.size, border: map.border, depth: map.depth)
        let target = PlacedMap(map: some, offset: place * map.imageCount, imageStride: map.imageCount)
        withExtendedLifetime((gradient.storage, input.storage)) {
            target.fill(from: input.storage.base + images.lowerBound * g.channels * g.inputArea, in: seen)
            layOut(
                gradient.storage.base + images.lowerBound * g.filters * g.placements, count: images.count,
                into: given + place * filterBlocks * g.placements * 16)
        }
    }

    /// The gradients of `count` images as `[count][blocks / together][placements][together][16]`, with zeros for filters that there are not.
    private func layOut(
        _ gradient: UnsafePointer<Float>, count: Int, into target: UnsafeMutablePointer<Float>
    ) {
        let (area, depth) = (g.placements, together * 16)
        parallel(count * filterBlocks, cost: area * 16) { units in
            for unit in units {
                let (image, block) = unit.quotientAndRemainder(dividingBy: filterBlocks)
                let (place, own) = block.quotientAndRemainder(dividingBy: together)
                let filters = min(16, g.filters - block * 16)
                let source = gradient + (image * g.filters + block * 16) * area
                let first = target + (image * filterBlocks + place * together) * area * 16 + own * 16
                laySideBySide(
                    source, channels: filters, distance: area, count: area, reach: area, into: first, step: depth)
                guard filters < 16 else { continue }
                for x in 0..<area {
                    for filter in filters..<16 { first[x * depth + filter] = 0 }
                }
            }
        }
    }
}
