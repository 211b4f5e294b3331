// The process in which cells are loaded and run: a supervisor, and a worker that it watches.
//
//     CellHost MEMORY-BYTES LIBRARY…
//
// Commands arrive on standard input, one a line; frames leave on standard output. See README.md for both.
import CProcess
import Glibc

signal(SIGPIPE, SIG_IGN)

guard CommandLine.arguments.count >= 3, let memoryLimit = UInt64(CommandLine.arguments[1]) else {
    let usage = "usage: CellHost MEMORY-BYTES LIBRARY…\n"
    _ = write(STDERR_FILENO, usage, usage.utf8.count)
    exit(64)
}

let pipes = WorkerPipes()
let worker = lectern_fork()
if worker == 0 {
    pipes.becomeWorker()
    Worker(pipes: pipes, libraries: Array(CommandLine.arguments[2...]), memoryLimit: memoryLimit).run()
} else {
    pipes.becomeSupervisor()
    var supervisor = Supervisor(worker: worker, pipes: pipes, memoryLimit: memoryLimit)
    exit(supervisor.run())
}
