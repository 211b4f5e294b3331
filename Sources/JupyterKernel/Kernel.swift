import Evaluation
import Foundation
import Interchange
import Outputs

/// Runs cells for Jupyter's programs, which send them, until one of these ends it.
package actor Kernel {
    static let protocolVersion = "5.3"

    private let sockets: Sockets
    private let writer: MessageWriter
    private let session: CellSession
    private let swiftVersion: String
    private var executionCount = 0
    private var history = CellHistory()
    /// The cell that runs.
    private var running: Task<CellSession.Outcome, any Error>?
    /// Whether cells that were sent before the last error are still to be answered.
    private var isAborting = false

    /// Opens the sockets that a connection file names.
    ///
    /// - Parameters:
    ///   - path: the file.
    ///   - evaluator: what runs cells, and keeps their process from one to the next.
    ///   - swiftVersion: which Swift compiles them.
    /// - Throws: ``KernelError`` where that is not possible.
    package init(connection path: String, evaluator: Evaluator, swiftVersion: String) throws(KernelError) {
        let file = try ConnectionFile(path: path)
        sockets = try Sockets(file)
        writer = MessageWriter(key: file.key)
        session = CellSession(evaluator: evaluator)
        self.swiftVersion = swiftVersion
    }

    /// A request, or that all are answered which came before an error.
    private enum Work: Sendable {
        case request(Message)
        case resume
    }

    /// Answers requests until a program says that the kernel is to end.
    package func run() async throws {
        let (work, continuation) = AsyncStream.makeStream(of: Work.self)
        try await withThrowingTaskGroup(of: Void.self) { group in
            // Cells run one after the other; what is asked for over the control channel does not wait for them.
            group.addTask {
                for await item in work {
                    switch item {
                    case .resume: await self.resume()
                    case .request(let message):
                        if try await self.answer(message) { continuation.yield(.resume) }
                    }
                }
            }
            for await (channel, frames) in sockets.incoming {
                guard let message = Message(frames, key: writer.key) else { continue }
                if channel == .shell, message.type != "shutdown_request" {
                    continuation.yield(.request(message))
                } else if try await control(message, over: channel) {
                    break
                }
            }
            continuation.finish()
            group.cancelAll()
            running?.cancel()
        }
        await sockets.close()
        for await _ in sockets.incoming {}
    }

    private func resume() { isAborting = false }

    private func publish(_ type: String, _ content: some Encodable & Sendable, after message: Message) async throws {
        let frames = try writer.frames(type, content, to: [Array(type.utf8)], after: message)
        await sockets.send(frames, over: .publication)
    }

    private func reply(
        _ content: some Encodable & Sendable, to message: Message, over channel: Sockets.Channel = .shell
    ) async throws {
        let type = message.type.replacing("_request", with: "_reply")
        await sockets.send(
            try writer.frames(type, content, to: message.identities, after: message), over: channel)
    }

    /// Answers what does not wait for cells. Returns whether the kernel is to end.
    private func control(_ message: Message, over channel: Sockets.Channel) async throws -> Bool {
        try await publish("status", Contents.Status(executionState: "busy"), after: message)
        var isEnd = false
        switch message.type {
        case "interrupt_request":
            running?.cancel()
            try await reply(Contents.Done(), to: message, over: channel)
        case "shutdown_request":
            let request = try? JSONDecoder().decode(Contents.ShutdownRequest.self, from: message.content)
            running?.cancel()
            try await reply(
                Contents.ShutdownReply(restart: request?.restart ?? false), to: message, over: channel)
            isEnd = true
        case "kernel_info_request": try await reply(information, to: message, over: channel)
        default: break
        }
        try await publish("status", Contents.Status(executionState: "idle"), after: message)
        return isEnd
    }

    private var information: Contents.KernelInfo { .init(languageInfo: .init(version: swiftVersion)) }

    /// Answers a request of the shell channel. Returns whether those that came before now are to be aborted.
    private func answer(_ message: Message) async throws -> Bool {
        try await publish("status", Contents.Status(executionState: "busy"), after: message)
        var aborts = false
        switch message.type {
        case "execute_request":
            if let request = try? JSONDecoder().decode(Contents.ExecuteRequest.self, from: message.content) {
                aborts = try await execute(request, message)
            }
        case "kernel_info_request": try await reply(information, to: message)
        case "complete_request": try await reply(await completions(for: message), to: message)
        case "inspect_request": try await reply(await inspection(for: message), to: message)
        case "history_request":
            let request = try? JSONDecoder().decode(Contents.HistoryRequest.self, from: message.content)
            try await reply(Contents.History(history: request.map(history.entries) ?? []), to: message)
        case "comm_info_request": try await reply(Contents.Comms(), to: message)
        case "is_complete_request":
            let code = (try? JSONDecoder().decode(Contents.ExecuteRequest.self, from: message.content))?.code ?? ""
            try await reply(Contents.Completeness(status: CodeCompleteness(of: code).rawValue), to: message)
        default: break
        }
        try await publish("status", Contents.Status(executionState: "idle"), after: message)
        return aborts
    }

    private func completions(for message: Message) async -> Contents.Complete {
        guard let request = try? JSONDecoder().decode(Contents.CursorRequest.self, from: message.content) else {
            return Contents.Complete()
        }
        let found = await session.names.completions(in: request.code, at: request.place)
        let place = found.place
        // What has a type has members; of what has none, names that occur are all that is known.
        let members = found.isMember ? await session.members(in: request.code, at: place) : []
        return Contents.Complete(
            matches: members.isEmpty ? found.names : members.map(\.name), cursorStart: place.lowerBound,
            cursorEnd: place.upperBound, metadata: .init(members, at: place))
    }

    private func inspection(for message: Message) async -> Contents.Inspection {
        guard let request = try? JSONDecoder().decode(Contents.CursorRequest.self, from: message.content),
            let words = await session.names.declaration(in: request.code, at: request.place)
        else { return Contents.Inspection() }
        return Contents.Inspection(found: true, data: ["text/plain": words])
    }

    private func execute(_ request: Contents.ExecuteRequest, _ message: Message) async throws -> Bool {
        if isAborting {
            try await reply(Contents.ExecuteReply(status: "aborted", executionCount: executionCount), to: message)
            return false
        }
        let isSilent = request.silent ?? false
        if request.code.allSatisfy(\.isWhitespace) {
            try await reply(Contents.ExecuteReply(status: "ok", executionCount: executionCount), to: message)
            return false
        }
        let (items, continuation) = AsyncStream.makeStream(of: CellOutput.Item.self)
        // Before anybody hears that it runs, and could interrupt it.
        let task = Task { [session] in
            defer { continuation.finish() }
            return try await session.run(request.code) { continuation.yield($0) }
        }
        running = task
        if !isSilent {
            executionCount += 1
            try await publish(
                "execute_input", Contents.Input(code: request.code, executionCount: executionCount), after: message)
        }
        var told = ToldOutputs(executionCount: executionCount, figure: session.figure)
        for await item in items {
            for output in told.messages(of: item) where !isSilent {
                try await publish(output.type, output, after: message)
            }
        }
        let outcome = await task.result
        let messages = told.rest(after: outcome)
        running = nil
        if !isSilent, request.storeHistory ?? true {
            let values = (try? outcome.get())?.output.items.compactMap {
                if case .value(let value) = $0 { value.text } else { nil }
            }
            history.add(request.code, line: executionCount, result: values?.last)
        }
        if !isSilent {
            for output in messages { try await publish(output.type, output, after: message) }
        }
        var answer = Contents.ExecuteReply(status: "ok", executionCount: executionCount)
        guard let failure = messages.compactMap(\.failure).last else {
            try await reply(answer, to: message)
            return false
        }
        (answer.status, answer.ename, answer.evalue) = ("error", failure.kind, failure.words)
        answer.traceback = failure.traceback
        try await reply(answer, to: message)
        isAborting = request.stopOnError ?? true
        return isAborting
    }
}
