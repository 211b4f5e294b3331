import CellEvents
import Foundation

/// Gathers what the host reports of one cell.
struct CellRecorder {
    /// The outputs so far.
    private(set) var items: [CellOutput.Item] = []
    /// How the cell came to its end; nil while it runs.
    private(set) var ending: Ending?
    /// The latest line of progress.
    private(set) var progress: String?

    private var callStack: CallStack?
    private var thrown: String?
    private var text: [CellOutput.Stream: [UInt8]] = [:]
    private let figures: FigureStore

    /// How a cell came to its end.
    enum Ending: Sendable {
        case completed
        /// - Parameter isExplained: whether the message says why, not only how the process came to its end.
        case failed(kind: CellError.Kind, message: String, isExplained: Bool, callStack: CallStack?)
    }

    init(figures: FigureStore) { self.figures = figures }

    /// Takes one frame in.
    mutating func receive(_ frame: HostFrame) throws {
        switch frame.type {
        case .output: text[.standardOutput, default: []] += frame.payload
        case .error: text[.standardError, default: []] += frame.payload
        case .truncated:
            flushText()
            items.append(.text("… output beyond 1 MiB was dropped\n", .standardError))
        case .event: try receive(JSONDecoder().decode(CellEvent.self, from: Data(frame.payload)))
        case .callStack: callStack = CallStack(frame.text)
        case .thrown: thrown = frame.text
        case .started: break
        case .done:
            flushText()
            ending = .completed
        case .ended:
            flushText()
            // A forked cell that ran to its end reports `done` first.
            if ending == nil { ending = failure(frame.text) }
        }
    }

    private mutating func receive(_ event: CellEvent) throws {
        flushText()
        switch event {
        case .value(let value): items.append(.value(value))
        case .figure(let figure): items.append(.figure(try figures.take(figure)))
        case .check(let check): items.append(.check(check))
        case .table(let table): items.append(.table(table))
        case .progress(let line): progress = line
        }
    }

    private mutating func flushText() {
        for stream in [CellOutput.Stream.standardOutput, .standardError] {
            guard let bytes = text.removeValue(forKey: stream), !bytes.isEmpty else { continue }
            items.append(.text(String(decoding: bytes, as: UTF8.self), stream))
        }
    }

    private mutating func failure(_ ended: String) -> Ending {
        let fatal = takeFatalError()
        let kind: CellError.Kind
        let message: String
        if let thrown {
            (kind, message) = (.thrown, thrown)
        } else if let milliseconds = Self.number(in: ended, after: "timeout ") {
            (kind, message) = (.timeout, "the cell ran longer than \((milliseconds / 1000).formatted()) s, its limit")
        } else if let bytes = Self.number(in: ended, after: "memory ") {
            let limit = (bytes / 0x1p30).formatted(.number.precision(.fractionLength(0...2)))
            (kind, message) = (.memory, "the cell needed more than \(limit) GiB of memory, its limit")
        } else if fatal?.contains("allocate memory") == true {
            (kind, message) = (.memory, "the cell asked for more memory than there is")
        } else if let fatal {
            (kind, message) = (.trap, fatal)
        } else if ended == "signal \(SIGSEGV)", callStack?.repeatedCalls.isEmpty == false {
            (kind, message) = (.trap, "endless recursion: this call is made again before it returns")
        } else {
            (kind, message) = (.trap, Self.describe(ended))
        }
        let isExplained = kind != .trap || fatal != nil
        return .failed(kind: kind, message: message, isExplained: isExplained, callStack: callStack)
    }

    /// Takes the runtime's last words, `…: Fatal error: MESSAGE`, out of what was printed.
    private mutating func takeFatalError() -> String? {
        guard case .text(let printed, .standardError)? = items.last,
            let match = printed.firstMatch(of: /(?m)^[^\n]*Fatal error: ((?s).*)\n?$/)
        else { return nil }
        items.removeLast()
        let before = String(printed[..<match.range.lowerBound])
        if !before.isEmpty { items.append(.text(before, .standardError)) }
        // The runtime adds a stack of addresses, which are others each time.
        let words = match.1.split(separator: "\nCurrent stack trace:", maxSplits: 1).first ?? ""
        return words.trimmingCharacters(in: .whitespacesAndNewlines)
    }

    private static func number(in ended: String, after word: String) -> Double? {
        ended.hasPrefix(word) ? Double(ended.dropFirst(word.count)) : nil
    }

    private static func describe(_ ended: String) -> String {
        let fields = ended.split(separator: " ")
        guard fields.count == 2, let number = Int32(fields[1]) else { return ended }
        if fields[0] == "exit" { return "the cell ended its process with exit(\(number))" }
        let names: [Int32: String] = [
            SIGILL: "an illegal instruction", SIGTRAP: "a trap", SIGABRT: "abort()", SIGFPE: "an arithmetic fault",
            SIGSEGV: "an access to memory that is not its own", SIGBUS: "a bus error",
            SIGKILL: "SIGKILL", SIGTERM: "SIGTERM",
        ]
        return "the cell's process was stopped by \(names[number] ?? "signal \(number)")"
    }
}
