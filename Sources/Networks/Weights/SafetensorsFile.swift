internal import Files
import Foundation
import Kernels

/// A file of named tensors, as PyTorch's users exchange them. Opening it reads the header alone, and
/// asking for a tensor reads that tensor.
public struct SafetensorsFile: Sendable {
    /// Where the file is.
    public let path: String
    private let file: RandomAccessFile
    private let header: SafetensorsHeader
    /// Where the tensors' bytes begin.
    private let start: Int

    /// Opens the file, and checks that its header is sound and agrees with its length.
    ///
    /// - Throws: ``WeightsError/file(path:reason:)``, ``WeightsError/damaged(path:problem:)``.
    public init(_ url: URL) throws(WeightsError) {
        path = url.path
        do { file = try RandomAccessFile(path: url.path) } catch { throw WeightsError(error) }
        guard file.count >= 8 else { throw .damaged(path: path, problem: .tooShort(bytes: file.count)) }
        let length = try SafetensorsFile.bytes(of: file, 0..<8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        let limit = min(file.count - 8, SafetensorsHeader.longest)
        guard length <= limit else { throw .damaged(path: path, problem: .headerLength(length, atMost: limit)) }
        start = 8 + Int(length)
        let text = try SafetensorsFile.bytes(of: file, 8..<start)
        do { header = try SafetensorsHeader(text, available: file.count - start) } catch {
            throw .damaged(path: path, problem: error)
        }
    }

    private static func bytes(of file: RandomAccessFile, _ range: Range<Int>) throws(WeightsError) -> [UInt8] {
        do { return try file.bytes(range) } catch { throw WeightsError(error) }
    }

    /// The tensors' names, in the order in which they lie in the file.
    public var names: [String] { header.names }

    /// What else the file says of itself.
    public var metadata: [String: String] { header.metadata }

    /// The shape of a tensor; nil where there is none of that name.
    public func shape(of name: String) -> [Int]? { header.entries[name]?.shape }

    /// How a tensor's numbers are stored; nil where there is none of that name.
    public func elementType(of name: String) -> ElementType? { header.entries[name]?.type }

    /// Reads one tensor; numbers that are not Float become the nearest Float.
    ///
    /// - Throws: ``WeightsError/noSuchTensor(path:name:known:)``; ``WeightsError/file(path:reason:)`` where the file was
    ///   cut off since it was opened.
    public func tensor(_ name: String) throws(WeightsError) -> Tensor {
        guard let entry = header.entries[name] else { throw .noSuchTensor(path: path, name: name, known: names) }
        let size = entry.shape.reduce(MemoryLayout<Float>.size, *)
        guard UInt64(size) < ProcessInfo.processInfo.physicalMemory else {
            throw .tooLargeForMemory(path: path, name: name, bytes: size)
        }
        var tensor = Tensor.zeros(entry.shape)
        var failure: FileError?
        tensor.withMutableValues { values in
            do throws(FileError) { try read(entry, into: values) } catch { failure = error }
        }
        if let failure { throw WeightsError(failure) }
        return tensor
    }

    private func read(
        _ entry: SafetensorsHeader.Entry, into target: UnsafeMutableBufferPointer<Float>
    ) throws(FileError) {
        let (first, size) = (start + entry.range.lowerBound, entry.type.size)
        if entry.type == .float32 {
            return try file.read(at: first, into: UnsafeMutableRawBufferPointer(target))
        }
        try file.forEachPiece(of: first..<first + entry.range.count, unit: size) { offset, bytes in
            entry.type.decode(bytes, into: UnsafeMutableBufferPointer(rebasing: target[(offset / size)...]))
        }
    }

    /// Reads all tensors.
    ///
    /// - Throws: as ``tensor(_:)``.
    public func tensors() throws(WeightsError) -> [String: Tensor] {
        var tensors: [String: Tensor] = [:]
        for name in names { tensors[name] = try tensor(name) }
        return tensors
    }
}
