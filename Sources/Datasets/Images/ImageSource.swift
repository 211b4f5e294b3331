import Kernels

/// Where a set's images lie: in memory, or in files that are read image by image.
protocol ImageSource: Sendable {
    /// `[C, H, W]`.
    var imageShape: [Int] { get }
    /// Writes the values of these images one after the other, each in 0...1; the indices are known to be the source's.
    func copyImages(_ indices: [Int], to target: UnsafeMutableBufferPointer<Float>) throws(DatasetError)
}

extension ImageSource {
    /// How many values an image has.
    var imageSize: Int { imageShape.reduce(1, *) }

    /// These images, one after the other.
    func values(of indices: [Int]) throws(DatasetError) -> [Float] {
        var failure: DatasetError?
        let values = [Float](unsafeUninitializedCapacity: indices.count * imageSize) { buffer, count in
            let target = UnsafeMutableBufferPointer(rebasing: buffer[..<(indices.count * imageSize)])
            do throws(DatasetError) {
                try copyImages(indices, to: target)
                count = target.count
            } catch {
                failure = error
            }
        }
        if let failure { throw failure }
        return values
    }
}

/// Images that are a tensor already.
struct TensorImages: ImageSource {
    /// `[N, C, H, W]`.
    let images: Tensor

    var imageShape: [Int] { Array(images.shape[1...]) }

    func copyImages(_ indices: [Int], to target: UnsafeMutableBufferPointer<Float>) {
        let size = imageSize
        images.withValues { source in
            for (place, index) in indices.enumerated() {
                let image = UnsafeBufferPointer(rebasing: source[index * size..<(index + 1) * size])
                _ = UnsafeMutableBufferPointer(rebasing: target[(place * size)...]).update(fromContentsOf: image)
            }
        }
    }
}
