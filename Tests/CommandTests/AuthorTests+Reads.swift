import Foundation
import Testing

/// Published data beside a chapter, which its cells read under `reads`.
extension AuthorTests {
    private static let chapter = """
        ---
        title: Digits
        reads: [mnist/t10k-images-idx3-ubyte, mnist/t10k-labels-idx1-ubyte]
        ---

        ```swift
        import Datasets
        import Foundation

        let digits = try MNIST.open(URL(filePath: "mnist"), .test)
        print(digits.imageShape, digits.labels)
        ```

        """

    /// Two images of 1 x 3 pixels, `values` in all, and their labels.
    private static func write(values: [UInt8], labels: [UInt8], to folder: URL) throws {
        let images = Data([0, 0, 8, 3, 0, 0, 0, 2, 0, 0, 0, 1, 0, 0, 0, 3] + values)
        try images.write(to: folder.appending(path: "t10k-images-idx3-ubyte"))
        try Data([0, 0, 8, 1, 0, 0, 0, 2] + labels).write(to: folder.appending(path: "t10k-labels-idx1-ubyte"))
    }

    @Test("cells read MNIST's files, run again when one changes, and name one that is damaged")
    func publishedDigits() async throws {
        try await withCourse(["01-digits.md": Self.chapter]) { folder in
            let files = folder.appending(path: "Lessons/mnist")
            try FileManager.default.createDirectory(at: files, withIntermediateDirectories: true)

            try Self.write(values: [0, 1, 2, 3, 4, 5], labels: [7, 1], to: files)
            let first = try await lectern("run", "1", in: folder)
            #expect(first.code == 0 && first.output.contains("[1, 1, 3] [7, 1]\n"), "\(first)")
            let cached = try await lectern("run", "1", in: folder)
            #expect(cached.output.contains("from the cache"), "\(cached)")

            try Self.write(values: [0, 1, 2, 3, 4, 5], labels: [7, 9], to: files)
            let changed = try await lectern("run", "1", in: folder)
            #expect(changed.code == 0 && changed.output.contains("[1, 1, 3] [7, 9]\n"), "\(changed)")

            try Self.write(values: [0, 1, 2, 3, 4], labels: [7, 9], to: files)
            let damaged = try await lectern("run", "1", in: folder)
            #expect(damaged.code == 1 && damaged.output.contains("mnist/t10k-images-idx3-ubyte: "), "\(damaged)")
        }
    }
}
