import CProcess
import Glibc

/// The pipes between supervisor and worker.
struct WorkerPipes {
    let commands = makePipe()
    let output = makePipe()
    let error = makePipe()
    let events = makePipe()

    /// One pipe: what is written to `write` is read from `read`.
    struct Pipe {
        var read: Int32
        var write: Int32
    }

    private static func makePipe() -> Pipe {
        var descriptors: [Int32] = [-1, -1]
        guard pipe(&descriptors) == 0 else {
            perror("CellHost: pipe")
            exit(70)
        }
        for descriptor in descriptors { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
        return Pipe(read: descriptors[0], write: descriptors[1])
    }

    /// In the child: standard output and error lead to the supervisor; standard input is empty.
    func becomeWorker() {
        dup2(output.write, STDOUT_FILENO)
        dup2(error.write, STDERR_FILENO)
        let empty = open("/dev/null", O_RDONLY)
        dup2(empty, STDIN_FILENO)
        for descriptor in [empty, commands.write, output.read, output.write, error.read, error.write, events.read] {
            close(descriptor)
        }
    }

    /// In the parent: keeps its own ends only, so that it sees the end of file when the worker is gone.
    func becomeSupervisor() {
        for descriptor in [commands.read, output.write, error.write, events.write] { close(descriptor) }
        for descriptor in [output.read, error.read, events.read, STDIN_FILENO] {
            _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
        }
    }
}
