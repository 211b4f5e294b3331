import Foundation

/// What a safetensors file says of its tensors, checked: sizes agree, and every byte belongs to one tensor.
///
/// The file is a length (8 bytes, the low one first), a header of JSON, and the tensors' bytes one after the other.
struct SafetensorsHeader: Sendable, Equatable {
    /// Where one tensor lies.
    struct Entry: Sendable, Equatable {
        /// The name of its type; only of known types the length is checked.
        let typeName: String
        let shape: [Int]
        /// Its bytes, counted from the end of the header.
        let range: Range<Int>

        /// How its numbers are stored; nil for a type that is not known here.
        var type: ElementType? { ElementType(rawValue: typeName) }
    }

    /// The key that is not a tensor's name.
    static let metadataKey = "__metadata__"
    /// A hundred times what ResNet-152's 930 tensors take; what is longer is a mistake, or means harm.
    static let longest = 16 << 20

    var entries: [String: Entry] = [:]
    var metadata: [String: String] = [:]

    /// The names in the order of their bytes.
    var names: [String] {
        entries.sorted { ($0.value.range.lowerBound, $0.key) < ($1.value.range.lowerBound, $1.key) }.map(\.key)
    }

    /// Reads the JSON `text`, of a file that has `available` bytes after it.
    init(_ text: [UInt8], available: Int) throws(SafetensorsError) {
        // JSON may be UTF-16 for a decoder, and a zero would make it look so.
        guard String(validating: text, as: UTF8.self) != nil, !text.contains(0) else { throw .headerNotText }
        guard text.first == UInt8(ascii: "{") else { throw .headerNotJSON(reason: "it does not begin with {") }
        let raw: RawHeader
        do { raw = try JSONDecoder().decode(RawHeader.self, from: Data(text)) } catch {
            throw .headerNotJSON(reason: sentence(of: error))
        }
        if let name = firstDuplicateKey(inJSON: text) { throw .duplicateName(name) }
        metadata = raw.metadata
        for (name, entry) in raw.entries.sorted(by: { $0.key < $1.key }) {
            switch entry {
            case .success(let entry): entries[name] = try entry.checked(name, available: available)
            case .failure(let problem): throw problem
            }
        }
        try checkCoverage(available)
    }

    private func checkCoverage(_ available: Int) throws(SafetensorsError) {
        var (end, last) = (0, "")
        for name in names {
            guard let range = entries[name]?.range, !range.isEmpty else { continue }
            if range.lowerBound < end { throw .overlap(last, name) }
            if range.lowerBound > end { throw .gap(from: end, to: range.lowerBound) }
            (end, last) = (range.upperBound, name)
        }
        if end < available { throw .gap(from: end, to: available) }
    }
}

/// The header as it stands in the JSON.
private struct RawHeader: Decodable {
    var entries: [String: Result<SafetensorsEntry, SafetensorsError>] = [:]
    var metadata: [String: String] = [:]

    init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: Name.self)
        for name in container.allKeys {
            if name.stringValue == SafetensorsHeader.metadataKey {
                metadata = try container.decode([String: String].self, forKey: name)
                continue
            }
            do { entries[name.stringValue] = .success(try container.decode(SafetensorsEntry.self, forKey: name)) } catch
            {
                entries[name.stringValue] = .failure(
                    .malformedEntry(name: name.stringValue, reason: sentence(of: error)))
            }
        }
    }

    private struct Name: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}

/// A tensor as it stands in the JSON.
struct SafetensorsEntry: Codable {
    let dtype: String
    let shape: [Int]
    let offsets: [Int]

    enum CodingKeys: String, CodingKey {
        case dtype, shape
        case offsets = "data_offsets"
    }

    func checked(_ name: String, available: Int) throws(SafetensorsError) -> SafetensorsHeader.Entry {
        guard SafetensorsEntry.isCountable(shape) else { throw .impossibleShape(name: name, shape: shape) }
        guard offsets.count == 2 else {
            throw .malformedEntry(name: name, reason: "data_offsets must be two numbers, and are \(offsets.count)")
        }
        let (from, to) = (offsets[0], offsets[1])
        guard 0 <= from, from <= to, to <= available else {
            throw .rangeOutside(name: name, from: from, to: to, available: available)
        }
        if let type = ElementType(rawValue: dtype), shape.reduce(type.size, *) != to - from {
            throw .lengthDiffers(name: name, shape: shape, type: type, given: to - from)
        }
        return SafetensorsHeader.Entry(typeName: dtype, shape: shape, range: from..<to)
    }

    /// Whether no size is below 0, and the others' product is one that a tensor can have, also where one size is 0.
    private static func isCountable(_ shape: [Int]) -> Bool {
        var count = 1
        for size in shape {
            guard size >= 0 else { return false }
            let (product, overflows) = count.multipliedReportingOverflow(by: max(size, 1))
            guard !overflows, product <= Int(Int32.max) else { return false }
            count = product
        }
        return true
    }
}

/// What a decoder found wrong, and where.
private func sentence(of error: any Error) -> String {
    let context: DecodingError.Context
    switch error as? DecodingError {
    case .keyNotFound(let key, _): return "'\(key.stringValue)' is missing"
    case .typeMismatch(_, let found), .valueNotFound(_, let found), .dataCorrupted(let found): context = found
    // Foundation's own error for 1.5 or 2^63 in the place of an Int is not one that a program can name.
    default: return "a number is not a whole one of 64 bits"
    }
    let place = context.codingPath.dropFirst(1).map(\.stringValue).joined(separator: ".")
    return (place.isEmpty ? "" : "\(place): ") + context.debugDescription
}
