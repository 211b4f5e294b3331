import Foundation
import Subprocess
import Toolchain

/// The process in which cells run.
struct CellHostProcess: CellRunner {
    let toolchain: Toolchain
    let limits: CellLimits
    /// Where cells run, and LessonKit draws figures.
    let scratch: URL
    /// Libraries that the host opens beside LessonKit's.
    var libraries: [URL] = []
    /// What the cells find in their environment beside what they always find.
    let environment: [String: String]

    /// How many checkpoints it may keep; with none it is the process of one run.
    var checkpoints = 0

    var first: Int { 0 }

    /// Starts the process, and waits until it is gone.
    func run(
        feed: @escaping @Sendable (HostCommands) async throws -> Void, receive: (HostFrame) async throws -> Void
    ) async throws -> String? {
        var own = CellEnvironment.fixed.merging(CellEnvironment.places(in: scratch)) { $1 }
        own["LECTERN_FIGURES"] = figures.path
        own.merge(environment) { $1 }
        let variables = own.compactMap { name, value in Environment.Key(rawValue: name).map { ($0, value) } }
        // A command that is written while the host comes to its end must fail, not end this process.
        signal(SIGPIPE, SIG_IGN)
        var options = PlatformOptions()
        // Asked first, the host ends what cells started.
        options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(2))]
        let result = try await Subprocess.run(
            .path(.init(toolchain.cellHost.path)),
            arguments: .init(
                ["\(limits.memory)", "\(checkpoints)", toolchain.lessonKit.path] + libraries.map(\.path)),
            environment: .custom(Dictionary(uniqueKeysWithValues: variables)),
            workingDirectory: .init(scratch.path), platformOptions: options,
            input: .inputWriter, output: .sequence, error: .currentStandardError
        ) { execution in
            let writer = execution.standardInputWriter
            let output = execution.standardOutput
            try await withThrowingTaskGroup(of: Void.self) { group in
                group.addTask {
                    do {
                        let commands = HostCommands { command in
                            guard (try? await writer.write(command.bytes)) != nil else { throw HostIsGone() }
                        }
                        try await feed(commands)
                    } catch is CancellationError {
                    } catch is HostIsGone {
                    } catch {
                        // The host waits for commands: without their end it would wait for ever.
                        try? await writer.finish()
                        throw error
                    }
                    try? await writer.finish()
                }
                var parser = HostFrameParser()
                for try await buffer in output {
                    for frame in try buffer.withUnsafeBytes({ try parser.append($0) }) { try await receive(frame) }
                }
                group.cancelAll()
                try await group.waitForAll()
            }
        }
        return switch result.terminationStatus {
        case .exited(let code): "it ended with exit code \(code)"
        case .signaled(let signal): "it was stopped by \(HostEnding.name(ofSignal: Int(signal)))"
        }
    }
}
