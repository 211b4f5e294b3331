import Outputs

/// What a cell printed, displayed, drew and checked, in order. Text of one stream that follows text of the same is one item.
struct CellTranscript {
    private var finished: [CellOutput.Item] = []
    private var text: (bytes: [UInt8], stream: CellOutput.Stream)?
    /// The last thing that the Swift runtime said, and how many items came before it.
    private var report: (text: String, index: Int)?

    /// Whether the runtime said something, which is not text of the cell where it is why the process stops.
    var hasReport: Bool { report != nil }

    /// The items. What the runtime said is text, too, unless it was taken.
    var items: [CellOutput.Item] {
        var items = finished + pending
        if let report { items.insert(.text(report.text, .standardError), at: report.index) }
        return items
    }

    /// Adds printed bytes.
    mutating func add(_ bytes: [UInt8], _ stream: CellOutput.Stream) {
        if text?.stream != stream { flush() }
        text = ((text?.bytes ?? []) + bytes, stream)
    }

    /// Adds another item.
    mutating func add(_ item: CellOutput.Item) {
        flush()
        finished.append(item)
    }

    /// Adds what the runtime said: why the process stops, or a warning.
    mutating func add(report text: String) {
        flush()
        finished = items
        report = (text, finished.count)
    }

    /// What the runtime said last, which then is not text of the cell. It may be followed by a stack of addresses, which goes, too:
    /// they are others each time.
    mutating func takeReport() -> String? {
        flush()
        guard let taken = report else { return nil }
        report = nil
        if finished.indices.contains(taken.index), case .text(let text, .standardError) = finished[taken.index],
            text.hasPrefix("Current stack trace:")
        {
            finished.remove(at: taken.index)
        }
        return taken.text
    }

    private var pending: [CellOutput.Item] {
        guard let text, !text.bytes.isEmpty else { return [] }
        return [.text(String(decoding: text.bytes, as: UTF8.self), text.stream)]
    }

    private mutating func flush() {
        finished += pending
        text = nil
    }
}
