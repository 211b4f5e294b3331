import Kernels

/// Which part of the image one value of a layer depends on.
public enum ReceptiveField: Sendable, Hashable {
    /// A window; neighboring values see windows that lie `jump` apart, and the first begins at `start`, which padding
    /// makes negative.
    case window(size: Extent, jump: Extent, start: Extent)
    /// All of it.
    case everything

    /// The field of a pixel of the image itself.
    static let pixel = ReceptiveField.window(size: Extent(1), jump: Extent(1), start: Extent(0))

    /// The field of a value that depends on values of this field through a layer's receptive window.
    func seen(through receptiveWindow: ReceptiveWindow) -> ReceptiveField {
        switch (self, receptiveWindow) {
        case (_, .everything), (.everything, _): .everything
        case (_, .pointwise): self
        case (.window(let size, let jump, let start), .window(let filter, let window)):
            .window(
                size: Extent(
                    height: size.height + (filter.height - 1) * window.dilation.height * jump.height,
                    width: size.width + (filter.width - 1) * window.dilation.width * jump.width),
                jump: Extent(height: jump.height * window.stride.height, width: jump.width * window.stride.width),
                start: Extent(
                    height: start.height - window.padding.top * jump.height,
                    width: start.width - window.padding.left * jump.width))
        }
    }

    /// The smallest window that holds both.
    func joined(with other: ReceptiveField) -> ReceptiveField {
        guard case .window(let size, let jump, let start) = self,
            case .window(let otherSize, let otherJump, let otherStart) = other
        else { return .everything }
        let top = min(start.height, otherStart.height)
        let left = min(start.width, otherStart.width)
        return .window(
            size: Extent(
                height: max(start.height + size.height, otherStart.height + otherSize.height) - top,
                width: max(start.width + size.width, otherStart.width + otherSize.width) - left),
            jump: Extent(height: max(jump.height, otherJump.height), width: max(jump.width, otherJump.width)),
            start: Extent(height: top, width: left))
    }

    /// The rows and columns of the image that the value at this place depends on; parts of it may lie outside.
    public func pixels(row: Int, column: Int, imageSize: Extent) -> (rows: Range<Int>, columns: Range<Int>) {
        guard case .window(let size, let jump, let start) = self else {
            return (0..<imageSize.height, 0..<imageSize.width)
        }
        let (top, left) = (start.height + row * jump.height, start.width + column * jump.width)
        return (top..<top + size.height, left..<left + size.width)
    }
}

extension ReceptiveField: CustomStringConvertible {
    /// The window's size, e.g. `16×16`, or `everything`.
    public var description: String {
        switch self {
        case .window(let size, _, _): "\(size.height)×\(size.width)"
        case .everything: "everything"
        }
    }
}

extension Graph {
    /// The receptive field of every node, in their order.
    public var receptiveFields: [ReceptiveField] {
        var fields: [ReceptiveField] = []
        for node in nodes {
            let seen = node.inputs.map { fields[$0].seen(through: node.layer.receptiveWindow) }
            fields.append(seen.dropFirst().reduce(seen.first ?? .pixel) { $0.joined(with: $1) })
        }
        return fields
    }
}
