import Foundation

/// Where the cells of a run are run: in a process of this run alone, or in one that was kept from the run before.
protocol CellRunner: Sendable {
    /// The folder in which cells run.
    var scratch: URL { get }
    /// The first cell that is to be run: what those before it leave behind is there.
    var first: Int { get }

    /// Lets `feed` send commands, and hands each frame to `receive`, in order.
    ///
    /// Returns when the run is over: after the last command, or where a cell ended it. `feed` is then cancelled.
    /// - Returns: how the host came to its end; nil where it has not.
    func run(
        feed: @escaping @Sendable (HostCommands) async throws -> Void, receive: (HostFrame) async throws -> Void
    ) async throws -> String?
}

/// Sends commands to a host that runs.
struct HostCommands: Sendable {
    let send: @Sendable (HostCommand) async throws -> Void

    /// Asks for a cell to be run for at most `seconds`, after those that were asked for before.
    func run(index: Int, library: URL, entryPoint: String, seconds: Double, isForked: Bool) async throws {
        try await send(
            .run(
                HostCommand.Cell(
                    index: index, milliseconds: Int(seconds * 1000), isForked: isForked, library: library.path,
                    entryPoint: entryPoint)))
    }
}

/// A command could not be written; the host's last frames say why.
struct HostIsGone: Error {}

extension CellRunner {
    /// The folder in which LessonKit draws figures: hidden, so that it is none of the cells' files.
    var figures: URL { scratch.appending(path: ".figures") }
}
