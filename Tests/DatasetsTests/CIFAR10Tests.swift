import Datasets
import Foundation
import Kernels
import Testing

@Suite("CIFAR-10's files")
struct CIFAR10Tests {
    private let folder = try! TemporaryFolder()

    private func photographs(_ count: Int) throws -> Dataset {
        let values = (0..<count * 3072).map { Float($0 * 89 % 256) / 255 }
        return try Dataset(
            images: Tensor(values, shape: [count, 3, 32, 32]), labels: (0..<count).map { $0 * 3 % 10 },
            classNames: CIFAR10.classNames)
    }

    @Test("what is written comes back, over five files or one", arguments: [5, 6, 23], CIFAR10.Part.allCases)
    func roundTrip(count: Int, part: CIFAR10.Part) throws {
        let original = try photographs(count)
        try CIFAR10.write(original, part, to: folder.url)
        let read = try CIFAR10.open(folder.url, part)
        #expect(read.images == original.images)
        #expect(read.labels == original.labels)
        #expect(read.className(at: 2) == "frog")
    }

    @Test("a record is a label, then a red, a green and a blue plane")
    func publishedBytes() throws {
        try folder.write([9] + planes(255, 51, 0), "test_batch.bin")
        let image = try CIFAR10.open(folder.url, .test).image(at: 0)
        #expect([image[0, 31, 31], image[1, 0, 0], image[2, 5, 5]] == [1, 0.2, 0])
    }

    private func planes(_ colors: UInt8...) -> [UInt8] { colors.flatMap { Array(repeating: $0, count: 1024) } }

    @Test("a damaged file is named, with what is wrong in it")
    func damaged() throws {
        try expectError(.test, says: "put test_batch.bin")
        for (bytes, says) in [
            ([], "has 0 bytes\n  it must have a multiple of 3073"),
            (Array(repeating: 1, count: 3072), "has 3072 bytes"),
            ([3] + planes(1, 2, 3) + [10] + planes(1, 2, 3), "entry 1, at byte 3073, has the label 10"),
        ] {
            try folder.write(bytes, "test_batch.bin")
            try expectError(.test, says: says)
        }
    }

    @Test("a missing part of the training set is named")
    func missingPart() throws {
        try CIFAR10.write(photographs(10), .training, to: folder.url)
        try FileManager.default.removeItem(at: folder.url.appending(path: "data_batch_4.bin"))
        try expectError(.training, says: "put data_batch_4.bin")
    }

    private func expectError(_ part: CIFAR10.Part, says: String) throws {
        let error = #expect(throws: DatasetError.self) { try CIFAR10.open(folder.url, part) }
        #expect(error.map { "\($0)".contains(says) } == true, "\(String(describing: error))")
    }

    @Test("only what is asked for is read: a set of 64 GB opens, and an image of it is there")
    func sparse() throws {
        let count = 1 << 21
        let path = folder.url.appending(path: "t10k-images-idx3-ubyte").path
        try folder.write(
            [0, 0, 8, 3, 0, 0x20, 0, 0, 0, 0, 0, 128, 0, 0, 1, 0], "t10k-images-idx3-ubyte")
        try #require(truncate(path, count * 32768 + 16) == 0)
        try folder.write([0, 0, 8, 1, 0, 0x20, 0, 0] + Array(repeating: 4, count: count), "t10k-labels-idx1-ubyte")
        let set = try MNIST.open(folder.url, .test)
        #expect(set.count == count)
        #expect(try set.batch([0, count - 1]).images == .zeros([2, 1, 128, 256]))
    }

    @Test("a file cut off while it is in use is an error, not a crash")
    func cutOff() throws {
        try CIFAR10.write(photographs(6), .test, to: folder.url)
        let set = try CIFAR10.open(folder.url, .test)
        try #require(truncate(folder.url.appending(path: "test_batch.bin").path, 3073) == 0)
        #expect(try set.batch([0]).labels == [0])
        let error = #expect(throws: DatasetError.self) { try set.batch([5]) }
        #expect(error.map { "\($0)".contains("became shorter") } == true)
    }
}
