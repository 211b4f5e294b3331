import AnswerProtocol
import CSpawn
import Foundation

/// One answer's process, started when it is first called and again after each failure.
public final class AnswerProcess {
    private let launch: AnswerLaunch
    private var running: Running?
    /// What processes printed that are gone, since it was last taken.
    private var printedBefore = PrintedText()
    private var random = SystemRandomNumberGenerator()

    private struct Running {
        var process: pid_t
        var channel: ByteChannel
    }

    /// A process that will be started as `launch` says.
    public init(_ launch: AnswerLaunch) { self.launch = launch }

    deinit { stop() }

    /// What the answer has printed up to its last reply or failure, since this was last asked; the beginning of it.
    public func takePrinted() -> PrintedText {
        if let (bytes, isCut) = running?.channel.takeBeginning(), !bytes.isEmpty {
            printedBefore.append(bytes, isCut: isCut)
        }
        defer { printedBefore = PrintedText() }
        return printedBefore
    }

    /// Calls a function: `payload` is its index and its arguments, see `AnswerCall.payload`.
    /// - Parameters:
    ///   - seconds: how long the call may take; nil for the launch's limit.
    ///   - startSeconds: how long the process may take to be ready, where it has to be started; nil for the launch's limit.
    public func call(
        _ payload: [UInt8], within seconds: Double? = nil, startingWithin startSeconds: Double? = nil
    ) -> AnswerOutcome {
        if let failure = start(within: startSeconds ?? launch.startSeconds) { return .failed(failure) }
        guard var running else { return .failed(.noAnswer) }
        let seconds = seconds ?? launch.callSeconds
        // Not a counter: a reply that is prepared before the call is asked for must guess 64 bits.
        let number = random.next()
        let deadline = Deadline(seconds: seconds)
        do throws(ByteChannel.Fault) {
            guard !running.channel.hasUnreadBytes() else { throw .unasked }
            try running.channel.send(Frame(kind: .call, call: number, payload: payload).bytes, by: deadline)
            let frame = try running.channel.receive(by: deadline)
            guard frame.call == number else { throw .unasked }
            self.running = running
            switch frame.kind {
            case .value: return .value(frame.payload)
            case .thrown: return thrown(frame.payload)
            case .tooLarge: return .failed(.returnedTooMuch(bytes: Frame.longestReply))
            case .call, .ready: throw .unasked
            }
        } catch {
            self.running = running
            return .failed(end(error, whileStarting: false, seconds: seconds))
        }
    }

    /// Ends the process and all that it started.
    public func stop() {
        guard let running else { return }
        killGroup(running.process)
        var status: Int32 = 0
        while waitpid(running.process, &status, 0) < 0 && errno == EINTR {}
        letGo(of: running)
    }

    /// Lets go of a process that has ended.
    private func letGo(of ended: Running) {
        var channel = ended.channel
        let (bytes, isCut) = channel.takeBeginning()
        printedBefore.append(bytes, isCut: isCut)
        channel.close()
        running = nil
    }

    /// The sandbox's first process leads a group. In its first moments it has a child that would wait for it for ever.
    private func killGroup(_ process: pid_t) {
        kill(-process, SIGKILL)
        kill(process, SIGKILL)
    }

    private func thrown(_ payload: [UInt8]) -> AnswerOutcome {
        var reader = WireReader(payload)
        guard payload.count <= Frame.longestDescription + 4, let text = try? reader.string(),
            (try? reader.end()) != nil
        else {
            stop()
            return .failed(.sentMalformedError)
        }
        return .thrown(text)
    }

    /// Starts the process where there is none, and waits until it is ready.
    private func start(within seconds: Double) -> AnswerFailure? {
        if running != nil { return nil }
        var sockets: [Int32] = [-1, -1], pipe: [Int32] = [-1, -1]
        guard lectern_channel(&sockets) == 0 else { return systemFailure() }
        guard lectern_pipe(&pipe) == 0 else {
            sockets.forEach { close($0) }
            return systemFailure()
        }
        let process = spawn(output: pipe[1], channel: sockets[1])
        close(sockets[1])
        close(pipe[1])
        let channel = ByteChannel(socket: sockets[0], output: pipe[0])
        guard process > 0 else {
            channel.close()
            return systemFailure()
        }
        var started = Running(process: process, channel: channel)
        do throws(ByteChannel.Fault) {
            let frame = try started.channel.receive(by: Deadline(seconds: seconds))
            guard frame.kind == .ready, frame.call == 0, frame.payload.isEmpty else { throw .unasked }
            running = started
            return nil
        } catch {
            running = started
            return end(error, whileStarting: true, seconds: seconds)
        }
    }

    /// The sandbox's own process gets an empty environment, too: nothing of the checker's is to be found anywhere near it.
    private func spawn(output: Int32, channel: Int32) -> pid_t {
        let arguments = launch.arguments.map { strdup($0) } + [nil]
        defer { arguments.forEach { free($0) } }
        let environment: [UnsafeMutablePointer<CChar>?] = [nil]
        return lectern_spawn(arguments, environment, output, channel)
    }

    private func systemFailure() -> AnswerFailure {
        .notStarted(reason: String(cString: strerror(errno)))
    }

    /// Ends the process and says why it had to end.
    private func end(_ fault: ByteChannel.Fault, whileStarting: Bool, seconds: Double) -> AnswerFailure {
        guard var running else { return .noAnswer }
        var status: Int32 = 0
        if fault == .closed {
            // The sandbox passes on how its process ended, right after the channel is closed.
            let deadline = Deadline(seconds: 1)
            while waitpid(running.process, &status, WNOHANG) == 0 {
                if deadline.millisecondsLeft == 0 {
                    killGroup(running.process)
                    while waitpid(running.process, &status, 0) < 0 && errno == EINTR {}
                    break
                }
                running.channel.drainOutput(by: Deadline(seconds: 0.005))
            }
        } else {
            killGroup(running.process)
            while waitpid(running.process, &status, 0) < 0 && errno == EINTR {}
        }
        running.channel.drainOutput(by: Deadline(seconds: 0.2))
        let tail = StderrTail(running.channel.output)
        letGo(of: running)
        return AnswerFailure(
            .init(
                fault: fault, status: status, tail: tail, whileStarting: whileStarting, seconds: seconds,
                memory: launch.memory))
    }
}
