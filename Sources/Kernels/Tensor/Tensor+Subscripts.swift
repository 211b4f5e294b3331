extension Tensor {
    /// The value at `i` in row-major order, whatever the rank.
    ///
    /// Like an array, a tensor stops the program at an index outside it.
    @inlinable
    public subscript(i: Int) -> Float {
        get { storage.base[checked(i)] }
        set {
            makeUnique()
            storage.base[checked(i)] = newValue
        }
    }

    /// The value in row `i` and column `j` of a matrix.
    @inlinable
    public subscript(i: Int, j: Int) -> Float {
        get { storage.base[offset(i, j)] }
        set {
            makeUnique()
            storage.base[offset(i, j)] = newValue
        }
    }

    /// The value at `i`, `j`, `k` of a tensor of rank 3.
    @inlinable
    public subscript(i: Int, j: Int, k: Int) -> Float {
        get { storage.base[offset(i, j, k)] }
        set {
            makeUnique()
            storage.base[offset(i, j, k)] = newValue
        }
    }

    /// The value of image `n`, channel `c`, row `y` and column `x` of a tensor of rank 4.
    @inlinable
    public subscript(n: Int, c: Int, y: Int, x: Int) -> Float {
        get { storage.base[offset(n, c, y, x)] }
        set {
            makeUnique()
            storage.base[offset(n, c, y, x)] = newValue
        }
    }

    @inlinable
    func checked(_ i: Int) -> Int {
        guard i >= 0, i < count else { outside([i]) }
        return i
    }

    @inlinable
    func offset(_ i: Int, _ j: Int) -> Int {
        guard shape.count == 2, i >= 0, i < shape[0], j >= 0, j < shape[1] else { outside([i, j]) }
        return i * shape[1] + j
    }

    @inlinable
    func offset(_ i: Int, _ j: Int, _ k: Int) -> Int {
        guard shape.count == 3, i >= 0, i < shape[0], j >= 0, j < shape[1], k >= 0, k < shape[2] else {
            outside([i, j, k])
        }
        return (i * shape[1] + j) * shape[2] + k
    }

    @inlinable
    func offset(_ n: Int, _ c: Int, _ y: Int, _ x: Int) -> Int {
        guard
            shape.count == 4, n >= 0, n < shape[0], c >= 0, c < shape[1], y >= 0, y < shape[2], x >= 0, x < shape[3]
        else { outside([n, c, y, x]) }
        return ((n * shape[1] + c) * shape[2] + y) * shape[3] + x
    }

    @usableFromInline
    func outside(_ index: [Int]) -> Never {
        fatalError("index \(index) is outside a tensor of shape \(shape)")
    }
}
