import Toolchain
import Foundation
import Glibc
import Synchronization

/// Builds the command lines under which what a learner wrote is compiled and run: bubblewrap, in it `AnswerHost`, which gives
/// up root and applies the limits.
struct Sandbox: Sendable {
    let bubblewrap: URL
    let toolchain: Toolchain
    /// Whether this process is root. Then no user namespace is needed (none may be had in a container), and `AnswerHost`
    /// changes to a user that owns nothing; otherwise bubblewrap makes a namespace in which there is no other user.
    let isRoot: Bool

    /// Where things are inside.
    enum Inside {
        static let host = "/lectern/AnswerHost"
        /// The Swift runtime's libraries.
        static let runtime = "/lectern/swift"
        static let lessonKit = "/lectern/libLessonKit.so"
        static let answer = "/answer"
    }

    /// A folder or file of the outside, seen inside.
    enum Mount: Hashable {
        case readOnly(URL, at: String)
        case writable(URL, at: String)

        /// Where it is.
        var outside: URL {
            switch self {
            case .readOnly(let url, _), .writable(let url, _): url
            }
        }

        /// Where it is seen.
        var inside: String {
            switch self {
            case .readOnly(_, at: let path), .writable(_, at: let path): path
            }
        }
    }

    /// Numbers for `AnswerHost`, see its README.
    struct Limits: Sendable, Hashable {
        var addressSpace: UInt64
        var processorSeconds: Int
        var fileBytes: Int
        var processes: Int
        var openFiles: Int
    }

    /// The command that compiles: `command` with `folder` as its working directory, writable.
    func compiling(_ command: [String], in folder: URL, reading mounts: [Mount], limits: Limits) -> [String] {
        tool(command, mounts: [.writable(folder, at: Inside.answer)] + mounts, limits: limits)
    }

    /// The command that reads a file of an answer's, by a tool of the toolchain's that writes nothing.
    func reading(_ file: Mount, by command: [String], limits: Limits) -> [String] {
        tool(command, mounts: [file], limits: limits)
    }

    private func tool(_ command: [String], mounts: [Mount], limits: Limits) -> [String] {
        let usr = toolchain.binaries.deletingLastPathComponent()
        let all = [Mount.readOnly(usr, at: usr.path)] + mounts
        // Before all mounts: one of them may be somewhere in the outer /tmp.
        // The compiler finds itself through /proc. An answer gets none: bubblewrap's own process would be in it.
        let temporary = [
            "--proc", "/proc", "--size", "\(64 << 20)", "--perms", "1777", "--tmpfs", "/tmp", "--setenv", "TMPDIR",
            "/tmp",
            // A compiler that crashes would look up the names of its own functions for half a minute, which nobody reads.
            "--setenv", "LLVM_DISABLE_SYMBOLIZATION", "1", "--setenv", "SWIFT_BACKTRACE", "enable=no",
            "--setenv", Toolchain.largePages.name, Toolchain.largePages.value,
        ]
        return base(first: temporary, all, folders: ["/answer", "/lectern"])
            + ["--chdir", Inside.answer, "--remount-ro", "/"]
            + host("confine", limits) + command
    }

    /// The command that serves calls of `library`. Nothing inside can be written.
    func serving(_ library: URL, limits: Limits) -> [String] {
        let runtime = toolchain.binaries.deletingLastPathComponent().appending(path: "lib/swift/linux")
        let mounts = [
            Mount.readOnly(runtime, at: Inside.runtime), .readOnly(toolchain.lessonKit, at: Inside.lessonKit),
            .readOnly(library, at: "\(Inside.answer)/\(library.lastPathComponent)"),
        ]
        return base(mounts, folders: ["/answer", "/lectern"])
            + ["--chdir", "/", "--remount-ro", "/"]
            // Where things are outside is nobody's business in there.
            + ["--setenv", "LD_LIBRARY_PATH", Inside.runtime]
            // The same dictionary in the same order, one thread for matrices, no helper process at a trap.
            + ["--setenv", "SWIFT_DETERMINISTIC_HASHING", "1", "--setenv", "OPENBLAS_NUM_THREADS", "1"]
            + ["--setenv", "SWIFT_BACKTRACE", "enable=no", "--setenv", "LECTERN_THREADS", "1"]
            + host("serve", limits) + ["\(Inside.answer)/\(library.lastPathComponent)"]
    }

    /// Each answer is a user of its own: the kernel counts processes, queued signals and pipes by user, and no answer must see in
    /// those counts what another one does.
    private static let users = Atomic<UInt32>(UInt32.random(in: 0..<1000))

    private func host(_ mode: String, _ limits: Limits) -> [String] {
        let user = isRoot ? 64_000 + Self.users.wrappingAdd(1, ordering: .relaxed).oldValue % 1000 : 65_534
        return [
            "--", Inside.host, mode, "\(limits.addressSpace)", "\(limits.processorSeconds)", "\(limits.fileBytes)",
            "\(limits.processes)", "\(limits.openFiles)", "\(user)",
        ]
    }

    /// No network, no other processes, no home, no environment; the system's libraries and the host, all read-only.
    private func base(first: [String] = [], _ mounts: [Mount], folders: [String]) -> [String] {
        var words = [bubblewrap.path, "--unshare-pid", "--unshare-net", "--unshare-ipc", "--unshare-uts"]
        words += ["--unshare-cgroup-try", "--hostname", "lectern", "--die-with-parent", "--new-session", "--clearenv"]
        words += ["--setenv", "PATH", "/usr/bin", "--setenv", "LANG", "C.UTF-8"]
        if !isRoot { words += ["--unshare-user", "--disable-userns", "--uid", "65534", "--gid", "65534"] }
        words += first
        // As root, bubblewrap makes the folders on the way to a mount for root alone.
        let ways = mounts.flatMap { Self.parents(of: $0.inside) }
        for folder in Set(folders + ["/dev", "/etc", "/usr"] + ways).sorted() {
            words += ["--perms", "0755", "--dir", folder]
        }
        words += ["--ro-bind", "/usr/lib", "/usr/lib"]
        for name in ["lib", "lib64"] {
            if let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "/\(name)") {
                words += ["--symlink", target, "/\(name)"]
            } else {
                words += ["--ro-bind-try", "/\(name)", "/\(name)"]
            }
        }
        words += ["--ro-bind-try", "/usr/lib64", "/usr/lib64"]
        for file in ["/etc/ld.so.cache", "/etc/alternatives"] { words += ["--ro-bind-try", file, file] }
        for device in ["/dev/null", "/dev/zero", "/dev/urandom"] { words += ["--dev-bind", device, device] }
        words += ["--ro-bind", toolchain.products.appending(path: "AnswerHost").path, Inside.host]
        for mount in mounts {
            switch mount {
            case .readOnly(let outside, let inside): words += ["--ro-bind", outside.path, inside]
            case .writable(let outside, let inside): words += ["--bind", outside.path, inside]
            }
        }
        return words
    }

    /// `/a`, `/a/b` for `/a/b/c`.
    private static func parents(of path: String) -> [String] {
        let names = path.split(separator: "/").dropLast()
        return names.indices.map { "/" + names[...$0].joined(separator: "/") }
    }
}
