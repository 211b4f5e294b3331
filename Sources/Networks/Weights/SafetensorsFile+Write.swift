internal import Files
import Foundation
import Kernels

extension SafetensorsFile {
    /// Writes tensors as a file that is there whole or not at all. The same tensors give the same bytes: they lie in the
    /// order of their names.
    ///
    /// - Throws: ``WeightsError/overflow(name:value:precision:)`` for a value that the precision does not hold;
    ///   ``WeightsError/nameNotWritable(_:)``; ``WeightsError/file(path:reason:)`` where the system refuses.
    public static func write(
        _ tensors: [String: Tensor], metadata: [String: String] = [:], as precision: Precision = .float32, to url: URL
    ) throws(WeightsError) {
        let tensors = tensors.sorted { $0.key < $1.key }
        for (name, tensor) in tensors {
            guard name != SafetensorsHeader.metadataKey else { throw .nameNotWritable(name) }
            if let value = tensor.withValues({ precision.firstOverflow(in: $0) }) {
                throw .overflow(name: name, value: value, precision: precision)
            }
        }
        let header = headerBytes(tensors.map { ($0.key, $0.value.shape) }, metadata, precision.elementType)
        do throws(FileError) {
            var file = try AtomicFile(path: url.path)
            try file.write(header)
            for (_, tensor) in tensors { try file.write(tensor.withValues { precision.encode($0) }) }
            try file.commit()
        } catch {
            throw WeightsError(error)
        }
    }

    private static func headerBytes(
        _ tensors: [(name: String, shape: [Int])], _ metadata: [String: String], _ type: ElementType
    ) -> [UInt8] {
        var header: [String: HeaderValue] = [:]
        if !metadata.isEmpty { header[SafetensorsHeader.metadataKey] = .metadata(metadata) }
        var end = 0
        for (name, shape) in tensors {
            let start = end
            end += shape.reduce(type.size, *)
            header[name] = .entry(SafetensorsEntry(dtype: type.rawValue, shape: shape, offsets: [start, end]))
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Text and whole numbers: there is nothing that the encoder could refuse.
        var text = (try? encoder.encode(header)).map(Array.init) ?? []
        // Padded, so that the numbers behind it lie at multiples of 8.
        text += Array(repeating: UInt8(ascii: " "), count: (8 - text.count % 8) % 8)
        return (0..<8).map { UInt8(truncatingIfNeeded: text.count >> (8 * $0)) } + text
    }
}

private enum HeaderValue: Encodable {
    case metadata([String: String])
    case entry(SafetensorsEntry)

    func encode(to encoder: any Encoder) throws {
        switch self {
        case .metadata(let metadata): try metadata.encode(to: encoder)
        case .entry(let entry): try entry.encode(to: encoder)
        }
    }
}
