import Foundation
import Testing

/// A browser without a window that is driven from outside: its mouse and keys are those of a reader, with all that a browser makes of
/// them (focus, default actions, pointer capture), where a script in the page could only dispatch events.
///
/// It is Chromium's DevTools protocol over a pipe. A message in the page's console is a failure.
final class BrowserSession {
    struct Fault: Error, CustomStringConvertible {
        var description: String
    }

    private let process = Process()
    private let folder: URL
    private let commands: FileHandle
    private let answers: FileHandle
    private var unread: [UInt8] = []
    private var number = 0
    private var session: String?
    private var messages: [String] = []

    /// Starts a browser and opens a page.
    ///
    /// - Parameters:
    ///   - media: what the reader's system prefers, as `prefers-reduced-motion: reduce`.
    ///   - hasScript: whether the page's scripts run.
    ///   - script: runs before the page's own.
    convenience init(
        _ page: URL, query: String = "", width: Int = 1360, height: Int = 900, media: [String: String] = [:],
        hasScript: Bool = true, before script: String = ""
    ) throws {
        try self.init()
        try send("Emulation.setScriptExecutionDisabled", ["value": !hasScript])
        try send("Page.addScriptToEvaluateOnNewDocument", ["source": script])
        try open(page, query: query, width: width, height: height, media: media)
    }

    /// Starts a browser.
    private init() throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "lectern-browser-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let (input, output) = (folder.appending(path: "input").path, folder.appending(path: "output").path)
        for pipe in [input, output] {
            guard mkfifo(pipe, 0o600) == 0 else { throw Fault(description: "no pipe could be made at \(pipe)") }
        }
        // A browser that hangs ends with all that it started. Beside a whole suite, an honest walk through a page takes minutes.
        process.executableURL = URL(filePath: "/usr/bin/timeout")
        process.arguments = [
            "--kill-after=5", "600", "/bin/sh", "-c", #"in=$1 out=$2; shift 2; exec "$@" 3<"$in" 4>"$out""#, "sh",
            input,
            output, Browser.program, "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe",
            "--hide-scrollbars", "--user-data-dir=\(folder.appending(path: "profile").path)",
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        // A browser that ended must not end the tests.
        signal(SIGPIPE, SIG_IGN)
        try process.run()
        // In the order in which the shell opens them: each waits for its other end.
        commands = try FileHandle(forWritingTo: URL(filePath: input))
        answers = try FileHandle(forReadingFrom: URL(filePath: output))
        let target = try send("Target.createTarget", ["url": "about:blank"])["targetId"] as? String ?? ""
        session = try send("Target.attachToTarget", ["targetId": target, "flatten": true])["sessionId"] as? String
        for domain in ["Page", "Runtime", "Log"] { try send("\(domain).enable") }
    }

    /// What `body` does with a browser, which ends with it.
    static func use<Result>(
        sourceLocation: SourceLocation = #_sourceLocation, _ body: (BrowserSession) throws -> Result
    ) throws -> Result {
        let browser = try BrowserSession()
        defer { browser.close(sourceLocation: sourceLocation) }
        return try body(browser)
    }

    /// Opens a page in a window of this size, and waits until all of it is loaded.
    ///
    /// - Parameters:
    ///   - media: what the reader's system prefers, as `prefers-color-scheme: dark`.
    ///   - isOnPaper: whether the page is as it would be printed.
    func open(
        _ page: URL, query: String = "", width: Int = 1360, height: Int = 900, media: [String: String] = [:],
        isOnPaper: Bool = false
    ) throws {
        try send(
            "Emulation.setDeviceMetricsOverride",
            ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600])
        try send(
            "Emulation.setEmulatedMedia",
            ["media": isOnPaper ? "print" : "", "features": media.map { ["name": $0.key, "value": $0.value] }])
        try send("Emulation.setFocusEmulationEnabled", ["enabled": true])
        // Another place of the page that is open would not be loaded anew.
        for address in ["about:blank", page.absoluteString + query] {
            try send("Page.navigate", ["url": address])
            let isThere = address == "about:blank" ? "===" : "!=="
            try wait(until: "document.readyState === 'complete' && location.href \(isThere) 'about:blank'")
        }
    }

    /// Ends the browser; what its page said in the console is a failure.
    func close(sourceLocation: SourceLocation = #_sourceLocation) {
        _ = try? send("Browser.close")
        process.waitUntilExit()
        try? FileManager.default.removeItem(at: folder)
        #expect(messages.isEmpty, "\(messages.joined(separator: "\n"))", sourceLocation: sourceLocation)
    }

    // MARK: What a page is asked

    /// What an expression is in the page, as text. It may be a promise.
    @discardableResult
    func value(of expression: String) throws -> String {
        let answer = try send(
            "Runtime.evaluate",
            ["expression": "(async () => String(\(expression)))()", "awaitPromise": true, "returnByValue": true])
        if let fault = answer["exceptionDetails"] { throw Fault(description: "\(expression): \(fault)") }
        return (answer["result"] as? [String: Any])?["value"] as? String ?? ""
    }

    /// What `script`, the body of an asynchronous function, returns in the page, as lines.
    func lines(of script: String) throws -> [String] {
        let text = try value(of: "JSON.stringify(await (async () => { \(script) })())")
        return try JSONDecoder().decode([String].self, from: Data(text.utf8))
    }

    /// Waits until an expression is true in the page.
    func wait(until expression: String, seconds: Int = 5) throws {
        for _ in 0..<seconds * 100 {
            if try value(of: "Boolean(\(expression))") == "true" { return }
            Thread.sleep(forTimeInterval: 0.01)
        }
        throw Fault(description: "for \(seconds) seconds this was not so: \(expression)")
    }

    // MARK: The protocol

    /// Sends a command and waits for its answer; what the console says on the way is kept.
    @discardableResult
    func send(_ method: String, _ parameters: [String: Any] = [:]) throws -> [String: Any] {
        number += 1
        var command: [String: Any] = ["id": number, "method": method, "params": parameters]
        command["sessionId"] = session
        try commands.write(contentsOf: try JSONSerialization.data(withJSONObject: command) + [0])
        while true {
            let message = try next()
            if message["id"] as? Int == number {
                if let error = message["error"] { throw Fault(description: "\(method): \(error)") }
                return message["result"] as? [String: Any] ?? [:]
            }
            keep(message)
        }
    }

    private func next() throws -> [String: Any] {
        while true {
            if let end = unread.firstIndex(of: 0) {
                let message = Data(unread[..<end])
                unread.removeSubrange(...end)
                return try JSONSerialization.jsonObject(with: message) as? [String: Any] ?? [:]
            }
            let more = answers.availableData
            guard !more.isEmpty else { throw Fault(description: "the browser ended") }
            unread += more
        }
    }

    private func keep(_ message: [String: Any]) {
        let told = ["Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded"]
        guard let method = message["method"] as? String, told.contains(method) else { return }
        messages.append("\(method): \(message["params"] ?? "")")
    }

    static func quoted(_ text: String) -> String {
        String(decoding: (try? JSONEncoder().encode(text)) ?? Data(), as: UTF8.self)
    }
}
