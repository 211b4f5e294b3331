import Outputs
import Raster
import Wording

/// A figure held against that of another machine.
struct FigureComparison {
    /// What differs, as what follows "the figure of the cell"; nil where nothing does.
    let difference: String?

    /// The images of a figure, by the names of their files.
    typealias Images = (String) -> [UInt8]?

    init(_ here: RenderedFigure, _ there: RenderedFigure, of machine: String, images: Images, imagesThere: Images) {
        let parts: [(String, Bool)] = [
            ("its dark theme", here.dark == there.dark), ("its layout for phones", here.narrow == there.narrow),
            ("its alternative text", here.alternativeText == there.alternativeText),
            ("its caption", here.caption == there.caption),
            ("its controls, or what they draw", here.live == there.live),
            ("its size on the page", here.width == there.width && here.height == there.height),
        ]
        if here.light != there.light {
            let pixels = Self.pixels(images(here.light), imagesThere(there.light), of: machine)
            difference = pixels ?? "is another than on \(machine)"
        } else {
            difference = parts.first { !$0.1 }.map { "differs from that on \(machine) in \($0.0)" }
        }
    }

    /// By how much two images differ: of an animation, its first frame.
    private static func pixels(_ here: [UInt8]?, _ there: [UInt8]?, of machine: String) -> String? {
        guard let here = here.flatMap({ try? Pixels(decoding: $0) }),
            let there = there.flatMap({ try? Pixels(decoding: $0) })
        else { return nil }
        guard here.width == there.width, here.height == there.height else {
            return "has \(here.width)×\(here.height) pixels, and \(there.width)×\(there.height) on \(machine)"
        }
        var (count, most) = (0, 0)
        for (pixel, other) in zip(here.values, there.values) where pixel != other {
            count += 1
            for shift in [UInt32(16), 8, 0] {
                most = max(most, abs(Int(pixel >> shift & 255) - Int(other >> shift & 255)))
            }
        }
        guard count > 0 else { return "differs from that on \(machine) after its first frame" }
        let share = (Double(count) / Double(here.values.count)).percent
        return "differs from that on \(machine) in \(count.counted("pixel")) of \(here.values.count) (\(share)), "
            + "by at most \(most) of 255"
    }
}
