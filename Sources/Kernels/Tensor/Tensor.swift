/// A block of Float values with a shape, row-major: the last index runs fastest. Images are `[N, C, H, W]`.
///
/// A tensor is a value: a copy never changes when the original does. Operators return new tensors, and throw a
/// ``ShapeError`` where shapes do not go together.
///
///     let w = try Tensor([[1, 2], [3, 4]])
///     let x = Tensor([10, 100])
///     try matmul(w, x)          // [210, 430]
public struct Tensor: Sendable {
    /// The size of every axis; empty for a single number.
    public private(set) var shape: [Int]

    /// How many values there are: the product of ``shape``.
    public let count: Int

    @usableFromInline var storage: TensorStorage

    /// How many axes there are.
    public var rank: Int { shape.count }

    /// A vector.
    public init(_ values: [Float]) {
        self.init(copying: values, shape: [values.count])
    }

    /// A single number, of shape `[]`.
    public init(_ value: Float) {
        self.init(copying: [value], shape: [])
    }

    /// A matrix of `rows`.
    ///
    /// - Throws: ``ShapeError/ragged(row:expected:found:)`` unless all rows are of one length.
    public init(_ rows: [[Float]]) throws(ShapeError) {
        let width = rows.first?.count ?? 0
        if let row = rows.firstIndex(where: { $0.count != width }) {
            throw .ragged(row: row, expected: width, found: rows[row].count)
        }
        self.init(copying: Array(rows.joined()), shape: [rows.count, width])
    }

    /// `values` in row-major order, in the given shape.
    ///
    /// - Throws: ``ShapeError/count(values:shape:)`` unless the shape's product is the number of values.
    public init(_ values: [Float], shape: [Int]) throws(ShapeError) {
        guard try elementCount(of: shape) == values.count else { throw .count(values: values.count, shape: shape) }
        self.init(copying: values, shape: shape)
    }

    private init(copying values: [Float], shape: [Int]) {
        self.init(shape: shape) { target in _ = target.update(fromContentsOf: values) }
    }

    /// A tensor whose every value `fill` writes; `shape` is known to be sound.
    init(shape: [Int], fill: (UnsafeMutableBufferPointer<Float>) -> Void) {
        self.shape = shape
        count = shape.reduce(1, *)
        storage = TensorStorage(count: count)
        fill(UnsafeMutableBufferPointer(start: storage.base, count: count))
    }

    /// The same memory under another shape of the same count.
    init(sharing other: Tensor, shape: [Int]) {
        self.shape = shape
        count = other.count
        storage = other.storage
    }

    /// All values in row-major order. Getting or setting copies them all: loops are better served by subscripts.
    public var values: [Float] {
        get { Array(UnsafeBufferPointer(start: storage.base, count: count)) }
        set {
            precondition(
                newValue.count == count, "\(newValue.count) values do not fill a tensor of shape \(shape)")
            self = Tensor(copying: newValue, shape: shape)
        }
    }

    /// Runs `body` on the values, where they lie.
    public func withValues<Result>(_ body: (UnsafeBufferPointer<Float>) throws -> Result) rethrows -> Result {
        try withExtendedLifetime(storage) {
            try body(UnsafeBufferPointer(start: storage.base, count: count))
        }
    }

    /// Runs `body` on the values, where they lie, to change them.
    public mutating func withMutableValues<Result>(
        _ body: (UnsafeMutableBufferPointer<Float>) throws -> Result
    ) rethrows -> Result {
        makeUnique()
        return try body(UnsafeMutableBufferPointer(start: storage.base, count: count))
    }

    @usableFromInline
    mutating func makeUnique() {
        if isKnownUniquelyReferenced(&storage) { return }
        let old = storage
        storage = TensorStorage(count: count)
        storage.base.update(from: old.base, count: count)
    }
}

/// Calls `body` with where the values of two tensors lie, and those of a third that is being made of them.
@inline(__always)
func withPointers(
    _ a: Tensor, _ b: Tensor, to target: UnsafeMutableBufferPointer<Float>,
    _ body: (UnsafePointer<Float>, UnsafePointer<Float>, UnsafeMutablePointer<Float>) -> Void
) {
    guard let target = target.baseAddress else { return }
    withExtendedLifetime((a.storage, b.storage)) { body(a.storage.base, b.storage.base, target) }
}

extension Tensor: Equatable {
    /// Whether shapes and all values are the same; NaN equals nothing.
    public static func == (a: Tensor, b: Tensor) -> Bool {
        guard a.shape == b.shape else { return false }
        return a.withValues { a in b.withValues { b in a.elementsEqual(b) } }
    }
}

/// The product of `shape`. Also where it is 0, the other sizes' product must be one that could be counted: operators multiply
/// them.
///
/// - Throws: ``ShapeError/negativeSize(shape:)``, ``ShapeError/tooLarge(shape:)``.
func elementCount(of shape: [Int]) throws(ShapeError) -> Int {
    var count = 1
    for size in shape {
        guard size >= 0 else { throw .negativeSize(shape: shape) }
        let (product, overflows) = count.multipliedReportingOverflow(by: max(size, 1))
        // OpenBLAS counts in 32 bits.
        guard !overflows, product <= Int(Int32.max) else { throw .tooLarge(shape: shape) }
        count = product
    }
    return shape.contains(0) ? 0 : count
}
