import CFrames

/// What the worker says when a cell begins.
struct Started: Equatable {
    var index: UInt32
    var milliseconds: UInt64
    var isForked: Bool

    init(_ command: CellCommand) {
        index = command.index
        milliseconds = command.milliseconds
        isForked = command.isForked
    }

    /// Reads the payload of a `started` frame.
    init?(_ payload: [UInt8]) {
        var reader = ByteReader(payload)
        guard let index = reader.number(UInt32.self), let milliseconds = reader.number(UInt64.self),
            let isForked = reader.number(UInt8.self)
        else { return nil }
        self.index = index
        self.milliseconds = milliseconds
        self.isForked = isForked == 1
    }

    var payload: [UInt8] { index.littleEndianBytes + milliseconds.littleEndianBytes + [isForked ? 1 : 0] }
}
