internal import CZlib

/// The directory of a zip archive.
///
/// - Source: PKWARE, *.ZIP file format specification*, sections 4.3 and 4.4.
struct ZipArchive {
    struct Entry {
        let name: String
        let method: Int
        let checksum: Int
        let packedSize: Int
        let unpackedSize: Int
        let offset: Int
    }

    let entries: [Entry]

    init(_ bytes: [UInt8]) throws(ArrayFileError) {
        guard bytes.starts(with: [0x50, 0x4B]) else {
            throw .notAnArrayFile(expected: "an NPZ file, which is a zip archive")
        }
        let source = ZipBytes(bytes: bytes)
        // The directory's end is at the archive's, before a comment of up to 65,535 bytes.
        guard bytes.count >= 22,
            let end = stride(from: bytes.count - 22, through: max(bytes.count - 65_557, 0), by: -1).first(where: {
                bytes[$0] == 0x50 && bytes[$0 + 1] == 0x4B && bytes[$0 + 2] == 5 && bytes[$0 + 3] == 6
            })
        else { throw .badDirectory(isMissing: true) }
        let count = try source.number(at: end + 10, width: 2)
        var place = try source.number(at: end + 16, width: 4)
        var entries: [Entry] = []
        for _ in 0..<count {
            guard try source.number(at: place, width: 4) == 0x0201_4B50 else {
                throw .badDirectory(isMissing: false)
            }
            let nameLength = try source.number(at: place + 28, width: 2)
            let rest = try source.number(at: place + 30, width: 2) + source.number(at: place + 32, width: 2)
            let name = String(decoding: try source.range(place + 46, count: nameLength), as: UTF8.self)
            entries.append(
                Entry(
                    name: name, method: try source.number(at: place + 10, width: 2),
                    checksum: try source.number(at: place + 16, width: 4),
                    packedSize: try source.number(at: place + 20, width: 4),
                    unpackedSize: try source.number(at: place + 24, width: 4),
                    offset: try source.number(at: place + 42, width: 4)))
            place += 46 + nameLength + rest
        }
        self.entries = entries
    }
}

extension ZipArchive.Entry {
    func unpacked(from bytes: [UInt8]) throws(ArrayFileError) -> [UInt8] {
        guard packedSize < 0xFFFF_FFFF, unpackedSize < 0xFFFF_FFFF, offset < 0xFFFF_FFFF else {
            throw .badEntry(name: name, .tooLarge)
        }
        let source = ZipBytes(bytes: bytes)
        guard try source.number(at: offset, width: 4) == 0x0403_4B50 else {
            throw .badEntry(name: name, .notWhereTheDirectorySays)
        }
        // The lengths of name and extra field may differ from those in the directory.
        let names = try source.number(at: offset + 26, width: 2) + source.number(at: offset + 28, width: 2)
        let packed = try source.range(offset + 30 + names, count: packedSize)
        let contents: [UInt8]
        switch method {
        case 0:
            guard packedSize == unpackedSize else { throw .badEntry(name: name, .impossibleSize) }
            contents = Array(packed)
        case 8: contents = try inflated(packed)
        default: throw .badEntry(name: name, .unknownMethod(method))
        }
        let found = contents.withUnsafeBufferPointer { lectern_crc32($0.baseAddress, $0.count) }
        guard Int(found) == checksum else { throw .badEntry(name: name, .checksumDiffers) }
        return contents
    }

    private func inflated(_ packed: ArraySlice<UInt8>) throws(ArrayFileError) -> [UInt8] {
        // Deflate packs a thousand to one at best: a larger size is a lie, and not worth the memory.
        guard unpackedSize <= 1032 * packedSize + 1024 else {
            throw .badEntry(name: name, .impossibleSize)
        }
        var isSound = false
        let contents = [UInt8](unsafeUninitializedCapacity: unpackedSize) { target, count in
            packed.withUnsafeBufferPointer { packed in isSound = inflate(packed, into: target, count: unpackedSize) }
            count = isSound ? unpackedSize : 0
        }
        guard isSound else { throw .badEntry(name: name, .doesNotUnpack) }
        return contents
    }
}

/// Whether raw deflate data unpacks to exactly `count` bytes.
private func inflate(
    _ packed: UnsafeBufferPointer<UInt8>, into target: UnsafeMutableBufferPointer<UInt8>, count: Int
) -> Bool {
    guard let inflater = lectern_inflater_create(Int32(lectern_no_wrapping.rawValue)), let source = packed.baseAddress
    else { return false }
    defer { lectern_inflater_destroy(inflater) }
    // One byte of room at the end, to see a stream that goes on.
    var (taken, given, spare) = (0, 0, UInt8(0))
    while true {
        var (consumed, produced) = (0, 0)
        let result =
            if given < count, let base = target.baseAddress {
                lectern_inflate(
                    inflater, source + taken, packed.count - taken, base + given, count - given, &consumed, &produced)
            } else {
                lectern_inflate(inflater, source + taken, packed.count - taken, &spare, 1, &consumed, &produced)
            }
        taken += consumed
        given += produced
        if given > count { return false }
        if result == Int32(lectern_inflate_ended.rawValue) { return given == count }
        if result != Int32(lectern_inflate_more.rawValue) || (consumed == 0 && produced == 0) { return false }
    }
}

/// Reads little-endian numbers, and never past the end.
private struct ZipBytes {
    let bytes: [UInt8]

    func number(at place: Int, width: Int) throws(ArrayFileError) -> Int {
        try range(place, count: width).reversed().reduce(0) { $0 << 8 | Int($1) }
    }

    func range(_ place: Int, count: Int) throws(ArrayFileError) -> ArraySlice<UInt8> {
        guard place >= 0, count >= 0, place <= bytes.count - count else {
            throw .truncated(needed: place + count, found: bytes.count)
        }
        return bytes[place..<(place + count)]
    }
}
