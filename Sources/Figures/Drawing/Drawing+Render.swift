import Palette
import Raster

extension Drawing {
    /// The drawing as PNG bytes.
    func png(theme: Theme, masks: MaskStore) throws(FigureError) -> [UInt8] {
        try Figures.drawing { () throws(RasterError) in try bitmap(theme: theme, masks: masks).png() }
    }

    /// The drawing as pixels.
    package func pixels(theme: Theme, masks: MaskStore = MaskStore()) throws(FigureError) -> Pixels {
        try Figures.drawing { () throws(RasterError) in try bitmap(theme: theme, masks: masks).pixels }
    }

    private func bitmap(theme: Theme, masks: MaskStore) throws(RasterError) -> Bitmap {
        let bitmap = try Bitmap(
            width: Int(size.width * pixelDensity), height: Int(size.height * pixelDensity), fill: theme.color(.paper))
        for mark in marks { try mark.paint(on: bitmap, theme: theme, masks: masks) }
        return bitmap
    }
}

extension Drawing.Mark {
    fileprivate func paint(on bitmap: Bitmap, theme: Theme, masks: MaskStore) throws(RasterError) {
        switch shape {
        case .rectangle(let box): bitmap.fill(box, color, clip: clip, theme: theme)
        case .cells(let box, let columns, let colors):
            for (cell, color) in zip(box.divided(columns: columns, rows: colors.count / columns), colors) {
                bitmap.fill(cell, color, clip: clip, theme: theme)
            }
        default:
            let mask = try masks.mask(of: self, on: bitmap) { () throws(RasterError) in
                let mask = try Mask(over: extent, clip: clip, bitmap: bitmap)
                if let mask { try draw(on: mask) }
                return mask
            }
            guard let mask else { return }
            bitmap.blend(mask, color: color.resolved(in: theme), opacity: color.opacity)
        }
    }

    private func draw(on mask: Mask) throws(RasterError) {
        switch shape {
        case .polygon(let points): mask.fill(points)
        case .circle(let center, let radius): mask.fill(circle(center: center, radius: radius))
        case .line(let points, let width, let dash):
            for stretch in dashes(of: points, pattern: dash) { mask.stroke(stretch, width: width) }
        case .text(let label): try label.draw(on: mask)
        case .rectangle, .cells: break
        }
    }

    /// A box with all that the mark covers.
    private var extent: Box {
        switch shape {
        case .polygon(let points): Box(around: points).grown(by: 1)
        case .rectangle(let box), .cells(let box, _, _): box
        case .circle(let center, let radius): Box(around: [center]).grown(by: radius + 1)
        case .line(let points, let width, _): Box(around: points).grown(by: width + 1)
        // Letters may reach beyond their advance and above capitals.
        case .text(let label): label.box.grown(by: label.style.size / 2)
        }
    }
}

extension Bitmap {
    /// Fills a rectangle whose edges are moved to the nearest pixels, so that they are sharp.
    fileprivate func fill(_ box: Box, _ color: MarkColor, clip: Box?, theme: Theme) {
        guard let visible = clip.map({ box.intersection($0) }) ?? box else { return }
        func snap(_ value: Double) -> Int { Int((min(max(value, -1e6), 1e6) * pixelDensity).rounded()) }
        fill(
            left: snap(visible.left), top: snap(visible.top), right: snap(visible.right),
            bottom: snap(visible.bottom), color: color.resolved(in: theme), opacity: color.opacity)
    }
}

extension Mask {
    /// A mask over the part of a bitmap that a mark covers; nil where that is nothing.
    fileprivate convenience init?(over extent: Box, clip: Box?, bitmap: Bitmap) throws(RasterError) {
        let canvas = Box(
            left: 0, top: 0, right: Double(bitmap.width) / pixelDensity, bottom: Double(bitmap.height) / pixelDensity)
        guard let visible = extent.intersection(clip ?? canvas)?.intersection(canvas) else { return nil }
        let left = Int((visible.left * pixelDensity).rounded(.down))
        let top = Int((visible.top * pixelDensity).rounded(.down))
        try self.init(
            left: left, top: top, width: Int((visible.right * pixelDensity).rounded(.up)) - left,
            height: Int((visible.bottom * pixelDensity).rounded(.up)) - top)
    }

    fileprivate func fill(_ points: [Point]) {
        fill(polygon: points.map { ($0.x * pixelDensity, $0.y * pixelDensity) })
    }

    /// Draws a line through points with round joins and ends.
    fileprivate func stroke(_ points: [Point], width: Double) {
        // libgd paints a polygon's border too, which makes it half a mask pixel wider on each side.
        let width = width - 1 / (pixelDensity * Double(Mask.oversampling))
        for (a, b) in zip(points, points.dropFirst()) { fill(quadrilateral(from: a, to: b, width: width)) }
        for point in points { fill(circle(center: point, radius: width / 2)) }
    }
}

extension Label {
    fileprivate func draw(on mask: Mask) throws(RasterError) {
        var x = origin.x
        for run in try style.fonts.runs(of: text) {
            try mask.draw(
                run.text, font: run.font, size: style.size * pixelDensity, x: x * pixelDensity,
                y: origin.y * pixelDensity)
            x += try run.font.extent(of: run.text).right * style.size
        }
    }
}
