import CFrames
import Glibc

/// Cuts what the engine sends into commands.
struct CommandReader {
    private let descriptor: Int32
    private var bytes: [UInt8] = []
    /// Whether the engine sends no more.
    private(set) var isAtEnd = false

    /// Reads without waiting from `descriptor`.
    init(descriptor: Int32) {
        self.descriptor = descriptor
        _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
    }

    /// A command, with the bytes that say it to the worker.
    struct Arrived {
        var command: Command
        var bytes: [UInt8]
    }

    /// What arrived is no command.
    struct Garbled: Error {}

    /// What poll(2) waits for; -1 once the engine sends no more.
    var awaited: Int32 { isAtEnd ? -1 : descriptor }

    /// The commands that have arrived.
    mutating func receive() throws(Garbled) -> [Arrived] {
        guard !isAtEnd else { return [] }
        let (more, ended) = readAvailable(descriptor)
        bytes += more
        isAtEnd = ended
        var commands: [Arrived] = []
        while let command = try next() { commands.append(command) }
        return commands
    }

    private mutating func next() throws(Garbled) -> Arrived? {
        var reader = ByteReader(bytes.prefix(4))
        guard let length = reader.number(UInt32.self) else { return nil }
        guard length <= lectern_largest_frame else { throw Garbled() }
        let end = 4 + Int(length)
        guard bytes.count >= end else { return nil }
        let whole = Array(bytes[..<end])
        bytes.removeSubrange(..<end)
        guard let command = Command(Array(whole[4...])) else { throw Garbled() }
        return Arrived(command: command, bytes: whole)
    }
}
