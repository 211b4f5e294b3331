internal import Files

/// Images of one byte a value, in one or more files of equal records.
struct ByteImages: ImageSource {
    /// The bytes of one file.
    enum Store: Sendable {
        /// Read from disk where they are needed.
        case file(RandomAccessFile)
        /// Inflated, or drawn.
        case memory([UInt8])
    }

    /// Records in a row.
    struct Part: Sendable {
        let store: Store
        /// Where the first image begins.
        let start: Int
        /// How far apart images begin.
        let stride: Int
        let count: Int
    }

    let parts: [Part]
    let imageShape: [Int]

    func copyImages(_ indices: [Int], to target: UnsafeMutableBufferPointer<Float>) throws(DatasetError) {
        let size = imageSize
        for (place, index) in indices.enumerated() {
            try copyImage(index, to: UnsafeMutableBufferPointer(rebasing: target[place * size..<(place + 1) * size]))
        }
    }

    private func copyImage(_ index: Int, to target: UnsafeMutableBufferPointer<Float>) throws(DatasetError) {
        var index = index
        for part in parts {
            guard index >= part.count else {
                return try part.copy(at: part.start + index * part.stride, to: target)
            }
            index -= part.count
        }
        preconditionFailure("the source has no such image")
    }
}

extension ByteImages.Part {
    fileprivate func copy(at start: Int, to target: UnsafeMutableBufferPointer<Float>) throws(DatasetError) {
        let range = start..<start + target.count
        switch store {
        case .memory(let bytes): bytes.withUnsafeBytes { scale($0[range], to: target) }
        case .file(let file):
            let bytes: [UInt8]
            do { bytes = try file.bytes(range) } catch { throw DatasetError(error) }
            bytes.withUnsafeBytes { scale($0[...], to: target) }
        }
    }

    private func scale(_ bytes: Slice<UnsafeRawBufferPointer>, to target: UnsafeMutableBufferPointer<Float>) {
        let bytes = UnsafeRawBufferPointer(rebasing: bytes)
        for i in 0..<target.count { target[i] = Float(bytes[i]) / 255 }
    }
}
