import Kernels

/// Where a set's images lie: in memory, or in files that are read image by image.
protocol ImageSource: Sendable {
    /// `[C, H, W]`.
    var imageShape: [Int] { get }
    /// Writes the values of one image, each in 0...1; `index` is known to be one of the source's.
    func copyImage(_ index: Int, to target: UnsafeMutableBufferPointer<Float>) throws(DatasetError)
}

extension ImageSource {
    /// How many values an image has.
    var imageSize: Int { imageShape.reduce(1, *) }

    /// These images, one after the other.
    func values(of indices: some Collection<Int>) throws(DatasetError) -> [Float] {
        let size = imageSize
        var failure: DatasetError?
        let values = [Float](unsafeUninitializedCapacity: indices.count * size) { buffer, count in
            for (place, index) in indices.enumerated() {
                let target = UnsafeMutableBufferPointer(rebasing: buffer[place * size..<(place + 1) * size])
                do throws(DatasetError) {
                    try copyImage(index, to: target)
                    count += size
                } catch {
                    failure = error
                    return
                }
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

    func copyImage(_ index: Int, to target: UnsafeMutableBufferPointer<Float>) {
        let size = target.count
        images.withValues { source in
            _ = target.update(fromContentsOf: source[index * size..<(index + 1) * size])
        }
    }
}
