import Glibc

/// The outermost process of the host: it ends all that cells started where the supervisor cannot, because a cell or the kernel, out of
/// memory, ended it.
///
/// What a cell started then has no parent, and becomes the reaper's child.
enum Reaper {
    // Written before signals can arrive, read by their handler.
    nonisolated(unsafe) private static var supervisor: pid_t = 0

    /// Waits for the supervisor, then ends what is left, and ends as the supervisor did.
    static func run(supervisor: pid_t) -> Never {
        self.supervisor = supervisor
        // What the engine writes, and what it is told, is the supervisor's.
        close(STDIN_FILENO)
        for number in [SIGTERM, SIGINT, SIGHUP] { signal(number) { kill(Reaper.supervisor, $0) } }
        var status: Int32 = 0
        var ended: pid_t = 0
        repeat { ended = waitpid(-1, &status, 0) } while ended != supervisor && (ended > 0 || errno == EINTR)
        Descendants.endAll()
        if status & 0x7f != 0 {
            signal(status & 0x7f, SIG_DFL)
            kill(getpid(), status & 0x7f)
        }
        exit(status >> 8 & 0xff)
    }
}
