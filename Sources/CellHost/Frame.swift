/// The kinds of frames that leave the host: one byte each, readable in a dump.
enum FrameType: UInt8 {
    /// Bytes that the cell wrote to standard output.
    case output = 0x6f  // o
    /// Bytes that the cell wrote to standard error.
    case error = 0x65  // e
    /// Output beyond the limit was dropped; the payload is `o` or `e`.
    case truncated = 0x72  // r
    /// A `CellEvent` as JSON, from LessonKit.
    case event = 0x76  // v
    /// A call stack: `image path, tab, offset` a line.
    case callStack = 0x62  // b
    /// The description of an error that no one caught.
    case thrown = 0x74  // t
    /// The next cell begins; the payload is its index.
    case started = 0x73  // s
    /// The cell ran to its end; the payload is its index.
    case done = 0x64  // d
    /// The process in which the cell ran is gone: `exit N`, `signal N`, `timeout` or `memory`.
    case ended = 0x78  // x
}
