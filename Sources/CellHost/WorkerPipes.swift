import CProcess
import Glibc

/// What connects supervisor and worker.
struct WorkerPipes {
    let output = makePipe()
    let error = makePipe()
    let commands = makePipe()
    let channel = makeChannel()

    /// One pipe: what is written to `write` is read from `read`.
    struct Pipe {
        var read: Int32
        var write: Int32
    }

    /// The two ends of the channel.
    struct Channel {
        var supervisor: Int32
        var worker: Int32
    }

    private static func makePipe() -> Pipe {
        var descriptors: [Int32] = [-1, -1]
        guard pipe(&descriptors) == 0 else { fail("pipe") }
        closeOnExec(descriptors)
        return Pipe(read: descriptors[0], write: descriptors[1])
    }

    private static func makeChannel() -> Channel {
        var descriptors: [Int32] = [-1, -1]
        guard socketpair(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0, &descriptors) == 0 else { fail("socketpair") }
        closeOnExec(descriptors)
        return Channel(supervisor: descriptors[0], worker: descriptors[1])
    }

    private static func closeOnExec(_ descriptors: [Int32]) {
        for descriptor in descriptors { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    }

    private static func fail(_ call: String) -> Never {
        perror("CellHost: \(call)")
        exit(70)
    }

    /// In the child: standard output and error lead to the supervisor; standard input is empty.
    func becomeWorker() {
        dup2(output.write, STDOUT_FILENO)
        dup2(error.write, STDERR_FILENO)
        let empty = open("/dev/null", O_RDONLY)
        dup2(empty, STDIN_FILENO)
        let others = [output.read, output.write, error.read, error.write, commands.write, channel.supervisor]
        for descriptor in [empty] + others { close(descriptor) }
    }

    /// In the parent: keeps its own ends, and that from which commands are read, so that it can take back one that no worker has read.
    func becomeSupervisor() {
        for descriptor in [output.write, error.write, channel.worker] { close(descriptor) }
        for descriptor in [output.read, error.read, channel.supervisor] {
            _ = fcntl(descriptor, F_SETFL, fcntl(descriptor, F_GETFL) | O_NONBLOCK)
        }
    }
}
