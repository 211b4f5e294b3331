import Datasets
import Kernels
import Testing

@Suite("Drawn objects and scenes")
struct DrawnObjectsTests {
    @Test("the same seed gives the same images, another seed others; all are CIFAR-10's format")
    func seeds() throws {
        let set = try DrawnObjects.dataset(perClass: 3, seed: 1)
        #expect(set.imageShape == [3, 32, 32])
        #expect(set.labels == (0..<10).flatMap { [$0, $0, $0] })
        #expect(set.images == (try DrawnObjects.dataset(perClass: 3, seed: 1).images))
        #expect(set.images != (try DrawnObjects.dataset(perClass: 3, seed: 2).images))
        #expect(set.image(at: 6) == (try DrawnObjects.image("car", seed: 1)))
        #expect(set.images.min() >= 0 && set.images.max() <= 1)
        for i in 1..<30 { #expect(set.image(at: i) != set.image(at: i - 1)) }
    }

    @Test("a larger set begins with the smaller one")
    func growing() throws {
        let (small, large) = (
            try DrawnObjects.dataset(perClass: 2, seed: 1), try DrawnObjects.dataset(perClass: 4, seed: 1)
        )
        for label in 0..<10 { #expect(small.image(at: 2 * label + 1) == large.image(at: 4 * label + 1)) }
    }

    @Test("a scene's boxes hold exactly the pixels of its labels", arguments: 0..<25)
    func scenes(index: Int) throws {
        let scene = try DrawnScenes.scene(index, size: 64, kinds: ["house", "star", "fish"], atMost: 3, seed: 5)
        #expect(scene.image.shape == [3, 64, 64] && scene.pixelLabels.shape == [64, 64])
        #expect(1...3 ~= scene.objects.count)
        var seen = Tensor.zeros([64, 64])
        for object in scene.objects {
            #expect(0..<3 ~= object.label)
            let box = object.box
            #expect(box.left >= 0 && box.top >= 0 && box.right <= 64 && box.bottom <= 64 && box.area > 100)
            for y in Int(box.top)..<Int(box.bottom) { for x in Int(box.left)..<Int(box.right) { seen[y, x] = 1 } }
        }
        for place in 0..<64 * 64 where seen[place] == 0 { #expect(scene.pixelLabels[place] == 0) }
        let labels = Set(scene.objects.map { Float($0.label + 1) })
        #expect(Set(scene.pixelLabels.values) == labels.union([0]))
    }

    @Test("what cannot be drawn is an error that says the bounds")
    func errors() {
        #expect(throws: DatasetError.unknownClass("dragon", known: DrawnObjects.classNames)) {
            try DrawnObjects.image("dragon", seed: 1)
        }
        #expect(throws: DatasetError.self) { try DrawnObjects.image("car", size: 7, seed: 1) }
        #expect(throws: DatasetError.self) { try DrawnObjects.dataset(perClass: 0, seed: 1) }
        #expect(throws: DatasetError.self) { try DrawnScenes.scene(0, size: 31, seed: 1) }
        #expect(throws: DatasetError.self) { try DrawnScenes.scene(0, kinds: [], seed: 1) }
        #expect(throws: DatasetError.self) { try DrawnScenes.scene(0, kinds: ["dragon"], seed: 1) }
        #expect(throws: DatasetError.self) { try DrawnScenes.scene(0, atMost: 0, seed: 1) }
    }
}
