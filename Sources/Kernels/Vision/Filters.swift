internal import Glibc

/// Filters of image processing that were drawn by hand before networks learned theirs, as small square images for
/// ``conv2d(_:weight:bias:stride:padding:dilation:groups:rounding:)``.
public enum ClassicalFilter: Sendable, CaseIterable {
    /// The mean of the neighborhood.
    case boxBlur
    /// The mean, weighted towards the center: binomial coefficients.
    case gaussianBlur
    /// The pixel, and what sets it off from its neighbors.
    case sharpen
    /// What sets a pixel off from its four neighbors: the sum of second differences.
    case laplacian
    /// Vertical edges: differences along rows, smoothed along columns.
    case sobelVertical
    /// Horizontal edges.
    case sobelHorizontal
    /// Vertical edges, smoothed by a plain mean.
    case prewittVertical
    /// Horizontal edges, smoothed by a plain mean.
    case prewittHorizontal
    /// Light from the upper left, as on a relief.
    case emboss

    /// The filter, `[3, 3]`.
    public var kernel: Tensor {
        let values: [Float] =
            switch self {
            case .boxBlur: [Float](repeating: 1 / 9, count: 9)
            case .gaussianBlur: [1, 2, 1, 2, 4, 2, 1, 2, 1].map { $0 / 16 }
            case .sharpen: [0, -1, 0, -1, 5, -1, 0, -1, 0]
            case .laplacian: [0, 1, 0, 1, -4, 1, 0, 1, 0]
            case .sobelVertical: [-1, 0, 1, -2, 0, 2, -1, 0, 1]
            case .sobelHorizontal: [-1, -2, -1, 0, 0, 0, 1, 2, 1]
            case .prewittVertical: [-1, 0, 1, -1, 0, 1, -1, 0, 1]
            case .prewittHorizontal: [-1, -1, -1, 0, 0, 0, 1, 1, 1]
            case .emboss: [-2, -1, 0, -1, 1, 1, 0, 1, 2]
            }
        return Tensor(shape: [3, 3]) { target in _ = target.update(fromContentsOf: values) }
    }
}

/// A Gaussian bell of the given size, `exp(-(x² + y²) / 2 sigma²)` from its center, whose values sum to 1.
///
/// - Parameters: size, an odd number of pixels; `sigma`, the standard deviation in pixels.
/// - Returns: `[size, size]`.
/// - Throws: ``ShapeError/mustBePositive(name:value:)``, ``ShapeError/valueOutside(name:value:range:)``.
/// - Source: Marr and Hildreth, *Theory of edge detection*, 1980.
public func gaussianFilter(size: Int, sigma: Float) throws(ShapeError) -> Tensor {
    try requireFilterSize(size, sigma: sigma)
    let bell = filter(size: size) { x, y in exp(-(x * x + y * y) / (2 * Double(sigma) * Double(sigma))) }
    // Between the pixels' centers a narrow bell fits, and none of it is seen.
    guard bell.sum() > 0 else {
        throw .valueOutside(name: "sigma", value: Double(sigma), range: "numbers that reach a pixel's center")
    }
    return bell / bell.sum()
}

/// A Gabor filter: a grating under a Gaussian bell, the model of a simple cell in the visual cortex,
/// `exp(-(u² + aspect² v²) / 2 sigma²) cos(2π u / wavelength + phase)` with u and v the coordinates turned by
/// `orientation`. The values sum to 0, so that an even gray gives no response.
///
/// - Parameters: size, the number of pixels of a side; wavelength and sigma in pixels; orientation and phase in radians.
///   Orientation 0 responds to vertical lines; phase 0 is even, and π/2 odd.
/// - Returns: `[size, size]`.
/// - Throws: ``ShapeError/mustBePositive(name:value:)``, ``ShapeError/valueOutside(name:value:range:)``.
/// - Source: Daugman, *Uncertainty relation for resolution in space, spatial frequency, and orientation*, 1985.
public func gaborFilter(
    size: Int, wavelength: Float, orientation: Float, sigma: Float, phase: Float = 0, aspect: Float = 0.5
) throws(ShapeError) -> Tensor {
    try requireFilterSize(size, sigma: sigma)
    guard wavelength > 0, wavelength.isFinite else {
        throw .valueOutside(name: "wavelength", value: Double(wavelength), range: "numbers above 0")
    }
    let (turnX, turnY) = (cos(Double(orientation)), sin(Double(orientation)))
    let grating = filter(size: size) { x, y in
        let (u, v) = (x * turnX + y * turnY, y * turnX - x * turnY)
        let distance = u * u + Double(aspect * aspect) * v * v
        return exp(-distance / (2 * Double(sigma) * Double(sigma)))
            * cos(2 * .pi * u / Double(wavelength) + Double(phase))
    }
    return grating - grating.mean()
}

/// `value` at every pixel's distance from the center.
private func filter(size: Int, _ value: (Double, Double) -> Double) -> Tensor {
    let middle = Double(size - 1) / 2
    return Tensor(shape: [size, size]) { target in
        for y in 0..<size {
            for x in 0..<size { target[y * size + x] = Float(value(Double(x) - middle, Double(y) - middle)) }
        }
    }
}

private func requireFilterSize(_ size: Int, sigma: Float) throws(ShapeError) {
    guard size > 0 else { throw .mustBePositive(name: "size", value: size) }
    guard size <= 1 << 14 else { throw .valueOutside(name: "size", value: Double(size), range: "1...\(1 << 14)") }
    guard sigma > 0, sigma.isFinite else {
        throw .valueOutside(name: "sigma", value: Double(sigma), range: "numbers above 0")
    }
}
