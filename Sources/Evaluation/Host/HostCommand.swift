import CFrames

/// What the host is asked to do. `CFrames.h` says how it is laid out.
package enum HostCommand: Sendable, Equatable {
    /// To run a cell.
    case run(Cell)
    /// To go back to where no cell from this index on has run, or farther.
    case goBack(to: Int)
    /// To say when all that was asked for before is done.
    case mark

    /// A cell to run.
    package struct Cell: Sendable, Equatable {
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

        /// A cell of these parts.
        package init(index: Int, milliseconds: Int, isForked: Bool, library: String, entryPoint: String) {
            self.index = index
            self.milliseconds = milliseconds
            self.isForked = isForked
            self.library = library
            self.entryPoint = entryPoint
        }
    }

    /// The command, with its length before it.
    package var bytes: [UInt8] {
        let payload: [UInt8] =
            switch self {
            case .run(let cell):
                [HostCommandKind.run.rawValue] + Self.bytes(UInt32(cell.index)) + Self.bytes(UInt64(cell.milliseconds))
                    + [cell.isForked ? 1 : 0] + Self.text(cell.library) + Self.text(cell.entryPoint)
            case .goBack(let index): [HostCommandKind.goBack.rawValue] + Self.bytes(UInt32(index))
            case .mark: [HostCommandKind.mark.rawValue]
            }
        return Self.bytes(UInt32(payload.count)) + payload
    }

    private static func text(_ text: String) -> [UInt8] { bytes(UInt32(text.utf8.count)) + Array(text.utf8) }

    private static func bytes(_ number: some FixedWidthInteger) -> [UInt8] {
        withUnsafeBytes(of: number.littleEndian) { Array($0) }
    }
}
