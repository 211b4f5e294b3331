/// What a file of NumPy's NPY format holds: numbers of any width as Float, row by row.
///
/// - Source: the NumPy manual, `numpy.lib.format`.
package struct NPYArray: Equatable, Sendable {
    /// The size of every axis.
    package let shape: [Int]
    /// The values in row-major order, as many as the product of ``shape``.
    package let values: [Float]

    /// `values` in row-major order, as many as `shape` holds.
    package init(shape: [Int], values: [Float]) {
        (self.shape, self.values) = (shape, values)
    }

    /// Reads the bytes of a file. Arrays in column order are turned to row order.
    package init(_ bytes: [UInt8]) throws(ArrayFileError) {
        let header = try NPYHeader(bytes)
        let (type, start) = (header.type, header.length)
        let count = try header.count()
        let (size, overflows) = count.multipliedReportingOverflow(by: type.width)
        guard !overflows else { throw .tooLarge(shape: header.shape) }
        guard bytes.count - start >= size else { throw .truncated(needed: start + size, found: bytes.count) }
        let values = bytes.withUnsafeBytes { bytes in
            [Float](unsafeUninitializedCapacity: count) { target, filled in
                for i in 0..<count { target[i] = type.read(bytes, at: start + i * type.width) }
                filled = count
            }
        }
        self.init(shape: header.shape, values: header.isColumnMajor ? rowMajor(values, shape: header.shape) : values)
    }

    /// The bytes of a file, version 1.0, with the values as little-endian Float.
    package var bytes: [UInt8] {
        let sizes = shape.map(String.init).joined(separator: ", ") + (shape.count == 1 ? "," : "")
        var header = "{'descr': '<f4', 'fortran_order': False, 'shape': (\(sizes)), }"
        // The values begin at a multiple of 64, so that they can be mapped.
        while (10 + header.utf8.count + 1) % 64 != 0 { header += " " }
        header += "\n"
        let length = UInt16(header.utf8.count)
        var bytes = NPYHeader.magic + [1, 0, UInt8(length & 0xFF), UInt8(length >> 8)] + Array(header.utf8)
        bytes.reserveCapacity(bytes.count + 4 * values.count)
        for value in values { withUnsafeBytes(of: value.bitPattern.littleEndian) { bytes.append(contentsOf: $0) } }
        return bytes
    }
}

/// Values whose first index runs fastest, in the order in which the last does.
private func rowMajor(_ values: [Float], shape: [Int]) -> [Float] {
    // How far apart neighbors along each axis are.
    var steps = [Int](repeating: 1, count: shape.count)
    for axis in shape.indices.dropFirst() { steps[axis] = steps[axis - 1] * shape[axis - 1] }
    var index = [Int](repeating: 0, count: shape.count)
    return values.indices.map { _ in
        let place = zip(index, steps).reduce(0) { $0 + $1.0 * $1.1 }
        for axis in shape.indices.reversed() {
            index[axis] += 1
            if index[axis] < shape[axis] { break }
            index[axis] = 0
        }
        return values[place]
    }
}
