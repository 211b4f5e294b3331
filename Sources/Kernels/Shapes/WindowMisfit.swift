/// A sliding window that does not fit its input, along one axis.
public struct WindowMisfit: Equatable, Sendable, CustomStringConvertible {
    /// Which sizes are meant.
    public enum Axis: Sendable {
        /// Rows and columns alike.
        case both
        /// Rows.
        case height
        /// Columns.
        case width
    }

    /// The size of the input, without padding.
    public var input: Int
    /// The size of the filter.
    public var filter: Int
    /// The distance between neighboring placements.
    public var stride: Int
    /// Zeros added before and after the input, together.
    public var paddingTotal: Int
    /// The distance between neighboring taps of the filter.
    public var dilation: Int
    /// Which sizes are meant.
    public var axis: Axis

    private var span: Int { dilation * (filter - 1) + 1 }
    private var room: Int { input + paddingTotal - span }

    /// The lecture's arithmetic with these numbers, and what would fit.
    public var description: String {
        let (window, field) =
            switch axis {
            case .both: ("\(filter)x\(filter) filter", "\(input)x\(input)")
            case .height: ("filter of height \(filter)", "height \(input)")
            case .width: ("filter of width \(filter)", "width \(input)")
            }
        let dilated = dilation > 1 ? " with dilation \(dilation) (spanning \(span))" : ""
        let padded = paddingTotal > 0 ? " padded by \(paddingText)" : ""
        return "\(window)\(dilated) at stride \(stride) does not fit \(field)\(padded): \(arithmetic); \(advice)"
    }

    private var paddingText: String {
        paddingTotal.isMultiple(of: 2) ? "\(paddingTotal / 2)" : "\(paddingTotal) in all"
    }

    private var arithmetic: String {
        let padding =
            switch paddingTotal {
            case 0: ""
            case let even where even.isMultiple(of: 2): " + 2*\(even / 2)"
            default: " + \(paddingTotal)"
            }
        let quotient = Double(room) / Double(stride) + 1
        let hundredths = Int((abs(quotient) * 100).rounded())
        let fraction = hundredths % 100
        let digits =
            fraction == 0
            ? "" : fraction % 10 == 0 ? ".\(fraction / 10)" : fraction < 10 ? ".0\(fraction)" : ".\(fraction)"
        return "(\(input)\(padding) - \(span))/\(stride) + 1 = \(quotient < 0 ? "-" : "")\(hundredths / 100)\(digits)"
    }

    private var advice: String {
        var ways: [String] = []
        let strides = room < 0 ? [] : (1..<min(max(stride, 1), 100)).filter { room % $0 == 0 }
        if let last = strides.last {
            let first = strides.dropLast().suffix(3).map(String.init).joined(separator: ", ")
            ways.append("stride \(first.isEmpty ? "" : first + " or ")\(last) fits")
        }
        let least = max(1, -room)
        if paddingTotal.isMultiple(of: 2),
            let more = (0..<100).map({ (least + 1) / 2 + $0 }).first(where: { fits(2 * $0) })
        {
            ways.append("pad by \(paddingTotal / 2 + more)")
        } else if let more = (0..<100).map({ least + $0 }).first(where: fits) {
            ways.append("pad one side by \(more) more")
        }
        ways.append(
            room < 0
                ? "use a filter of at most \(max((input + paddingTotal - 1) / dilation + 1, 1))"
                : "leave out the rest with rounding: .down")
        return ways.joined(separator: ", or ")
    }

    private func fits(_ morePadding: Int) -> Bool {
        room + morePadding >= 0 && (room + morePadding).isMultiple(of: stride)
    }
}
