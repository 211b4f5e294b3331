extension Tensor {
    /// A tensor of zeros.
    public static func zeros(_ shape: [Int]) -> Tensor { full(shape, 0) }

    /// A tensor of ones.
    public static func ones(_ shape: [Int]) -> Tensor { full(shape, 1) }

    /// A tensor that holds `value` everywhere.
    public static func full(_ shape: [Int], _ value: Float) -> Tensor {
        Tensor(shape: sound(shape)) { $0.update(repeating: value) }
    }

    /// The square matrix with ones on its diagonal and zeros elsewhere.
    public static func identity(_ size: Int) -> Tensor {
        var result = zeros([size, size])
        result.withMutableValues { values in
            for i in 0..<size { values[i * size + i] = 1 }
        }
        return result
    }

    /// `count` values from `start` to `end`, both included, at equal distances.
    public static func linspace(_ start: Float, _ end: Float, count: Int) -> Tensor {
        Tensor(shape: sound([count])) { values in
            // In Double, so that the last value is `end` and the steps do not drift.
            let step = count > 1 ? (Double(end) - Double(start)) / Double(count - 1) : 0
            for i in 0..<count { values[i] = Float(Double(start) + step * Double(i)) }
        }
    }

    /// The whole numbers from 0 up to `count`, without it.
    public static func arange(_ count: Int) -> Tensor {
        Tensor(shape: sound([count])) { values in
            for i in 0..<count { values[i] = Float(i) }
        }
    }

    /// A matrix with one row for each label, 1 in the label's column and 0 elsewhere.
    ///
    /// - Returns: `[labels.count, classes]`.
    /// - Throws: ``ShapeError/labelOutside(label:classes:)`` for a label that is not in `0..<classes`.
    public static func oneHot(_ labels: [Int], classes: Int) throws(ShapeError) -> Tensor {
        guard classes > 0 else { throw .mustBePositive(name: "classes", value: classes) }
        if let label = labels.first(where: { !(0..<classes).contains($0) }) {
            throw .labelOutside(label: label, classes: classes)
        }
        _ = try elementCount(of: [labels.count, classes])
        var result = zeros([labels.count, classes])
        result.withMutableValues { values in
            for (row, label) in labels.enumerated() { values[row * classes + label] = 1 }
        }
        return result
    }

    /// As `Array(repeating:count:)`, the makers that cannot throw stop the program at a negative size.
    static func sound(_ shape: [Int]) -> [Int] {
        do throws(ShapeError) { _ = try elementCount(of: shape) } catch { fatalError("\(error)") }
        return shape
    }
}
