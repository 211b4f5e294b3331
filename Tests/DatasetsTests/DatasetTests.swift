import Datasets
import Foundation
import Kernels
import Testing

@Suite("A set of images")
struct DatasetTests {
    private let set = try! Dataset(
        images: Tensor((0..<40).map(Float.init), shape: [10, 1, 2, 2]), labels: [0, 1, 2, 0, 1, 2, 0, 1, 2, 0],
        classNames: ["a", "b", "c"])

    @Test("batches hold every image once, shuffled by the seed", arguments: [1, 3, 5, 10])
    func batches(size: Int) throws {
        let ordered = try set.batches(of: size)
        #expect(ordered.flatMap { $0 } == Array(0..<10))
        let shuffled = try set.batches(of: size, seed: 4)
        #expect(shuffled.map(\.count) == ordered.map(\.count))
        #expect(shuffled.flatMap { $0 }.sorted() == Array(0..<10))
        #expect(shuffled == (try set.batches(of: size, seed: 4)))
        #expect(shuffled != (try set.batches(of: size, seed: 5)))
    }

    @Test("a part of a part shows the images of the whole")
    func parts() throws {
        let part = try set.subset([9, 8, 7, 6, 5]).classes(["c", "a"])
        #expect(part.labels == [1, 0, 1, 0])
        #expect(part.image(at: 3) == set.image(at: 5))
        #expect(part.subset([3]).images.values == [20, 21, 22, 23])
        let batch = try part.batch([3, 0])
        #expect(batch.images.values == [20, 21, 22, 23, 36, 37, 38, 39])
        #expect(batch.labels == [0, 1])
        let (train, test) = try set.split(testShare: 0.5, seed: 1)
        #expect((train.images.values + test.images.values).sorted() == set.images.values)
    }

    @Test("what cannot be had is an error that says the bounds")
    func errors() throws {
        #expect(throws: DatasetError.batchSizeOutside(size: 0, count: 10)) { try set.batches(of: 0) }
        #expect(throws: DatasetError.batchSizeOutside(size: 11, count: 10)) { try set.batches(of: 11) }
        #expect(throws: DatasetError.imageOutside(index: -1, count: 10)) { try set.batch([-1]) }
        #expect(throws: DatasetError.imageOutside(index: 10, count: 10)) { try set.batch([0, 10]) }
        #expect(
            throws: DatasetError.wrongImages(
                shape: [1, 2, 2], expected: "[3, 32, 32], in at most ten classes, five at least")
        ) {
            try CIFAR10.write(set, .training, to: .temporaryDirectory)
        }
    }
}
