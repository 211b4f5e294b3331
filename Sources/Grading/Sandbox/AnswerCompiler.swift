import AnswerReading
import Toolchain
import Foundation
import Subprocess

/// Compiles an answer with its dispatcher into a library, in the sandbox; the author's own without it, as cells are.
struct AnswerCompiler: Sendable {
    let sandbox: Sandbox
    let scratch: Scratch
    /// Clang modules that were compiled before, read-only for answers.
    var moduleCache: URL
    var seconds = 20
    /// Whether the answer is made fast, which takes as long again.
    var optimizes = true
    /// Whether the compiler runs in the sandbox.
    var isConfined = true
    /// How long it may take by the clock. The kernel ends the compiler far earlier, when it has computed for `seconds`; so where this limit
    /// comes first, the machine is busy.
    var clockSeconds = 300

    /// The answer did not compile.
    struct Failure: Error {
        /// What the compiler says, in the answer's own lines; at least one.
        var faults: [AnswerFault]
        /// Whether they are in the call that a learner typed, and not in the answer.
        var isOfCall = false
    }

    var toolchain: Toolchain { sandbox.toolchain }
    static let answerFile = "answer.swift"
    static let dispatcherFile = "dispatcher.swift"
    /// Nobody reads more.
    static let mostFaults = 20
    static let memory: UInt64 = 3 << 29

    private var limits: Sandbox.Limits {
        // The compiler takes less than 700 MB of address space for an answer by hand.
        Sandbox.Limits(
            addressSpace: Self.memory, processorSeconds: seconds, fileBytes: 16 << 20, processes: 64, openFiles: 256)
    }

    /// Compiles `text`, which answers the exercise, into `libAnswer.so` in `folder`.
    /// - Parameter dispatcher: the exercise's, which was compiled before; nil where it is to be compiled beside the answer.
    /// - Throws: `Failure` with what is wrong with the answer.
    func compile(
        _ text: String, for prepared: PreparedExercise, dispatcher: URL? = nil, into folder: URL
    ) async throws -> URL {
        let answer = (Self.answerFile, text), beside = (Self.dispatcherFile, prepared.dispatcher.text)
        // Last: of a name that two files declare, the compiler blames the first, which is the answer.
        let uses = prepared.uses.text.isEmpty ? [] : [(UsedDeclarations.file, prepared.uses.text)]
        let clock = ContinuousClock(), start = clock.now
        let mayUseLibraries = prepared.interface.hasTensor || !uses.isEmpty || text.contains("import")
        let quick: Outcome? =
            if let dispatcher {
                try await compile(
                    [answer] + uses, calledBy: dispatcher, libraries: mayUseLibraries ? .all : .swift, into: folder)
            } else { nil }
        // Where the two do not go together, the compiler says why, in what is left of its time.
        var again = self
        again.seconds = max(min(seconds, 2), seconds - Int((clock.now - start) / .seconds(1)))
        let outcome = if let quick { quick } else { try await again.compile([answer, beside] + uses, into: folder) }
        switch outcome {
        case .library(let library): return library
        case .failed(let compilation):
            let failure = failure(compilation, of: prepared)
            let isAnswers = failure.faults.contains { if case .compiler = $0.problem { true } else { false } }
            if !isAnswers { try Self.refuseFull(folder) }
            throw failure
        }
    }

    /// What came of sources.
    enum Outcome {
        case library(URL)
        case failed(Compilation)
    }

    /// Compiles `sources`, which are named, as one module into `libAnswer.so` in `folder`.
    /// - Throws: `Failure` where they cannot be linked.
    func compile(_ sources: [(name: String, text: String)], into folder: URL) async throws -> Outcome {
        let names = sources.map(\.name)
        let compile = try await compileObjects(of: names, sources, in: folder)
        if !compile.succeeded { return .failed(compile) }
        let link = try await link(names, with: .all, in: folder)
        guard let library = try library(in: folder, of: link) else {
            try Self.refuseFull(folder)
            throw Failure(faults: [AnswerFault(.notLinked(lastWords: String(link.output.suffix(300))))])
        }
        return .library(library)
    }

    /// Compiles those of `sources` that are in `names`; the others say what these can refer to.
    func compileObjects(
        of names: [String], _ sources: [(name: String, text: String)], in folder: URL
    ) async throws -> Compilation {
        for source in sources { try write(source.text, to: folder.appending(path: source.name)) }
        // What was compiled before is another user's, who may not take its place.
        for name in names { try? FileManager.default.removeItem(at: folder.appending(path: "\(name).o")) }
        // Another user writes here; the folder above is closed to all others.
        try FileManager.default.setAttributes([.posixPermissions: 0o777], ofItemAtPath: folder.path)
        let command = frontendCommand(names, beside: sources.map(\.name).filter { !names.contains($0) })
        let compile = try await bounded(command, in: folder, mounts: headerMounts)
        guard compile.output.contains(moduleCache.path) else { return compile }
        // A header or the toolchain has changed since, and the cache is read-only in there.
        try await warm()
        return try await bounded(command, in: folder, mounts: headerMounts)
    }

    /// Links the objects of sources, and what calls them where that was compiled before.
    func link(
        _ names: [String], calledBy dispatcher: URL? = nil, with libraries: LinkedLibraries, in folder: URL
    ) async throws -> Compilation {
        try? FileManager.default.removeItem(at: folder.appending(path: "libAnswer.so"))
        let other = dispatcher.map { Sandbox.Mount.readOnly($0, at: Self.dispatcherInside) }
        return try await bounded(
            linkerCommand(names, calledBy: other, libraries), in: folder,
            mounts: [lessonKitMount] + (other.map { [$0] } ?? []))
    }

    /// The library that was linked; nil where it was not.
    func library(in folder: URL, of link: Compilation) throws -> URL? {
        let library = folder.appending(path: "libAnswer.so")
        guard link.succeeded, FileManager.default.fileExists(atPath: library.path) else { return nil }
        try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: folder.path)
        return library
    }

    /// Writes a file that the sandbox's user can read, whatever the umask.
    func write(_ text: String, to file: URL) throws {
        try Data(text.utf8).write(to: file)
        try FileManager.default.setAttributes([.posixPermissions: 0o644], ofItemAtPath: file.path)
    }

    struct Compilation {
        var succeeded: Bool
        var timedOut: Bool
        /// Whether the compiler crashed, which it does where it has no more memory or stack.
        var crashed: Bool
        var output: String
    }

    func bounded(_ command: [String], in folder: URL, mounts: [Sandbox.Mount]) async throws -> Compilation {
        let words = isConfined ? sandbox.compiling(command, in: folder, reading: mounts, limits: limits) : command
        // Into a file: a compiler may say megabytes, of which the first are read.
        let output = folder.deletingLastPathComponent().appending(path: "\(folder.lastPathComponent).words")
        let descriptor = open(output.path, O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw AnswerProblem.notGraded(reason: String(cString: strerror(errno))) }
        defer {
            close(descriptor)
            unlink(output.path)
        }
        let process = try await withDeadline(seconds: Double(clockSeconds)) {
            try await run(
                .path(.init(words[0])), arguments: .init(Array(words.dropFirst())),
                environment: .custom(isConfined ? [:] : Self.environment),
                workingDirectory: isConfined ? nil : .init(folder.path), output: .discarded,
                error: .fileDescriptor(.init(rawValue: descriptor), closeAfterSpawningProcess: false))
        }
        guard let process else {
            try Task.checkCancellation()
            throw AnswerProblem.notGraded(reason: ForeignParser.busy("to compile it", clockSeconds))
        }
        let status = process.terminationStatus, said = Self.beginning(of: descriptor)
        let code: Int32 =
            switch status {
            case .exited(let code): code
            // The sandbox tells the signal that ended what ran in it by its exit code; itself, it was ended by somebody.
            case .signaled(let signal): isConfined ? 128 + SIGKILL : 128 + signal
            }
        // Of its own limits none ends a compiler by this signal.
        if code == 128 + SIGKILL { throw AnswerProblem.compilerEnded }
        if [1, 71].contains(code), ["bwrap: ", "AnswerHost: cannot "].contains(where: said.hasPrefix) {
            throw AnswerProblem.notStartable(reason: said.trimmingCharacters(in: .whitespacesAndNewlines))
        }
        return Compilation(
            succeeded: status.isSuccess,
            timedOut: code == 128 + SIGXCPU,
            crashed: [SIGABRT, SIGSEGV, SIGBUS, SIGILL, SIGTRAP, SIGXFSZ].contains { code == 128 + $0 },
            output: said)
    }

    /// For a compiler that runs without the sandbox, which has its own.
    private static let environment: [Environment.Key: String] = [
        "LLVM_DISABLE_SYMBOLIZATION": "1", "SWIFT_BACKTRACE": "enable=no",
        .init(stringLiteral: Toolchain.largePages.name): Toolchain.largePages.value,
    ]

    /// - Throws: where nothing more can be written beside `folder`, so that no answer is to blame.
    private static func refuseFull(_ folder: URL) throws {
        // The linker gives up while there is still some room.
        if room(in: folder) < 1 << 20 {
            throw AnswerProblem.notGraded(reason: "\(String(cString: strerror(ENOSPC))): \(folder.path)")
        }
    }

    /// How many bytes can still be written to the disk of `folder`; as many as there are where that is not known.
    static func room(in folder: URL) -> UInt {
        var status = statvfs()
        guard statvfs(folder.path, &status) == 0 else { return .max }
        return status.f_files > 0 && status.f_favail == 0 ? 0 : status.f_bavail * status.f_frsize
    }

    /// What is read of what a compiler says, in bytes.
    static let mostOutput = 1 << 18

    /// The beginning of a file.
    private static func beginning(of descriptor: Int32) -> String {
        let bytes = [UInt8](unsafeUninitializedCapacity: mostOutput) { buffer, count in
            count = max(0, pread(descriptor, buffer.baseAddress, buffer.count, 0))
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

/// What `work` gives, or nil where it takes longer: it is then cancelled, which ends its process.
func withDeadline<Value: Sendable>(
    seconds: Double, _ work: @escaping @Sendable () async throws -> Value
) async throws -> Value? {
    try await withThrowingTaskGroup(of: Value?.self) { group in
        group.addTask { try await work() }
        group.addTask {
            try await Task.sleep(for: .seconds(seconds))
            return nil
        }
        defer { group.cancelAll() }
        do {
            return try await group.next() ?? nil
        } catch is CancellationError {
            return nil
        }
    }
}
