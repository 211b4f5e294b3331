import Glibc

/// Whether the engine has asked the host to stop: it then ends what the cells started before it goes.
enum StopRequest {
    // Written by a signal handler, read by the one thread of the supervisor.
    nonisolated(unsafe) private(set) static var isMade = false

    /// Takes SIGTERM, SIGINT and SIGHUP as such requests.
    static func listen() {
        for number in [SIGTERM, SIGINT, SIGHUP] { signal(number) { _ in StopRequest.isMade = true } }
    }
}
