public import Files
public import Kernels

extension Tensor {
    /// The tensor in a file of NumPy's NPY format. Real numbers, whole numbers and booleans of any width become Float;
    /// arrays in column order are turned.
    ///
    /// - Parameter npy: the bytes of the file.
    /// - Throws: `ArrayFileError`, which says what is wrong with them.
    /// - Source: the NumPy manual, `numpy.lib.format`.
    public init(npy bytes: [UInt8]) throws(ArrayFileError) {
        try self.init(NPYArray(bytes))
    }

    /// The bytes of an NPY file, version 1.0, with the values as little-endian Float.
    public var npy: [UInt8] { NPYArray(shape: shape, values: values).bytes }

    fileprivate init(_ array: NPYArray) throws(ArrayFileError) {
        do throws(ShapeError) {
            try self.init(array.values, shape: array.shape)
        } catch {
            // Their number is right: what is left is a shape that no tensor has.
            throw .tooLarge(shape: array.shape)
        }
    }
}

/// NumPy's NPZ files: a zip archive with an NPY file for every array.
public enum NPZ {
    /// The arrays of an archive, by their names. Entries that are not NPY files are passed over.
    ///
    /// - Parameters: bytes of the file; `limit`, the number of bytes that the arrays may unpack to, all together.
    /// - Returns: a tensor for each NPY file, by its name without the ending.
    /// - Throws: `ArrayFileError`, which says what is wrong with the bytes.
    /// - Source: the NumPy manual, `numpy.savez`.
    public static func read(_ bytes: [UInt8], limit: Int = 1 << 31) throws(ArrayFileError) -> [String: Tensor] {
        var tensors: [String: Tensor] = [:]
        for (name, array) in try NPZArchive.read(bytes, limit: limit) { tensors[name] = try Tensor(array) }
        return tensors
    }

    /// The bytes of an archive of `arrays`, ordered by name, stored without compression; the same arrays give the same bytes.
    public static func write(_ arrays: [String: Tensor]) -> [UInt8] {
        NPZArchive.write(arrays.mapValues { NPYArray(shape: $0.shape, values: $0.values) })
    }
}
