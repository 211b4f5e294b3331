import Palette
import Raster

/// The longest that an animation may take before it begins again, in seconds.
package let longestAnimation = 12.0
/// The most bytes that an animation may have.
package let largestAnimation = 600_000

/// The scenes as the bytes of a looping GIF.
func animation(of scenes: [Scene], theme: Theme, masks: MaskStore) throws(FigureError) -> [UInt8] {
    let seconds = scenes.reduce(0) { $0 + $1.seconds }
    guard scenes.allSatisfy({ $0.seconds >= 0.02 }), seconds <= longestAnimation + 1e-6 else {
        throw .animationTooLarge(
            "takes \(seconds) seconds\n  a scene must be shown for 0.02 s or more, all of them for \(longestAnimation) s or less"
        )
    }
    guard let size = scenes.first?.drawing.size, scenes.allSatisfy({ $0.drawing.size == size }) else {
        throw .animationTooLarge("has scenes of different sizes")
    }
    // All frames are held while their common palette is found.
    let area = Double(scenes.count) * size.width * size.height * pixelDensity * pixelDensity
    guard area <= 2e8 else {
        throw .animationTooLarge("has \(scenes.count) frames of \(Int(size.width)) by \(Int(size.height)) pixels")
    }
    var frames: [Pixels] = []
    for scene in scenes { frames.append(try scene.drawing.pixels(theme: theme, masks: masks)) }
    let times = scenes.map { Int(($0.seconds * 100).rounded()) }
    let bytes = try drawing { () throws(RasterError) in try GIF.encode(frames, hundredths: times) }
    guard bytes.count <= largestAnimation else {
        throw .animationTooLarge("has \(bytes.count) bytes, of \(largestAnimation) that a page allows")
    }
    return bytes
}
