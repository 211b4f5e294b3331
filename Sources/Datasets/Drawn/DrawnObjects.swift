import Random
import Foundation
import Kernels
import Raster

/// Ten kinds of objects in color, in the format of CIFAR-10: `[3, 32, 32]`. Places, sizes, angles, colors and backgrounds
/// differ, so that no template serves.
public enum DrawnObjects {
    /// The ten kinds, in the order of their labels.
    public static let classNames = DrawnObject.all.map(\.name)

    /// How these objects differ from one another where nothing else is said.
    public static let usual = Variation(rotation: 20, shift: 3, scale: 0.2, noise: 0.04)

    /// One object: `[3, size, size]`, each value in 0...1.
    ///
    /// - Throws: `DatasetError` for a name that is none of ``classNames``, or a size outside 8...256.
    public static func image(
        _ name: String, size: Int = 32, seed: Int, variation: Variation = usual
    ) throws(DatasetError) -> Tensor {
        guard let label = classNames.firstIndex(of: name) else { throw .unknownClass(name, known: classNames) }
        try check(size: size, variation: variation)
        let bytes = try draw(label, size: size, seed: seed, number: 0, variation: variation)
        return tensor(bytes.map { Float($0) / 255 }, [3, size, size])
    }

    /// `perClass` images of each kind: `[N, 3, size, size]`, class after class.
    ///
    /// - Throws: `DatasetError` for sizes or counts from which nothing can be drawn.
    public static func dataset(
        perClass: Int = 100, size: Int = 32, variation: Variation = usual, seed: Int
    ) throws(DatasetError) -> Dataset {
        try check(size: size, variation: variation)
        guard 1...100_000 ~= perClass else {
            throw .outOfBounds(what: "the number of images a class", value: "\(perClass)", bounds: "1 to 100,000")
        }
        var bytes: [UInt8] = []
        bytes.reserveCapacity(classNames.count * perClass * 3 * size * size)
        for label in classNames.indices {
            for number in 0..<perClass {
                bytes += try draw(label, size: size, seed: seed, number: number, variation: variation)
            }
        }
        // Held as bytes: a quarter of what a tensor takes.
        let part = ByteImages.Part(
            store: .memory(bytes), start: 0, stride: 3 * size * size, count: classNames.count * perClass)
        return Dataset(
            ByteImages(parts: [part], imageShape: [3, size, size]),
            labels: classNames.indices.flatMap { Array(repeating: $0, count: perClass) }, classNames: classNames)
    }

    private static func draw(
        _ label: Int, size: Int, seed: Int, number: Int, variation: Variation
    ) throws(DatasetError) -> [UInt8] {
        var random = SplitMix64(seed: seed, stream: label &* 1_000_003 &+ number)
        do throws(RasterError) {
            let canvas = try Canvas(size: size, using: &random)
            // Shifts are pixels of an image of 32.
            let (scale, center) = (Double(size) / 32, Double(size) / 2)
            let placement = Canvas.Placement(
                object: DrawnObject.all[label], x: center + random.signed() * variation.shift * scale,
                y: center + random.signed() * variation.shift * scale,
                radius: 0.36 * Double(size) * (1 + random.signed() * variation.scale),
                angle: random.signed() * variation.rotation * .pi / 180)
            try canvas.draw(placement, using: &random)
            return canvas.planes(noise: variation.noise, seed: Int(truncatingIfNeeded: random.next()))
        } catch {
            throw DatasetError(error)
        }
    }
}
