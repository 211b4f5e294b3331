import Random
import Foundation
import Kernels
import Raster

/// An image of several objects, with what is to be found in it.
public struct DrawnScene: Sendable {
    /// An object in its place.
    public struct Object: Sendable, Hashable {
        /// Its kind's place in ``DrawnObjects/classNames``, or among the kinds that were asked for.
        public let label: Int
        /// The pixels that it reaches to.
        public let box: BoundingBox
    }

    /// `[3, size, size]`, each value in 0...1.
    public let image: Tensor
    /// What is there; later ones lie above earlier ones.
    public let objects: [Object]
    /// For each pixel 0 for the background, or the label of the object that is seen there plus 1: `[size, size]`.
    public let pixelLabels: Tensor
}

/// Scenes for detection and segmentation.
public enum DrawnScenes {
    /// Scene number `index` of a seed: one to `most` objects, which hardly overlap.
    ///
    /// - Parameters: kinds, names out of ``DrawnObjects/classNames``; labels count along them.
    /// - Throws: `DatasetError` for unknown kinds, a size outside 32...256, or a number of objects outside 1...8.
    public static func scene(
        _ index: Int, size: Int = 64, kinds: [String] = DrawnObjects.classNames, atMost most: Int = 3, seed: Int
    ) throws(DatasetError) -> DrawnScene {
        guard 32...256 ~= size else {
            throw .outOfBounds(what: "the scene's size", value: "\(size)", bounds: "32 to 256 pixels")
        }
        guard 1...8 ~= most else {
            throw .outOfBounds(what: "the number of objects", value: "\(most)", bounds: "1 to 8")
        }
        var objects: [DrawnObject] = []
        for name in kinds {
            guard let object = DrawnObject.all.first(where: { $0.name == name }) else {
                throw .unknownClass(name, known: DrawnObjects.classNames)
            }
            objects.append(object)
        }
        guard !objects.isEmpty else { throw .outOfBounds(what: "the list of kinds", value: "[]", bounds: "not empty") }
        var random = SplitMix64(seed: seed, stream: index)
        do { return try draw(objects, size: size, most: most, using: &random) } catch { throw DatasetError(error) }
    }

    /// The scenes 0 to `count` of a seed.
    public static func scenes(
        _ count: Int, size: Int = 64, kinds: [String] = DrawnObjects.classNames, atMost most: Int = 3, seed: Int
    ) throws(DatasetError) -> [DrawnScene] {
        var scenes: [DrawnScene] = []
        for index in 0..<max(count, 0) {
            scenes.append(try scene(index, size: size, kinds: kinds, atMost: most, seed: seed))
        }
        return scenes
    }

    private static func draw(_ objects: [DrawnObject], size: Int, most: Int, using random: inout SplitMix64)
        throws(RasterError)
        -> DrawnScene
    {
        let canvas = try Canvas(size: size, using: &random)
        var placed: [(placement: Canvas.Placement, label: Int)] = []
        let wanted = 1 + Int(random.next() % UInt64(most))
        // A crowded scene may hold fewer objects than were wanted.
        for _ in 0..<wanted * 8 where placed.count < wanted {
            let label = Int(random.next() % UInt64(objects.count))
            let radius = Double(size) * (0.14 + 0.1 * random.unit())
            let room = Double(size) - 2 * radius
            let placement = Canvas.Placement(
                object: objects[label], x: radius + room * random.unit(), y: radius + room * random.unit(),
                radius: radius,
                angle: random.signed() * 0.25)
            let isFree = placed.allSatisfy { other in
                let apart = (radius + other.placement.radius) * 0.85
                return abs(placement.x - other.placement.x) > apart || abs(placement.y - other.placement.y) > apart
            }
            if isFree { placed.append((placement, label)) }
        }
        var pixelLabels = Tensor.zeros([size, size])
        var objects: [DrawnScene.Object] = []
        for (placement, label) in placed {
            try canvas.draw(placement, using: &random)
            let covered = try canvas.coverage(of: placement).map { $0 >= 128 }
            for place in covered.indices where covered[place] { pixelLabels[place] = Float(label + 1) }
            objects.append(DrawnScene.Object(label: label, box: extent(of: covered, width: size)))
        }
        let bytes = canvas.planes(noise: 0.03, seed: Int(truncatingIfNeeded: random.next()))
        return DrawnScene(
            image: tensor(bytes.map { Float($0) / 255 }, [3, size, size]), objects: objects, pixelLabels: pixelLabels)
    }

    private static func extent(of covered: [Bool], width: Int) -> BoundingBox {
        let places = covered.indices.filter { covered[$0] }
        let (columns, rows) = (places.map { $0 % width }, places.map { $0 / width })
        return BoundingBox(
            left: Float(columns.min() ?? 0), top: Float(rows.min() ?? 0), right: Float((columns.max() ?? -1) + 1),
            bottom: Float((rows.max() ?? -1) + 1))
    }
}
