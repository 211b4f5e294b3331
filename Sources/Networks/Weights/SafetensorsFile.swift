internal import Files
import Foundation
import Kernels

/// A file of named tensors, as PyTorch's users exchange them. Opening it reads the header alone, and asking for a tensor
/// reads that tensor.
public struct SafetensorsFile: Sendable {
    private let container: SafetensorsContainer

    /// Opens the file, and checks that its header is sound and agrees with its length. A tensor of a type that is not known
    /// here does not hinder the reading of the others.
    ///
    /// - Throws: ``NetworkError/Problem/file(reason:)``; ``NetworkError/Problem/pickledFile`` for a file of PyTorch's own
    ///   format, with how to convert it.
    public init(_ url: URL) throws(NetworkError) {
        do { container = try SafetensorsContainer(path: url.path) } catch { throw NetworkError(error, path: url.path) }
    }

    /// Where the file is.
    public var path: String { container.path }

    /// The tensors' names, in the order in which they lie in the file.
    public var names: [String] { container.names }

    /// What else the file says of itself.
    public var metadata: [String: String] { container.metadata }

    /// The shape of a tensor; nil where there is none of that name.
    public func shape(of name: String) -> [Int]? { container.shape(of: name) }

    /// The file's name for the type of a tensor's numbers, `F32` or `BF16`; nil where there is none of that name.
    public func elementType(of name: String) -> String? { container.typeName(of: name) }

    /// Reads one tensor; numbers that are not Float become the nearest Float.
    ///
    /// - Throws: ``NetworkError/Problem/noSuchTensor(_:known:)``,
    ///   ``NetworkError/Problem/unreadableType(tensor:type:known:)``, and ``NetworkError/Problem/file(reason:)`` where the
    ///   file was cut off since it was opened.
    public func tensor(_ name: String) throws(NetworkError) -> Tensor {
        let place = NetworkError.Context.file(path: path)
        guard let shape = container.shape(of: name), let type = container.typeName(of: name) else {
            throw NetworkError(.noSuchTensor(name, known: names), in: place)
        }
        guard ElementType(rawValue: type) != nil else {
            let known = ElementType.allCases.map(\.rawValue)
            throw NetworkError(.unreadableType(tensor: name, type: type, known: known), in: place)
        }
        let size = shape.reduce(MemoryLayout<Float>.size, *)
        guard UInt64(size) < ProcessInfo.processInfo.physicalMemory else {
            throw NetworkError(.tooLargeForMemory(tensor: name, bytes: size), in: place)
        }
        var tensor = Tensor.zeros(shape)
        var failure: SafetensorsError?
        tensor.withMutableValues { values in
            do throws(SafetensorsError) { _ = try container.read(name, into: values) } catch { failure = error }
        }
        if let failure { throw NetworkError(failure, path: path) }
        return tensor
    }

    /// Reads all tensors.
    ///
    /// - Throws: as ``tensor(_:)``.
    public func tensors() throws(NetworkError) -> [String: Tensor] {
        var tensors: [String: Tensor] = [:]
        for name in names { tensors[name] = try tensor(name) }
        return tensors
    }

    /// Writes tensors as a file that is there whole or not at all. The same tensors give the same bytes: they lie in the
    /// order of their names.
    ///
    /// - Throws: ``NetworkError/Problem/overflow(tensor:value:precision:)`` for a value that the precision does not hold;
    ///   ``NetworkError/Problem/reservedName(_:)``; ``NetworkError/Problem/file(reason:)`` where the system refuses.
    public static func write(
        _ tensors: [String: Tensor], metadata: [String: String] = [:], as precision: Precision = .float32, to url: URL
    ) throws(NetworkError) {
        let place = NetworkError.Context.file(path: url.path)
        let tensors = tensors.sorted { $0.key < $1.key }
        for (name, tensor) in tensors {
            guard name != SafetensorsContainer.reservedName else { throw NetworkError(.reservedName(name), in: place) }
            if let value = tensor.withValues({ precision.firstOverflow(in: $0) }) {
                throw NetworkError(.overflow(tensor: name, value: value, precision: precision), in: place)
            }
        }
        let parts = tensors.map { name, tensor in
            SafetensorsContainer.Part(name, shape: tensor.shape) { tensor.withValues { precision.encode($0) } }
        }
        do {
            try SafetensorsContainer.write(
                parts, metadata: metadata, as: precision.elementType, path: url.path)
        } catch { throw NetworkError(error, path: url.path) }
    }
}

extension NetworkError {
    fileprivate init(_ error: SafetensorsError, path: String) {
        switch error {
        case .pickled: self.init(.pickledFile, in: .file(path: path))
        default: self.init(.file(reason: "\(error)"), in: .file(path: path))
        }
    }
}
