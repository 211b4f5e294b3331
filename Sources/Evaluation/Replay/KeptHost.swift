import CFrames
import Foundation
import Toolchain

/// A host that stays when its run is over. It has checkpoints, so that the next run of the chapter begins where its cells differ, and
/// nothing above runs again.
///
/// Whatever a cell leaves behind is in its process, of which a checkpoint is a copy. Files that cells write are not: a host whose folder
/// is not as it was goes back nowhere.
actor KeptHost {
    /// The folder in which cells run.
    nonisolated let scratch: URL
    private let commands: AsyncStream<HostCommand>.Continuation
    private var process: Task<Void, Never>?
    /// How the process came to its end; nil while it is there.
    private var ending: String?
    /// The folder as it was before the first cell.
    private let folder: FolderState
    /// The keys of the steps that have run in the process as it is now.
    private var done: [ContentHash] = []
    /// The keys of the steps of the run.
    private var keys: [ContentHash] = []
    private var frames: AsyncStream<HostFrame>.Continuation?
    private var isForked = false
    /// Who waits for the host to go back, and how often it has yet to say that it did.
    private var waiting: CheckedContinuation<Place?, Never>?
    private var returns = 0

    /// Where a host that went back is.
    struct Place: Sendable, Equatable {
        /// The first step that is to be run.
        var first: Int
        /// Whether it would not have gone so far, had no cell started threads or processes.
        var isCrowded: Bool
    }

    /// Starts `process`, whose folder has what cells may read.
    init(_ process: CellHostProcess) async {
        scratch = process.scratch
        folder = FolderState(of: process.scratch)
        let (stream, continuation) = AsyncStream.makeStream(of: HostCommand.self)
        commands = continuation
        self.process = Task { await follow(process, stream) }
    }

    private nonisolated func follow(_ process: CellHostProcess, _ stream: AsyncStream<HostCommand>) async {
        let status: String?
        do {
            status = try await process.run(feed: { commands in
                for await command in stream { try await commands.send(command) }
            }) { await receive($0) }
        } catch {
            status = "\(error)"
        }
        await close(status ?? "it ended")
    }

    /// The process is gone.
    private func close(_ status: String) {
        ending = status
        frames?.finish()
        waiting?.resume(returning: nil)
        waiting = nil
        try? FileManager.default.removeItem(at: scratch)
    }

    /// Ends the process.
    func end() async {
        process?.cancel()
        await process?.value
    }

    /// Goes back to where the first steps of `keys` have run, at most `known` of them, and no other.
    ///
    /// - Returns: nil where the host cannot.
    func goBack(to keys: [ContentHash], known: Int) async -> Place? {
        guard ending == nil, frames == nil, FolderState(of: scratch) == folder else { return nil }
        self.keys = keys
        let same = zip(done, keys).prefix(known).prefix { $0 == $1 }.count
        askBack(to: same)
        return await withCheckedContinuation { waiting = $0 }
    }

    /// Goes back to where no cell has run, without waiting for that.
    func startOver() { if ending == nil { askBack(to: 0) } }

    private func askBack(to index: Int) {
        returns += 1
        commands.yield(.goBack(to: index))
    }

    private func receive(_ frame: HostFrame) {
        if frame.kind == .returned {
            returns -= 1
            var reader = ByteReader(frame.payload)
            let place = Place(
                first: reader.number(UInt32.self).map(Int.init) ?? 0, isCrowded: reader.number(UInt8.self) == 1)
            done = Array(done.prefix(place.first))
            guard returns == 0 else { return }
            waiting?.resume(returning: place)
            waiting = nil
            return
        }
        // What the cells say that were ended concerns nobody.
        guard returns == 0 else { return }
        if frame.kind == .started { isForked = frame.isOfForkedCell }
        if frame.kind == .done, !isForked, let index = frame.index { done = Array(keys.prefix(index + 1)) }
        frames?.yield(frame)
        if frame.kind == .finished || frame.kind == .ended && !isForked { frames?.finish() }
    }

    /// The frames of a run that begins.
    fileprivate func begin() -> AsyncStream<HostFrame> {
        let (stream, continuation) = AsyncStream.makeStream(of: HostFrame.self)
        frames = continuation
        isForked = false
        if ending != nil { continuation.finish() }
        return stream
    }

    /// The run is over. One that was given up is not waited for: its cell is ended.
    fileprivate func leave(isGivenUp: Bool) -> String? {
        frames?.finish()
        frames = nil
        if isGivenUp, ending == nil { askBack(to: done.count) }
        return ending
    }

    fileprivate func send(_ command: HostCommand) throws {
        guard ending == nil else { throw HostIsGone() }
        commands.yield(command)
    }
}

/// One run in a kept host that went back.
struct KeptRun: CellRunner {
    let host: KeptHost
    let first: Int

    var scratch: URL { host.scratch }

    func run(
        feed: @escaping @Sendable (HostCommands) async throws -> Void, receive: (HostFrame) async throws -> Void
    ) async throws -> String? {
        let frames = await host.begin()
        do {
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    do {
                        try await feed(HostCommands { try await host.send($0) })
                        try await host.send(.mark)
                    } catch is CancellationError {
                    } catch is HostIsGone {
                    } catch {
                        try? await host.send(.mark)
                        throw error
                    }
                }
                for await frame in frames { try await receive(frame) }
                group.cancelAll()
                try await group.waitForAll()
            }
            try Task.checkCancellation()
        } catch {
            _ = await host.leave(isGivenUp: true)
            throw error
        }
        return await host.leave(isGivenUp: false)
    }
}

extension HostFrame {
    /// Of a frame that says that a cell begins: whether it is forked.
    fileprivate var isOfForkedCell: Bool { payload.last == 1 }
}
