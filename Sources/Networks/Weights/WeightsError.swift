internal import Files

/// Why weights cannot be read, written or used.
public enum WeightsError: Error, Equatable, Sendable {
    /// The file cannot be read or written.
    case file(path: String, reason: String)
    /// It is not a safetensors file, or a damaged one.
    case damaged(path: String, problem: SafetensorsProblem)
    /// The file holds no tensor of that name.
    case noSuchTensor(path: String, name: String, known: [String])
    /// The weights of another network.
    case mismatch(path: String, WeightsMismatch)
    /// A tensor that this machine's memory does not hold.
    case tooLargeForMemory(path: String, name: String, bytes: Int)
    /// A tensor that the network refuses.
    case network(path: String, NetworkError)
    /// A name that is given to two tensors, or that the format reserves.
    case nameNotWritable(String)
    /// A value that is infinite in the precision asked for.
    case overflow(name: String, value: Float, precision: Precision)

    init(_ error: FileError) { self = .file(path: error.path, reason: error.reason) }
}

extension WeightsError: CustomStringConvertible {
    /// What is wrong, where, and what to do.
    public var description: String {
        switch self {
        case .file(let path, let reason): "\(path): \(reason)"
        case .damaged(let path, let problem): "\(path): \(problem)"
        case .noSuchTensor(let path, let name, let known):
            "\(path): there is no tensor '\(name)'\n  "
                + (known.isEmpty ? "the file is empty" : "the file holds \(known.listed(atMost: 8))")
        case .mismatch(let path, let mismatch): "\(path): \(mismatch)"
        case .tooLargeForMemory(let path, let name, let bytes):
            "\(path): tensor '\(name)' takes \(bytes) bytes, more than this machine's memory"
        case .network(let path, let error): "\(path): \(error)"
        case .nameNotWritable(let name):
            "a tensor cannot be written as '\(name)'\n  "
                + (name == SafetensorsHeader.metadataKey ? "the format keeps that name" : "two tensors have that name")
        case .overflow(let name, let value, let precision):
            "tensor '\(name)' holds \(value), which \(precision) does not\n  write it as bfloat16 or float32"
        }
    }
}

extension [String] {
    /// The names in quotes, the first few of them where there are many.
    func listed(atMost limit: Int) -> String {
        let shown = prefix(limit).map { "'\($0)'" }.joined(separator: ", ")
        return count > limit ? "\(shown) and \(count - limit) more" : shown
    }
}
