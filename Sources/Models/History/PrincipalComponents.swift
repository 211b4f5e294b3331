import Kernels

/// The directions in which data varies most, each at right angles to the others: the best linear code of a given size.
///
/// - Source: Pearson, *On lines and planes of closest fit to systems of points in space*, 1901; Hotelling, 1933.
public struct PrincipalComponents: Sendable, Equatable {
    /// The mean of the data, `[values]`.
    public let mean: Tensor
    /// One direction a row, of length 1, in the order of their variance: `[components, values]`.
    public let components: Tensor
    /// The variance of the data along each direction.
    public let variances: [Float]
    /// The variance of the data in all directions together.
    public let totalVariance: Float

    /// Finds the first `count` components of data `[N, values]`.
    ///
    /// - Throws: ``ModelError/tooFewRows(needed:found:)`` for fewer than two rows; `ShapeError` for a count
    ///   that is not one of 1 to the smaller of rows and values.
    public init(of data: Tensor, count: Int) throws {
        guard data.rank == 2 else {
            throw ShapeError.wrongRank(
                operation: "PCA", argument: "the data", expected: "[N, values]", found: data.shape)
        }
        let (rows, width) = (data.shape[0], data.shape[1])
        guard rows > 1 else { throw ModelError.tooFewRows(needed: 2, found: rows) }
        guard count >= 1, count <= min(rows, width) else {
            throw ShapeError.valueOutside(
                name: "the number of components", value: Double(count), range: "1...\(min(rows, width))")
        }
        try requireFinite(data, "the data")
        let mean = try data.mean(axis: 0)
        let centered = try data - mean
        // The matrix of rows with rows has the same variances as that of values with values: the smaller one is enough.
        let isWide = width > rows
        let product = isWide ? try matmul(centered, centered.transposed()) : try matmul(centered.transposed(), centered)
        guard let found = try leadingEigenvectors(product, count: count) else {
            throw ModelError.notFinite(what: "the covariance", row: 0)
        }
        components = isWide ? try directions(found.vectors, centered) : found.vectors
        variances = found.values.map { Float(max($0, 0) / Double(rows - 1)) }
        totalVariance = Float(centered.values.reduce(0.0) { $0 + Double($1) * Double($1) } / Double(rows - 1))
        self.mean = mean
    }

    /// The codes of data: `[N, values]` to `[N, components]`.
    public func project(_ data: Tensor) throws -> Tensor {
        try linear(data - mean, weight: components)
    }

    /// What codes stand for: `[N, components]` to `[N, values]`.
    public func reconstruct(_ codes: Tensor) throws -> Tensor {
        try matmul(codes, components) + mean
    }

    /// The mean squared difference between data and what its codes stand for.
    public func reconstructionError(_ data: Tensor) throws -> Float {
        let result = try reconstruct(project(data))
        return try meanSquaredError(result, target: data)
    }
}
