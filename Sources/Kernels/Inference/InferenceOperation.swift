/// One step of an ``InferenceProgram``, with its parameters in the order in which it reads them and its places in the program's memory.
protocol InferenceOperation: Sendable {
    /// How it computes, in a few words: `direct`, `winograd 4x4`.
    var method: String { get }

    /// How many multiplications with an addition each the method takes, where it counts them.
    var products: Int? { get }

    /// Computes the step.
    func run(in memory: InferenceMemory) throws(ShapeError)
}

extension InferenceOperation {
    var products: Int? { nil }
}

/// What a running program reads and writes.
struct InferenceMemory {
    /// The one block of memory for all activations.
    let values: UnsafeMutablePointer<Float>
    /// The images, row-major.
    let input: UnsafePointer<Float>
    /// The result, row-major.
    let output: UnsafeMutablePointer<Float>

    /// The registers from `offset` on, a multiple of sixteen.
    func lanes(_ offset: Int) -> UnsafeMutablePointer<Lanes> {
        UnsafeMutableRawPointer(values + offset).assumingMemoryBound(to: Lanes.self)
    }
}

/// Where row-major values lie in a program's memory: `[N, count]`.
struct PlacedRows: Sendable {
    let batch: Int
    let count: Int
    let offset: Int
}

/// Where a value of a program lies.
enum PlacedValue: Sendable {
    case map(PlacedMap)
    case rows(PlacedRows)
}
