import CFrames
import Foundation
import Outputs

/// Gathers what the host reports of one cell.
struct CellRecorder {
    /// How the cell came to its end; nil while it runs.
    private(set) var outcome: Outcome?
    /// The latest line of progress.
    private(set) var progress: String?
    /// What the latest frame adds to the outputs, but for text.
    private(set) var latest: CellOutput.Item?

    private var transcript = CellTranscript()
    private var callStack: CallStack?
    private var thrown: String?
    private let figures: FigureFolder

    /// How a cell came to its end.
    enum Outcome: Sendable {
        case completed
        case failed(CellFailure)
    }

    init(figures: FigureFolder) { self.figures = figures }

    /// The outputs so far.
    var items: [CellOutput.Item] { transcript.items }

    /// Whether the runtime said something: what follows on standard error may be its words, too.
    var hasReport: Bool { transcript.hasReport }

    /// Takes one frame in.
    mutating func receive(_ frame: HostFrame) throws {
        latest = nil
        switch frame.kind {
        case .output: transcript.add(frame.payload, .standardOutput)
        case .error: transcript.add(frame.payload, .standardError)
        case .truncated: transcript.add(.text("… output beyond 1 MiB was dropped\n", .standardError))
        case .event: try receive(JSONDecoder().decode(CellEvent.self, from: Data(frame.payload)))
        case .report: transcript.add(report: frame.text)
        case .callStack: callStack = CallStack(frame.payload)
        case .thrown: thrown = frame.text
        case .started, .finished, .order, .checkpoint, .returned: break
        case .done: outcome = .completed
        case .ended:
            guard let ending = HostEnding(frame.payload) else { throw HostFrameError() }
            // A forked cell that ran to its end reports `done` first.
            if outcome == nil { outcome = .failed(failure(ending)) }
        }
    }

    private mutating func receive(_ event: CellEvent) throws {
        switch event {
        case .value(let value): add(.value(value))
        case .figure(let figure): add(.figure(try figures.take(figure)))
        case .check(let check): add(.check(check))
        case .table(let table): add(.table(table))
        case .progress(let line): progress = line
        }
    }

    private mutating func add(_ item: CellOutput.Item) {
        transcript.add(item)
        latest = item
    }

    private mutating func failure(_ ending: HostEnding) -> CellFailure {
        var report: RuntimeReport?
        if case .signal = ending, thrown == nil { report = transcript.takeReport().map(RuntimeReport.init) }
        return CellFailure(ending: ending, thrown: thrown, report: report, callStack: callStack)
    }
}
