// The processes in which cells are loaded and run: a worker, a supervisor that watches it, and a reaper that ends what both leave.
//
//     CellHost MEMORY-BYTES CHECKPOINTS LIBRARY…
//
// Where it may keep no checkpoints, it is the process of one run; else it stays, and goes back to one when it is asked to.
// Commands arrive on standard input; frames leave on standard output. `CFrames.h` says how both are laid out.
import CProcess
import Glibc

signal(SIGPIPE, SIG_IGN)

let arguments = CommandLine.arguments
guard arguments.count >= 4, let memoryLimit = UInt64(arguments[1]), let mostCheckpoints = UInt16(arguments[2]) else {
    let usage = "usage: CellHost MEMORY-BYTES CHECKPOINTS LIBRARY…\n"
    _ = write(STDERR_FILENO, usage, usage.utf8.count)
    exit(64)
}

let token = UInt64.random(in: .min ... .max)
lectern_adopt_orphans()
let reaper = getpid()
let supervisor = lectern_fork()
if supervisor != 0 { Reaper.run(supervisor: supervisor) }
// The reaper has no end of these: else nobody would see that one is closed.
let pipes = WorkerPipes()
lectern_adopt_orphans()
let worker = lectern_fork()
if worker == 0 {
    pipes.becomeWorker()
    var worker = Worker(
        commands: pipes.commands.read, channel: pipes.channel.worker, token: token, libraries: Array(arguments[3...]),
        memoryLimit: memoryLimit, mostCheckpoints: Int(mostCheckpoints))
    worker.run()
} else {
    StopRequest.listen()
    pipes.becomeSupervisor()
    var supervisor = Supervisor(
        worker: worker, reaper: reaper, pipes: pipes, token: token, memoryLimit: memoryLimit,
        checkpoints: Checkpoints(most: Int(mostCheckpoints), memory: memoryLimit / 4))
    exit(supervisor.run())
}
