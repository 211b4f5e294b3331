/// What a cell may use before it is stopped.
public struct CellLimits: Sendable, Hashable {
    /// Wall-clock time of one cell, in seconds.
    public var seconds: Double
    /// Resident memory of the process, in bytes.
    public var memory: UInt64

    /// One minute and 4 GiB unless told otherwise.
    public init(seconds: Double = 60, memory: UInt64 = 4 << 30) {
        self.seconds = seconds
        self.memory = memory
    }
}
