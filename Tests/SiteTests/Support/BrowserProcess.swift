import Foundation
import Synchronization

/// Chromium without a window, which its DevTools protocol drives over a pipe.
///
/// To start it takes longer than most pages take, so a test that is done with it leaves it to the next: see `BrowserSession`. All of
/// them end with the tests, when their pipes close.
///
/// It is unchecked because one session at a time has it.
final class BrowserProcess: @unchecked Sendable {
    typealias Message = [String: Any]

    /// Those that no session has.
    private static let idle = Mutex<[BrowserProcess]>([])
    /// An older one serves no further test: that leaves each test ten minutes, and beside a whole suite an honest walk through a page
    /// takes minutes.
    private static let lifetime: Duration = .seconds(600)

    private let process = Process()
    private let commands: FileHandle
    private let answers: FileHandle
    private let start = ContinuousClock.now
    private var unread: [UInt8] = []
    private var messages: [Message] = []
    private var number = 0
    private var isBroken = false

    /// One that no session has, or a new one.
    static func take() throws -> BrowserProcess {
        while let known = idle.withLock({ $0.popLast() }) {
            if known.start.duration(to: .now) < lifetime { return known }
            known.end()
        }
        return try BrowserProcess()
    }

    /// Leaves it to the next session.
    func giveBack() {
        if isBroken { end() } else { Self.idle.withLock { $0.append(self) } }
    }

    private init() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lectern-browser-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let (input, output) = (folder.appending(path: "input").path, folder.appending(path: "output").path)
        for pipe in [input, output] {
            guard mkfifo(pipe, 0o600) == 0 else {
                throw BrowserSession.Fault(description: "no pipe could be made at \(pipe)")
            }
        }
        // A browser that hangs ends with all that it started. Whatever ends it, its folder goes with it.
        process.executableURL = URL(filePath: "/bin/sh")
        process.arguments = [
            "-c",
            #"folder=$1; shift; timeout --kill-after=5 1200 "$@" 3<"$folder/input" 4>"$folder/output"; rm -rf "$folder""#,
            "sh", folder.path, Browser.program, "--headless", "--no-sandbox", "--disable-gpu",
            "--remote-debugging-pipe", "--user-data-dir=\(folder.appending(path: "profile").path)",
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        // A browser that ended must not end the tests.
        signal(SIGPIPE, SIG_IGN)
        try process.run()
        // In the order in which the shell opens them: each waits for its other end.
        commands = try FileHandle(forWritingTo: URL(filePath: input))
        answers = try FileHandle(forReadingFrom: URL(filePath: output))
    }

    private func end() {
        try? commands.close()
        process.waitUntilExit()
    }

    // MARK: The protocol

    /// Sends a command without waiting for its answer.
    ///
    /// - Parameter session: whose command it is, or nil where it is the browser's.
    /// - Returns: the number of its answer.
    @discardableResult
    func post(_ method: String, _ parameters: [String: Any] = [:], session: String?) throws -> Int {
        number += 1
        var command: Message = ["id": number, "method": method, "params": parameters]
        command["sessionId"] = session
        do {
            try commands.write(contentsOf: try JSONSerialization.data(withJSONObject: command) + [0])
        } catch {
            isBroken = true
            throw error
        }
        return number
    }

    /// The next message, an answer or what happened in a page.
    func next() throws -> Message {
        while messages.isEmpty {
            let more = answers.availableData
            guard !more.isEmpty else {
                isBroken = true
                throw BrowserSession.Fault(description: "the browser ended")
            }
            let parts = more.split(separator: 0, omittingEmptySubsequences: false)
            for (index, part) in parts.enumerated() {
                unread += part
                guard index < parts.count - 1 else { continue }
                messages.append(try JSONSerialization.jsonObject(with: Data(unread)) as? Message ?? [:])
                unread = []
            }
        }
        return messages.removeFirst()
    }
}
