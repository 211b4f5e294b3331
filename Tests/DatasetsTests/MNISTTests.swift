import Datasets
import Foundation
import Kernels
import Random
import Testing

@Suite("MNIST's files")
struct MNISTTests {
    private static let imagesName = "train-images-idx3-ubyte"
    private static let labelsName = "train-labels-idx1-ubyte"

    private let folder = try! TemporaryFolder()

    private func digits(_ count: Int) throws -> Dataset {
        // Whole steps of 1/255, so that writing loses nothing.
        let values = (0..<count * 12).map { Float($0 * 37 % 256) / 255 }
        return try Dataset(
            images: Tensor(values, shape: [count, 1, 4, 3]), labels: (0..<count).map { $0 * 7 % 10 },
            classNames: MNIST.classNames)
    }

    @Test("what is written comes back, plain and compressed", arguments: [1, 2, 9, 300], [false, true])
    func roundTrip(count: Int, compressed: Bool) throws {
        let original = try digits(count)
        try MNIST.write(original, .training, to: folder.url, compressed: compressed)
        let read = try MNIST.open(folder.url)
        #expect(read.images == original.images)
        #expect(read.labels == original.labels)
        #expect(read.image(at: count - 1) == original.image(at: count - 1))
    }

    @Test("the bytes are the published format's: sizes with the high byte first, rows from the top")
    func publishedBytes() throws {
        try folder.write([0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 2, 0, 0, 0, 3, 0, 51, 102, 153, 204, 255], Self.imagesName)
        try folder.write([0, 0, 8, 1, 0, 0, 0, 1, 7], Self.labelsName)
        let read = try MNIST.open(folder.url)
        #expect(read.image(at: 0) == (try Tensor([[0, 0.2, 0.4], [0.6, 0.8, 1]])))
        #expect(read.className(at: 0) == "7")
    }

    @Test("an empty set is sound, but has no batch")
    func empty() throws {
        try folder.write([0, 0, 8, 3, 0, 0, 0, 0, 0, 0, 0, 28, 0, 0, 0, 28], Self.imagesName)
        try folder.write([0, 0, 8, 1, 0, 0, 0, 0], Self.labelsName)
        let read = try MNIST.open(folder.url)
        #expect(read.count == 0)
        #expect(throws: DatasetError.empty) { try read.batches(of: 1) }
    }

    static let damages: [(name: String, images: [UInt8]?, labels: [UInt8]?, says: String)] = [
        ("no images", nil, [0, 0, 8, 1, 0, 0, 0, 1, 7], "put train-images-idx3-ubyte or"),
        ("no labels", tiny, nil, "put train-labels-idx1-ubyte or"),
        ("an empty file", [], one, "begins with nothing"),
        ("a web page", Array("<html>".utf8), one, "begins with 3c 68 74 6d"),
        ("labels for images", one, one, "must begin with 00 00 08 03"),
        ("16-bit values", [0, 0, 0x0b] + tiny.dropFirst(3), one, "begins with 00 00 0b 03"),
        ("half a header", Array(tiny.prefix(9)), one, "at least 16"),
        ("one byte short", Array(tiny.dropLast()), one, "has 17 bytes\n  it must have 18"),
        ("one byte long", tiny + [0], one, "has 19 bytes"),
        ("sizes of 2^96", [0, 0, 8, 3] + Array(repeating: 255, count: 12), one, "smaller than 2^40"),
        ("sizes of 2^39", [0, 0, 8, 3, 0, 0, 128, 0, 0, 0, 16, 0, 0, 0, 16, 0], one, "must have 549755813904"),
        ("width 0", [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 0], one, "none 0"),
        ("more labels than images", tiny, [0, 0, 8, 1, 0, 0, 0, 2, 7, 7], "has 2 entries, but"),
        ("a label of 10", tiny, [0, 0, 8, 1, 0, 0, 0, 1, 10], "entry 0, at byte 8, has the label 10"),
        ("gzip cut off", Array(gzipped.dropLast(9)), one, "damaged"),
        ("gzip with a wrong checksum", gzipped.dropLast(8) + [1, 2, 3, 4] + gzipped.suffix(4), one, "damaged"),
        ("gzip's magic alone", [0x1f, 0x8b], one, "damaged"),
    ]
    private static let tiny: [UInt8] = [0, 0, 8, 3, 0, 0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 2, 9, 9]
    private static let one: [UInt8] = [0, 0, 8, 1, 0, 0, 0, 1, 7]
    /// `tiny`, compressed.
    private static let gzipped: [UInt8] = [
        31, 139, 8, 0, 0, 0, 0, 0, 2, 255, 99, 96, 224, 96, 102, 96, 96, 96, 132, 98, 38, 78, 78, 0, 140, 57, 22, 201,
        18, 0, 0, 0,
    ]

    @Test("a damaged file is named, with what is wrong in it", arguments: damages.indices)
    func damaged(index: Int) throws {
        let damage = Self.damages[index]
        if let images = damage.images { try folder.write(images, Self.imagesName) }
        if let labels = damage.labels { try folder.write(labels, Self.labelsName) }
        let error = #expect(throws: DatasetError.self, "\(damage.name)") { try MNIST.open(folder.url) }
        let text = error.map { "\($0)" } ?? ""
        #expect(text.contains(damage.says), "\(damage.name): \(text)")
        #expect(text.hasPrefix(folder.url.path))
    }

    @Test("a compressed file that goes on after its end is refused")
    func longCompressed() throws {
        try MNIST.write(digits(2), .training, to: folder.url, compressed: true)
        let bytes = try folder.read(Self.imagesName + ".gz")
        try folder.write(bytes + bytes, Self.imagesName + ".gz")
        let error = #expect(throws: DatasetError.self) { try MNIST.open(folder.url) }
        #expect(error.map { "\($0)".contains("holds more") } == true)
    }

    @Test("whatever is done to the bytes, opening ends in a set or an error", arguments: 0..<8)
    func fuzz(seed: Int) throws {
        var random = SplitMix64(seed: UInt64(seed))
        try MNIST.write(digits(3), .training, to: folder.url, compressed: seed % 2 == 1)
        let name = seed % 2 == 1 ? Self.imagesName + ".gz" : Self.imagesName
        let sound = try folder.read(name)
        for _ in 0..<150 {
            try folder.write(sound.damaged(using: &random), name)
            if let read = try? MNIST.open(folder.url) { #expect(read.images.shape == [read.count] + read.imageShape) }
        }
    }
}
