internal import COpenBLAS

/// The directions that a symmetric matrix only stretches, `A v = λ v`, and by how much.
package struct Eigenvectors: Sendable, Equatable {
    /// How much each direction is stretched, λ, greatest first.
    package var values: [Double]
    /// The directions v, one in each row, of length 1 and at right angles to each other. The largest entry of each is
    /// positive, for a direction's sign says nothing.
    package var vectors: Tensor
}

/// The `count` greatest eigenvalues of a symmetric matrix with their vectors, by LAPACK's `dsyevr`, in Double.
///
/// - Parameters: a symmetric matrix `[size, size]`, of which the upper triangle is read.
/// - Returns: the values and `[count, size]`; nil where the matrix holds a value that is not finite.
/// - Throws: ``ShapeError`` unless the matrix is square and `count` is in `1...size`.
/// - Source: Dhillon, Parlett and Vömel, *The design and implementation of the MRRR algorithm*, 2006.
package func leadingEigenvectors(_ matrix: Tensor, count: Int) throws(ShapeError) -> Eigenvectors? {
    guard matrix.rank == 2, matrix.shape[0] == matrix.shape[1] else {
        throw .wrongRank(
            operation: "leadingEigenvectors", argument: "the matrix", expected: "square", found: matrix.shape)
    }
    let size = matrix.shape[0]
    guard count >= 1, count <= size else {
        throw .valueOutside(name: "the number of eigenvectors", value: Double(count), range: "1...\(size)")
    }
    var entries = matrix.values.map(Double.init)
    guard entries.allSatisfy(\.isFinite) else { return nil }
    var (values, vectors) = ([Double](repeating: 0, count: count), [Double](repeating: 0, count: count * size))
    BLASOnCallingThread.isSet
    guard lectern_leading_eigenvectors(&entries, Int32(size), Int32(count), &values, &vectors) == 0 else { return nil }
    var rows = Tensor.zeros([count, size])
    for row in 0..<count {
        // LAPACK counts up: the greatest comes last.
        let source = vectors[(count - 1 - row) * size..<(count - row) * size]
        let largest = source.max { abs($0) < abs($1) } ?? 1
        for (column, value) in source.enumerated() { rows[row, column] = Float(largest < 0 ? -value : value) }
    }
    return Eigenvectors(values: values.reversed(), vectors: rows)
}
