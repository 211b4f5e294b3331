import CFrames

/// What the host is asked to do. `CFrames.h` says how it is laid out.
enum Command: Equatable {
    case run(CellCommand)
    /// To go back to where no cell from this index on has run.
    case goBack(UInt32)
    /// To say when all that was asked for before is done.
    case mark

    /// The command in `payload`, or nil where it has another form.
    init?(_ payload: [UInt8]) {
        var reader = ByteReader(payload)
        guard let byte = reader.number(UInt8.self), lectern_is_command_kind(byte),
            let kind = HostCommandKind(rawValue: byte)
        else { return nil }
        switch kind {
        case .run:
            guard let command = CellCommand(&reader) else { return nil }
            self = .run(command)
        case .goBack:
            guard let index = reader.number(UInt32.self) else { return nil }
            self = .goBack(index)
        case .mark: self = .mark
        }
        guard reader.isAtEnd else { return nil }
    }
}

/// What the worker is asked to do: to run a cell.
struct CellCommand: Equatable {
    /// The cell's index, which comes back with what is told of it.
    var index: UInt32
    /// How long it may run, in milliseconds.
    var milliseconds: UInt64
    /// Whether it runs in a forked child that leaves no trace.
    var isForked: Bool
    /// The cell's library.
    var library: String
    /// The name of its main function.
    var entryPoint: String

    fileprivate init?(_ reader: inout ByteReader) {
        guard let index = reader.number(UInt32.self), let milliseconds = reader.number(UInt64.self),
            let isForked = reader.number(UInt8.self), let library = reader.text(), let entryPoint = reader.text()
        else { return nil }
        self.index = index
        self.milliseconds = milliseconds
        self.isForked = isForked == 1
        self.library = library
        self.entryPoint = entryPoint
    }
}

/// Takes numbers and texts off the front of a payload.
struct ByteReader {
    private var bytes: ArraySlice<UInt8>

    init(_ bytes: some Sequence<UInt8>) { self.bytes = ArraySlice(bytes) }

    var isAtEnd: Bool { bytes.isEmpty }

    mutating func number<Number: FixedWidthInteger>(_: Number.Type) -> Number? {
        let size = Number.bitWidth / 8
        guard bytes.count >= size else { return nil }
        defer { bytes = bytes.dropFirst(size) }
        return bytes.prefix(size).reversed().reduce(0) { $0 << 8 | Number(truncatingIfNeeded: $1) }
    }

    mutating func text() -> String? {
        guard let count = number(UInt32.self), bytes.count >= count else { return nil }
        defer { bytes = bytes.dropFirst(Int(count)) }
        return String(decoding: bytes.prefix(Int(count)), as: UTF8.self)
    }
}

extension FixedWidthInteger {
    /// The bytes of the number, the lowest first.
    var littleEndianBytes: [UInt8] { (0..<Self.bitWidth / 8).map { UInt8(truncatingIfNeeded: self >> (8 * $0)) } }
}
