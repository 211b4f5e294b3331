import Foundation
import Subprocess

/// The process in which cells run.
struct CellHostProcess: Sendable {
    let toolchain: Toolchain
    let limits: Limits
    /// Where LessonKit draws figures during the run.
    let scratch: URL
    /// Libraries that the host opens beside LessonKit's.
    var libraries: [URL] = []
    /// What the cells find in their environment beside this process's.
    let environment: [String: String]

    /// Sends commands to a host that runs.
    struct Commands: Sendable {
        fileprivate let writer: StandardInputWriter

        /// Asks for a cell to be run for at most `seconds`, after those that were asked for before.
        func run(index: Int, library: URL, entryPoint: String, seconds: Double, isForked: Bool) async throws {
            let fields = [
                "\(index)", library.path, entryPoint, "\(Int(seconds * 1000))", isForked ? "forked" : "plain",
            ]
            _ = try await writer.write(fields.joined(separator: "\t") + "\n")
        }
    }

    /// Starts a host, lets `feed` send commands, and hands each frame to `receive`, in order.
    ///
    /// Returns when the host is gone: after the last command, or where a cell ended it. `feed` is then cancelled.
    func run(
        feed: @escaping @Sendable (Commands) async throws -> Void, receive: (HostFrame) async throws -> Void
    ) async throws {
        let own = Dictionary(
            uniqueKeysWithValues: environment.compactMap { name, value in
                Environment.Key(rawValue: name).map { ($0, value) }
            })
        // A command that is written while the host comes to its end must fail, not end this process.
        signal(SIGPIPE, SIG_IGN)
        _ = try await Subprocess.run(
            .path(.init(toolchain.cellHost.path)),
            arguments: .init(["\(limits.memory)", toolchain.lessonKit.path] + libraries.map(\.path)),
            environment: .inherit.updating([
                "LECTERN_FIGURES": scratch.path, "SWIFT_BACKTRACE": "enable=no",
            ]).updating(own),
            workingDirectory: .init(scratch.path),
            input: .inputWriter, output: .sequence, error: .currentStandardError
        ) { execution in
            let writer = execution.standardInputWriter
            let output = execution.standardOutput
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    do {
                        try await feed(Commands(writer: writer))
                    } catch is CancellationError {
                    } catch is SubprocessError {
                        // The host is gone; its last frames say why.
                    }
                    try? await writer.finish()
                }
                var parser = HostFrameParser()
                for try await buffer in output {
                    for frame in buffer.withUnsafeBytes({ parser.append($0) }) { try await receive(frame) }
                }
                group.cancelAll()
                try await group.waitForAll()
            }
        }
    }
}
