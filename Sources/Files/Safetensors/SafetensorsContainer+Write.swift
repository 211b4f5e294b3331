import Foundation

extension SafetensorsContainer {
    /// An array to be written: its name and sizes, and its bytes, made when they are needed.
    package struct Part {
        let name: String
        let shape: [Int]
        let bytes: () -> [UInt8]

        package init(_ name: String, shape: [Int], bytes: @escaping () -> [UInt8]) {
            (self.name, self.shape, self.bytes) = (name, shape, bytes)
        }
    }

    /// The name that is not an array's.
    package static var reservedName: String { SafetensorsHeader.metadataKey }

    /// Writes arrays, in their order, as a file that is there whole or not at all.
    package static func write(
        _ parts: [Part], metadata: [String: String], as type: ElementType, path: String
    ) throws(SafetensorsError) {
        let header = headerBytes(parts, metadata, type)
        do throws(FileError) {
            var file = try AtomicFile(path: path)
            try file.write(header)
            for part in parts { try file.write(part.bytes()) }
            try file.commit()
        } catch {
            throw .file(error)
        }
    }

    private static func headerBytes(_ parts: [Part], _ metadata: [String: String], _ type: ElementType) -> [UInt8] {
        var header: [String: HeaderValue] = [:]
        if !metadata.isEmpty { header[SafetensorsHeader.metadataKey] = .metadata(metadata) }
        var end = 0
        for part in parts {
            let start = end
            end += part.shape.reduce(type.size, *)
            header[part.name] = .entry(
                SafetensorsEntry(dtype: type.rawValue, shape: part.shape, offsets: [start, end]))
        }
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        // Text and whole numbers: there is nothing that the encoder could refuse.
        var text = (try? encoder.encode(header)).map(Array.init) ?? []
        // Padded, so that the numbers after it lie at multiples of 8.
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
