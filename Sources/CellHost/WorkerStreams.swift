import CFrames

/// What the worker and its children print, bounded for each cell.
struct WorkerStreams {
    private let output: Int32
    private let error: Int32
    private var forwarded: [HostFrameKind: Int] = [:]

    /// How much of each stream of a cell is forwarded.
    private let limit = 1 << 20

    init(output: Int32, error: Int32) {
        self.output = output
        self.error = error
    }

    var descriptors: [Int32] { [output, error] }

    /// From now on text is another cell's.
    mutating func beginCell() { forwarded = [:] }

    /// Drops what was printed and not forwarded.
    func drop() {
        for descriptor in descriptors { while !readAvailable(descriptor).bytes.isEmpty {} }
    }

    /// Forwards what has been printed.
    mutating func forward(to writer: FrameWriter) {
        forward(output, as: .output, to: writer)
        forward(error, as: .error, to: writer)
    }

    private mutating func forward(_ descriptor: Int32, as kind: HostFrameKind, to writer: FrameWriter) {
        let (bytes, _) = readAvailable(descriptor)
        guard !bytes.isEmpty else { return }
        let before = forwarded[kind, default: 0]
        forwarded[kind] = before + bytes.count
        if before < limit { writer.write(kind, Array(bytes.prefix(limit - before))) }
        if before <= limit && before + bytes.count > limit { writer.write(.truncated, [kind.rawValue]) }
    }
}
