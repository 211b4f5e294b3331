import CFrames
import Glibc

/// Watches the worker: hands it commands, forwards its text and frames in order, enforces the limits, and ends all that the cells started.
///
/// It is one thread around poll(2). The worker waits until each of its frames was taken, and what was printed before a frame is forwarded
/// before it. It has one command at a time, so that what it has not begun can be taken back.
struct Supervisor {
    /// The process that runs cells; nil where one that is gone left checkpoints.
    var worker: pid_t?
    /// The parent of this process.
    let reaper: pid_t
    var commands: CommandReader
    /// What the worker has not been asked for yet.
    var waiting: [CommandReader.Arrived] = []
    /// Whether the worker has a command that is not done.
    var isBusy = false
    /// All cells before this index that leave anything behind have run in the worker.
    var position: UInt32 = 0
    /// Where cells had started threads or processes, so that there are no checkpoints from there on.
    var crowded: UInt32?
    var checkpoints: Checkpoints
    var channel: WorkerChannel
    var streams: WorkerStreams
    var current: Started?
    let output = FrameWriter(descriptor: STDOUT_FILENO)
    let workerCommands: WorkerPipes.Pipe
    private var watch: LimitWatch
    /// How long the cells have run that led to where the worker is, in milliseconds.
    var spent: UInt64 = 0
    private var isFinished = false

    init(
        worker: pid_t, reaper: pid_t, pipes: WorkerPipes, token: UInt64, memoryLimit: UInt64, checkpoints: Checkpoints
    ) {
        self.worker = worker
        self.reaper = reaper
        self.checkpoints = checkpoints
        commands = CommandReader(descriptor: STDIN_FILENO)
        workerCommands = pipes.commands
        channel = WorkerChannel(descriptor: pipes.channel.supervisor, token: token)
        streams = WorkerStreams(output: pipes.output.read, error: pipes.error.read)
        watch = LimitWatch(memory: memoryLimit)
    }

    /// Supervises until the worker is gone, and no checkpoint is asked for any more.
    /// - Returns: the exit code of the host: 0 where every command was done.
    mutating func run() -> Int32 {
        defer { Descendants.endAll() }
        while true {
            if let code = step() { return code }
        }
    }

    /// Does what is to be done now.
    /// - Returns: the exit code, where the host has come to its end.
    private mutating func step() -> Int32? {
        if let status = workerStatus() { return workerEnded(status) }
        wait()
        if StopRequest.isMade || !output.hasReader || getppid() != reaper { return 1 }
        do {
            try forwardAll()
        } catch {
            return stop(CellEnding(kind: .intrusion, value: 0))
        }
        if let code = obey() { return code }
        guard let worker, current != nil else { return nil }
        return watch.exceeded(by: worker, besides: checkpoints.processes).flatMap { stop($0) }
    }

    private func wait() {
        var descriptors = (streams.descriptors + [channel.descriptor, commands.awaited]).map {
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
        case .checkpoint: return keepCheckpoint(frame.payload)
        case .finished: isFinished = true
        case .started:
            current = Started(frame.payload)
            streams.beginCell()
            watch.beginCell(milliseconds: current?.milliseconds ?? 0)
        default: break
        }
        output.write(frame.kind, frame.payload)
        guard let cell = current else { return }
        if frame.kind == .done && !cell.isForked {
            position = cell.index + 1
            spent += watch.spent
            checkpoints.thinToMemory()
        } else if frame.kind != .ended {
            return
        }
        (current, isBusy) = (nil, false)
    }

    /// The worker's exit status once it is gone.
    private func workerStatus() -> Int32? {
        var status: Int32 = 0
        guard let worker else { return nil }
        return waitpid(worker, &status, WNOHANG) == worker ? status : nil
    }

    private mutating func workerEnded(_ status: Int32) -> Int32? {
        worker = nil
        try? forwardAll()
        if isFinished { return 0 }
        output.write(.ended, CellEnding(status: status).payload)
        return leaveToCheckpoints()
    }

    /// Ends the worker. It is first asked for its call stack, so that the reader learns where it was.
    private mutating func stop(_ ending: CellEnding) -> Int32? {
        if ending.kind != .intrusion, let worker {
            kill(-worker, SIGXCPU)
            for _ in 0..<50 {
                if workerStatus() != nil {
                    self.worker = nil
                    break
                }
                wait()
                guard (try? forwardAll()) != nil else { break }
            }
        }
        output.write(.ended, ending.payload)
        // Who wrote into the channel may have written into anything.
        return ending.kind == .intrusion ? 1 : leaveToCheckpoints()
    }

    /// The worker is gone, or about to be: the host stays where it can go back.
    private mutating func leaveToCheckpoints() -> Int32? {
        guard !checkpoints.isEmpty else { return 1 }
        endWorker()
        waiting = []
        return nil
    }
}
