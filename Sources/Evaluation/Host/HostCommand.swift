/// What the host is asked to do: to run a cell. `CFrames.h` says how it is laid out.
package struct HostCommand: Sendable, Equatable {
    /// The cell's index, which comes back with what is told of it.
    package var index: Int
    /// How long it may run, in milliseconds.
    package var milliseconds: Int
    /// Whether it runs in a forked child that leaves no trace.
    package var isForked: Bool
    /// The path of the cell's library.
    package var library: String
    /// The name of its main function.
    package var entryPoint: String

    /// A command of these parts.
    package init(index: Int, milliseconds: Int, isForked: Bool, library: String, entryPoint: String) {
        self.index = index
        self.milliseconds = milliseconds
        self.isForked = isForked
        self.library = library
        self.entryPoint = entryPoint
    }

    /// The command, with its length before it.
    package var bytes: [UInt8] {
        let payload =
            Self.bytes(UInt32(index)) + Self.bytes(UInt64(milliseconds)) + [isForked ? 1 : 0] + Self.text(library)
            + Self.text(entryPoint)
        return Self.bytes(UInt32(payload.count)) + payload
    }

    private static func text(_ text: String) -> [UInt8] { bytes(UInt32(text.utf8.count)) + Array(text.utf8) }

    private static func bytes(_ number: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: number.littleEndian) { Array($0) }
    }
}
