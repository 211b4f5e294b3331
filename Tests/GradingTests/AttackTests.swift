import Foundation
import Testing

@testable import Grading

/// What an answer tries, and how its report must read. None may earn a mark or leave anything behind.
struct Attack: Sendable, CustomTestStringConvertible {
    var testDescription: String
    /// What comes before the function.
    var head = "import Foundation"
    /// The function's body.
    var body: String
    /// Words of a counterexample or a problem.
    var words: String
    var status = AnswerReport.Status.failed
    /// One with limits that are reached soon, where the answer reaches them.
    var grader: Task<Grader, any Error>

    var text: String {
        """
        \(head)
        func outputSize(input: Int, filter: Int, stride: Int, padding: Int) -> Int? {
            \(body)
        }
        """
    }

    init(
        _ name: String, head: String = "import Foundation", _ body: String, words: String,
        status: AnswerReport.Status = .failed, grader: Task<Grader, any Error> = GradingFixture.grader
    ) {
        testDescription = name
        self.head = head
        self.body = body
        self.words = words
        self.status = status
        self.grader = grader
    }

    /// Declarations of system calls that Foundation's overlay does not show plainly.
    private static let probe = "import Foundation\nfunc leak(_ found: Bool) -> Int? { found ? Int.max : 0 }"

    static let forging: [Attack] = [
        Attack("exit(0)", "exit(0)", words: "ended its process with exit(0)"),
        Attack("_exit", "_exit(0)", words: "exit(0)"),
        Attack("abort", "abort()", words: "trapped"),
        Attack("fatalError", "fatalError(\"all checks passed\")", words: "trapped: all checks passed"),
        Attack(
            "exit in an initializer", head: "import Foundation\nlet early: Int = { exit(0) }()", "early",
            words: "exit(0)"),
        Attack(
            "a forged report on stdout and stderr",
            "let report = #\"{\"passed\":true,\"score\":4}\"#; print(report); FileHandle.standardError.write(Data(report.utf8)); return 0",
            words: "returned 0"),
        Attack(
            "frames to every descriptor",
            """
            let frame: [UInt8] = [9, 0, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0, 1, 5, 0, 0, 0, 0, 0, 0, 0]
            for descriptor in Int32(0)..<1024 { _ = write(descriptor, frame, frame.count) }
            return 5
            """, words: "wrote to the channel"),
        Attack(
            "reading calls away from the dispatcher",
            "var b = [UInt8](repeating: 0, count: 64); for d in Int32(3)..<1024 { fcntl(d, F_SETFL, O_NONBLOCK); _ = read(d, &b, 64) }; return 0",
            words: "outputSize"),
        Attack("closing every descriptor", "for d in Int32(0)..<1024 { close(d) }; return 0", words: "exit"),
        Attack("random answers", "Int.random(in: 0...3)", words: "returned"),
        Attack("memoised examples", "[7: 5, 32: 30][input] ?? 1", words: "returned"),
        Attack(
            "an Int of its own", head: "struct Int: Equatable { static func == (a: Int, b: Int) -> Bool { true } }",
            "nil", words: "its types are not those", status: .compileError),
        Attack(
            "equality that lies",
            head:
                "func == (a: Int?, b: Int?) -> Bool { true }\nextension Int { static func == (a: Int, b: Int) -> Bool { true } }",
            "0", words: "returned 0"),
        Attack(
            "signals to its group", "kill(0, SIGKILL); return 0", words: "trapped"),
        Attack(
            "SIGSTOP to itself", "raise(SIGSTOP); return 0", words: "did not return within 0.1 s",
            grader: GradingFixture.briefGrader),
        Attack("SIGKILL to its parent", "kill(getppid(), SIGKILL); kill(1, SIGKILL); return 0", words: "returned 0"),
    ]

    static let reading: [Attack] = [
        Attack(
            "files", head: probe,
            "leak(FileManager.default.fileExists(atPath: \"/etc/passwd\") || FileManager.default.fileExists(atPath: \"/home\") || FileManager.default.fileExists(atPath: \"/root\") || FileManager.default.fileExists(atPath: \"/work\") || FileManager.default.fileExists(atPath: \"/tmp\"))",
            words: "returned 0"),
        Attack(
            "the environment", head: probe,
            "leak(!Set(ProcessInfo.processInfo.environment.keys).isSubset(of: [\"PATH\", \"LANG\", \"PWD\", \"SWIFT_DETERMINISTIC_HASHING\", \"OPENBLAS_NUM_THREADS\", \"SWIFT_BACKTRACE\", \"LECTERN_THREADS\", \"LD_LIBRARY_PATH\"]))",
            words: "returned 0"),
        Attack(
            "other processes", head: probe,
            "leak(((try? FileManager.default.contentsOfDirectory(atPath: \"/proc\")) ?? []).compactMap { Int($0) }.count > 4)",
            words: "returned 0"),
        Attack(
            "writing files", head: probe,
            "leak([\"/x\", \"/dev/shm/x\", \"/tmp/x\", \"/answer/x\", \"/dev/x\"].contains { FileManager.default.createFile(atPath: $0, contents: Data([1])) })",
            words: "returned 0"),
        Attack(
            "a service of the machine", head: probe,
            """
            let s = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
            var address = sockaddr_in()
            address.sin_family = sa_family_t(AF_INET)
            address.sin_port = UInt16(\(Listener.port)).bigEndian
            address.sin_addr.s_addr = UInt32(0x7F000001).bigEndian
            let size = socklen_t(MemoryLayout<sockaddr_in>.size)
            return leak(withUnsafePointer(to: &address) {
                $0.withMemoryRebound(to: sockaddr.self, capacity: 1) { connect(s, $0, size) } == 0
            })
            """, words: "returned 0"),
        Attack(
            "its own name", head: probe, "leak(#filePath.contains(\"/\") || #file.contains(\"lectern\"))",
            words: "returned 0"),
        Attack(
            "namespaces and tracing",
            head: probe + "\n@_silgen_name(\"unshare\") func cunshare(_ flags: Int32) -> Int32"
                + "\n@_silgen_name(\"ptrace\") func cptrace(_ r: Int, _ p: Int, _ a: Int, _ d: Int) -> Int",
            "leak(cunshare(0x1000_0000) == 0 || cptrace(16, 1, 0, 0) == 0)", words: "returned 0"),
        Attack(
            "sockets of every family", head: probe,
            "var b: [Int32] = [0, 0]; return leak((0..<64).contains { socket($0, 1, 0) >= 0 || socket($0, 2, 0) >= 0 || socket($0, 3, 0) >= 0 || socketpair($0, 1, 0, &b) == 0 })",
            words: "returned 0"),
        Attack(
            "locks, leases and notes on a file that others see",
            head: probe + "\n@_silgen_name(\"flock\") func cflock(_ file: Int32, _ operation: Int32) -> Int32",
            """
            let file = open("/lectern/libLessonKit.so", O_RDONLY)
            var lock = [UInt8](repeating: 0, count: 64)
            let locked = [Int32(5), 6, 36, 37].contains { fcntl(file, $0, &lock) == 0 }
            let leased = fcntl(file, 1024, Int32(0)) == 0 || fcntl(file, 1026, Int32(1)) == 0
            return leak(file < 0 || locked || leased || cflock(file, 5) == 0)
            """, words: "returned 0"),
        Attack(
            "shared memory, queues, keys, children and programs",
            head: probe + "\n@_silgen_name(\"shmget\") func cshmget(_ k: Int32, _ n: Int, _ f: Int32) -> Int32"
                + "\n@_silgen_name(\"msgget\") func cmsgget(_ k: Int32, _ f: Int32) -> Int32"
                + "\n@_silgen_name(\"semget\") func csemget(_ k: Int32, _ n: Int32, _ f: Int32) -> Int32"
                + "\n@_silgen_name(\"memfd_create\") func cmemfd(_ n: UnsafePointer<CChar>, _ f: UInt32) -> Int32"
                + "\n@_silgen_name(\"fork\") func cfork() -> Int32"
                + "\n@_silgen_name(\"inotify_init1\") func cinotify(_ f: Int32) -> Int32"
                + "\n@_silgen_name(\"syscall\") func csyscall(_ n: Int, _ a: Int, _ b: Int, _ c: Int, _ d: Int, _ e: Int) -> Int",
            "leak(cshmget(0, 4096, 0o1666) >= 0 || cmsgget(0, 0o1666) >= 0 || csemget(0, 1, 0o1666) >= 0 || cmemfd(\"x\", 0) >= 0 || cfork() >= 0 || cinotify(0) >= 0 || csyscall(425, 8, 0, 0, 0, 0) >= 0 || csyscall(250, 0, -3, 1, 0, 0) >= 0)",
            words: "returned 0"),
        Attack(
            "other processes' descriptors, secret memory and comparisons of what processes share",
            head: probe
                + "\n@_silgen_name(\"syscall\") func csyscall(_ n: Int, _ a: Int, _ b: Int, _ c: Int, _ d: Int, _ e: Int) -> Int",
            // Of the answer's own process, so that nothing but the filter refuses them; only it does so with EPERM.
            """
            #if arch(x86_64)
            let kcmp = 312
            #else
            let kcmp = 272
            #endif
            let own = Int(getpid())
            return leak([(434, own, 0), (438, 0, 0), (447, 0, 0), (kcmp, own, own)].contains { number, first, second in
                csyscall(number, first, second, 1, 0, 0) >= 0 || errno != EPERM
            })
            """, words: "returned 0"),
        Attack(
            "memory of the sandbox's first process", head: probe,
            "leak((1..<6).contains { open(\"/proc/\\($0)/mem\", O_RDWR) >= 0 || open(\"/proc/\\($0)/maps\", O_RDONLY) >= 0 } || open(\"/proc/self/mountinfo\", O_RDONLY) >= 0)",
            words: "returned 0"),
        Attack("root", head: probe, "leak(getuid() == 0 || setuid(0) == 0)", words: "returned 0"),
    ]

    static let exhausting: [Attack] = [
        Attack(
            "an endless loop", "while true {}", words: "did not return within 0.1 s", grader: GradingFixture.briefGrader
        ),
        Attack(
            "endless sleep", "sleep(1000); return 0", words: "did not return within 0.1 s",
            grader: GradingFixture.briefGrader),
        Attack(
            "endless recursion", head: "func deep(_ n: Int) -> Int { n == -1 ? 0 : deep(n + 1) &+ n ^ deep(n + 2) }",
            "deep(input)", words: "recursion"),
        Attack(
            "an endless loop in a static initializer",
            head: "enum Slow { static let value: Int = { while true {} }() }",
            "Slow.value", words: "did not return", grader: GradingFixture.briefGrader),
        Attack(
            "memory", "var all: [[UInt8]] = []; while true { all.append([UInt8](repeating: 1, count: 64 << 20)) }",
            words: "outputSize"),
        Attack("an array of 10^9", "[Int](repeating: input, count: 1_000_000_000).count", words: "outputSize"),
        Attack(
            "output without end", "while true { print(String(repeating: \"x\", count: 1000)) }",
            words: "did not return",
            grader: GradingFixture.briefGrader),
        Attack(
            "a fork bomb", head: "import Foundation\n@_silgen_name(\"fork\") func cfork() -> Int32",
            "while true { _ = cfork() }", words: "outputSize"),
        Attack(
            "a child that outlives the call", head: "import Foundation\n@_silgen_name(\"fork\") func cfork() -> Int32",
            "if cfork() == 0 { setsid(); sleep(1000) }; return 0", words: "returned 0"),
        Attack("threads without end", "while true { Thread.detachNewThread { sleep(100) } }", words: "outputSize"),
        Attack(
            "blocking on stdin", "while readLine() == nil {}; return 0", words: "did not return",
            grader: GradingFixture.briefGrader),
        Attack(
            "a type-checker blow-up",
            // The compiler gives each of them up by itself, after some seconds.
            String(
                repeating: """
                    _ = [1, 2, 3].map { $0 * 2 + 1.0 - Double($0) / 3 }.reduce(0) { $0 + $1 * 2 - 1 / $0 + -$1 }
                        + [1, 2.0].map { -$0 * 3 + 2 }[0] - -1 * (2 + -3.5) as Float
                    _ = "a" + "b" + 1 + "c" + 2 + "d" + -1 + "e" + 3.0 + "f"

                    """, count: 8) + "return 0", words: "it did not compile within 2 s", status: .compileError,
            grader: GradingFixture.hastyGrader),
        Attack(
            "deep nesting", "\(String(repeating: "(", count: 5000))0\(String(repeating: ")", count: 5000))",
            words: "nested too deeply", status: .compileError),
    ]
}

@Suite("Hostile answers earn nothing, and say so plainly")
struct AttackTests {
    private func survive(_ attack: Attack) async throws {
        let report = try await GradingFixture.grade(attack.text, exercise: "attacked", by: attack.grader)
        #expect(report.status == attack.status, "\(report.text)")
        #expect(report.score == 0, "\(report.text)")
        #expect(report.text.contains(attack.words), "\(report.text)")
        #expect(!report.text.contains("returned \(Int.max)"), "\(report.text)")
    }

    @Test("forging a result", arguments: Attack.forging)
    func forging(attack: Attack) async throws { try await survive(attack) }

    @Test("reading what is not theirs", arguments: Attack.reading)
    func reading(attack: Attack) async throws { try await survive(attack) }

    @Test("exhausting the machine", arguments: Attack.exhausting)
    func exhausting(attack: Attack) async throws { try await survive(attack) }

    @Test("a value or an error's words of megabytes are refused or cut at the first call")
    func large() async throws {
        let value = try await GradingFixture.grade(
            "func mirrored(_ w: [Float], named names: [String], by table: [Int: (Double, Bool)]) throws -> (w: [Float], text: String?) { ([Float](repeating: 1, count: 1_000_000), nil) }",
            exercise: "mirror")
        #expect(value.text.contains("returned more than 1024 KB"), "\(value.text)")
        let words = try await GradingFixture.grade(
            """
            struct Long: Error, CustomStringConvertible { var description: String { String(repeating: "e", count: 2 << 20) } }
            func mirrored(_ w: [Float], named names: [String], by table: [Int: (Double, Bool)]) throws -> (w: [Float], text: String?) { throw Long() }
            """, exercise: "mirror")
        #expect(words.text.contains("threw Long: eeee"))
        #expect(value.text.utf8.count + words.text.utf8.count < 20_000)
    }

    @Test("no process is left behind")
    func nothingLeft() async throws {
        try await GradingFixture.withFolder { folder in
            let grader = try await GradingFixture.makeGrader(cache: folder.appending(path: "cache"))
            for attack in Attack.exhausting
            where attack.testDescription.contains("child") || attack.testDescription.contains("bomb") {
                let file = folder.appending(path: "attacked.swift")
                try Data(attack.text.utf8).write(to: file)
                #expect(await grader.grade([file.path]).score == 0)
            }
            // The kernel ends a sandbox's processes when its first one has gone, a moment later.
            for _ in 0..<50 where !Self.processes(naming: folder.path).isEmpty {
                try await Task.sleep(for: .milliseconds(20))
            }
            #expect(Self.processes(naming: folder.path) == [])
        }
    }

    private static func processes(naming text: String) -> [String] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: "/proc")) ?? []
        return names.filter { name in
            guard Int(name) != nil, let command = FileManager.default.contents(atPath: "/proc/\(name)/cmdline") else {
                return false
            }
            return String(decoding: command, as: UTF8.self).contains(text)
        }
    }
}

/// A service of the machine on a port of the loopback device.
enum Listener {
    static let port: Int = {
        let listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_addr.s_addr = UInt32(0x7F00_0001).bigEndian
        var size = socklen_t(MemoryLayout<sockaddr_in>.size)
        withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { plain in
                if bind(listener, plain, size) == 0, listen(listener, 8) == 0 { getsockname(listener, plain, &size) }
            }
        }
        return Int(UInt16(bigEndian: address.sin_port))
    }()
}
