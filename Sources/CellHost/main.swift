// The processes in which cells are loaded and run: a worker, a supervisor that watches it, and a reaper that ends what both leave.
//
//     CellHost MEMORY-BYTES LIBRARY…
//
// Commands arrive on standard input; frames leave on standard output. `CFrames.h` says how both are laid out.
import CProcess
import Glibc

signal(SIGPIPE, SIG_IGN)

guard CommandLine.arguments.count >= 3, let memoryLimit = UInt64(CommandLine.arguments[1]) else {
    let usage = "usage: CellHost MEMORY-BYTES LIBRARY…\n"
    _ = write(STDERR_FILENO, usage, usage.utf8.count)
    exit(64)
}

let pipes = WorkerPipes()
let token = UInt64.random(in: .min ... .max)
lectern_adopt_orphans()
let reaper = getpid()
let supervisor = lectern_fork()
if supervisor != 0 { Reaper.run(supervisor: supervisor) }
lectern_adopt_orphans()
let worker = lectern_fork()
if worker == 0 {
    let commands = pipes.becomeWorker()
    Worker(
        commands: commands, channel: pipes.channel.worker, token: token, libraries: Array(CommandLine.arguments[2...]),
        memoryLimit: memoryLimit
    ).run()
} else {
    StopRequest.listen()
    pipes.becomeSupervisor()
    var supervisor = Supervisor(
        worker: worker, reaper: reaper, pipes: pipes, token: token, memoryLimit: memoryLimit)
    exit(supervisor.run())
}
