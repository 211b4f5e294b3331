import CFrames
import Glibc

/// Watches the worker: forwards its text and frames in order, enforces the limits, and ends all that the cells started.
///
/// It is one thread around poll(2). The worker waits until each of its frames was taken, and what was printed before a frame is forwarded
/// before it.
struct Supervisor {
    let worker: pid_t
    /// The parent of this process.
    let reaper: pid_t
    private var channel: WorkerChannel
    private var streams: WorkerStreams
    private let output = FrameWriter(descriptor: STDOUT_FILENO)
    private var watch: LimitWatch
    private var current: Started?
    private var isFinished = false

    init(worker: pid_t, reaper: pid_t, pipes: WorkerPipes, token: UInt64, memoryLimit: UInt64) {
        self.worker = worker
        self.reaper = reaper
        channel = WorkerChannel(descriptor: pipes.channel.supervisor, token: token)
        streams = WorkerStreams(output: pipes.output.read, error: pipes.error.read)
        watch = LimitWatch(worker: worker, memory: memoryLimit)
    }

    /// Supervises until the worker is gone.
    /// - Returns: the exit code of the host: 0 where every command was done.
    mutating func run() -> Int32 {
        defer { Descendants.endAll() }
        while true {
            if let status = workerStatus() { return finish(status) }
            wait()
            if StopRequest.isMade || !output.hasReader || getppid() != reaper { return 1 }
            do {
                try forwardAll()
            } catch {
                return stop(CellEnding(kind: .intrusion, value: 0))
            }
            if current != nil, let exceeded = watch.exceeded() { return stop(exceeded) }
        }
    }

    private func wait() {
        var descriptors = (streams.descriptors + [channel.descriptor]).map {
            pollfd(fd: $0, events: Int16(POLLIN), revents: 0)
        }
        poll(&descriptors, nfds_t(descriptors.count), 10)
    }

    /// Frames go first: what was printed before one is forwarded with it, what was printed after it comes later.
    private mutating func forwardAll() throws(WorkerChannel.Intrusion) {
        for frame in try channel.receive() {
            streams.forward(to: output)
            forward(frame)
            channel.acknowledge(frame)
        }
        streams.forward(to: output)
    }

    private mutating func forward(_ frame: WorkerChannel.Frame) {
        switch frame.kind {
        case .order: return
        case .finished: isFinished = true
        case .started:
            current = Started(frame.payload)
            streams.beginCell()
            watch.beginCell(milliseconds: current?.milliseconds ?? 0)
        default: break
        }
        output.write(frame.kind, frame.payload)
        if frame.kind == .ended || (frame.kind == .done && current?.isForked == false) { current = nil }
    }

    /// The worker's exit status once it is gone.
    private func workerStatus() -> Int32? {
        var status: Int32 = 0
        return waitpid(worker, &status, WNOHANG) == worker ? status : nil
    }

    private mutating func finish(_ status: Int32) -> Int32 {
        try? forwardAll()
        if isFinished { return 0 }
        output.write(.ended, CellEnding(status: status).payload)
        return 1
    }

    /// Ends the worker. It is first asked for its call stack, so that the reader learns where it was.
    private mutating func stop(_ ending: CellEnding) -> Int32 {
        if ending.kind != .intrusion {
            kill(-worker, SIGXCPU)
            for _ in 0..<50 where workerStatus() == nil {
                wait()
                guard (try? forwardAll()) != nil else { break }
            }
        }
        output.write(.ended, ending.payload)
        return 1
    }
}
