import CFrames

extension CellEnding {
    /// How a process ended, by the status that waitpid(2) gives.
    init(status: Int32) {
        self =
            status & 0x7f == 0
            ? CellEnding(kind: .exit, value: UInt64(status >> 8 & 0xff))
            : CellEnding(kind: .signal, value: UInt64(status & 0x7f))
    }

    /// The payload of an `ended` frame.
    var payload: [UInt8] {
        var bytes = [UInt8](repeating: 0, count: Int(lectern_ending_size))
        lectern_write_ending(self, &bytes)
        return bytes
    }
}
