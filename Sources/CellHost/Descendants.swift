import Glibc

/// The processes below this one: the worker, and all that cells started. Whatever session or group they moved to, one whose parent is
/// gone becomes a child of the supervisor, and of the reaper where that is gone, too.
enum Descendants {
    /// Ends them all, but for those of `kept` that are this process's children.
    static func endAll(besides kept: Set<pid_t> = []) {
        let own = getpid()
        for _ in 0..<1000 {
            let children = ProcessFiles.children(of: own).filter { !kept.contains($0) }
            for child in children { kill(child, SIGKILL) }
            while waitpid(-1, nil, WNOHANG) > 0 {}
            if children.isEmpty { return }
            usleep(1000)
        }
    }
}
