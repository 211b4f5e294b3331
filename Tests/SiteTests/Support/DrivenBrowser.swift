import Foundation
import Testing

/// A browser without a window that is driven as a reader drives it: by keys, in a window of any size, in real time. A message in a
/// page's console is a failure.
///
/// It speaks the DevTools protocol over two named pipes: `Browser` is simpler, where a script in the page does.
final class DrivenBrowser {
    private let process = Process()
    private let folder: URL
    private let commands: FileHandle
    private let replies: FileHandle
    private var received = Data()
    private var events: [Message] = []
    private var session: String?
    private var lastNumber = 0

    private typealias Message = [String: Any]

    /// What went wrong in talking with the browser.
    struct Problem: Error, CustomStringConvertible { var description: String }

    /// A key, as the protocol has it.
    struct Key {
        var name: String
        var code: Int
        var text: String?
        var isShifted = false

        static let tab = Key(name: "Tab", code: 9)
        static let shiftTab = Key(name: "Tab", code: 9, isShifted: true)
        static let enter = Key(name: "Enter", code: 13, text: "\r")
        static let space = Key(name: " ", code: 32, text: " ")
        static let escape = Key(name: "Escape", code: 27)
        static let left = Key(name: "ArrowLeft", code: 37)
        static let right = Key(name: "ArrowRight", code: 39)
        static let down = Key(name: "ArrowDown", code: 40)
        static func digit(_ digit: Character) -> Key {
            Key(name: String(digit), code: Int(digit.asciiValue ?? 0), text: String(digit))
        }
    }

    /// What `body` does with a browser, which ends with it.
    static func use<Result>(_ body: (DrivenBrowser) throws -> Result) throws -> Result {
        let browser = try DrivenBrowser()
        defer { browser.end() }
        return try body(browser)
    }

    private init() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "lectern-driven-\(UUID().uuidString)")
        self.folder = folder
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let pipes = ["commands", "replies"].map { folder.appending(path: $0) }
        for pipe in pipes { guard mkfifo(pipe.path, 0o600) == 0 else { throw Problem(description: "no pipe") } }
        process.executableURL = URL(filePath: "/usr/bin/timeout")
        process.arguments = [
            "--kill-after=5", "120", "/bin/sh", "-c", "exec \"$0\" \"$@\" 3<commands 4>replies", Browser.program,
            "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--remote-debugging-pipe",
            "--user-data-dir=\(folder.appending(path: "profile").path)",
        ]
        process.currentDirectoryURL = folder
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        // A browser that ended must not end the tests.
        signal(SIGPIPE, SIG_IGN)
        try process.run()
        commands = try FileHandle(forWritingTo: pipes[0])
        replies = try FileHandle(forReadingFrom: pipes[1])
        let target = try send("Target.createTarget", ["url": "about:blank"])
        session =
            try send(
                "Target.attachToTarget", ["targetId": target["targetId"] ?? "", "flatten": true])["sessionId"]
            as? String
        for domain in ["Page", "Runtime", "Log"] { try send(domain + ".enable") }
    }

    private func end() {
        _ = try? send("Browser.close")
        process.waitUntilExit()
        try? commands.close()
        try? replies.close()
        try? FileManager.default.removeItem(at: folder)
    }

    /// Opens a page in a window of this size, and waits until all of it is loaded.
    ///
    /// - Parameter media: `screen`, or `print` for what is on paper.
    func open(
        _ page: URL, width: Int = 1360, height: Int = 900, dark: Bool = false, media: String = "screen",
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws {
        try send(
            "Emulation.setDeviceMetricsOverride",
            ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600])
        try send(
            "Emulation.setEmulatedMedia",
            ["media": media, "features": [["name": "prefers-color-scheme", "value": dark ? "dark" : "light"]]])
        let isLoaded = { (event: Message) in event["method"] as? String == "Page.loadEventFired" }
        // Another place of the page that is open would not be loaded anew.
        for address in ["about:blank", page.absoluteString] {
            events = []
            try send("Page.navigate", ["url": address])
            while !events.contains(where: isLoaded) { events.append(try next()) }
        }
        // A page gets keys only where it has the focus of the window.
        try send("Emulation.setFocusEmulationEnabled", ["enabled": true])
        try tell(sourceLocation)
    }

    /// What `script`, the body of an asynchronous function, returns in the page, as lines.
    func run(_ script: String, sourceLocation: SourceLocation = #_sourceLocation) throws -> [String] {
        let reply = try send(
            "Runtime.evaluate",
            ["expression": "(async () => { \(script) })()", "awaitPromise": true, "returnByValue": true])
        if let failure = reply["exceptionDetails"] as? Message { throw Problem(description: "\(failure)") }
        try tell(sourceLocation)
        let value = (reply["result"] as? Message)?["value"]
        return try #require(value as? [String], "the script gave no lines", sourceLocation: sourceLocation)
    }

    /// Presses keys one after the other.
    func press(_ keys: Key...) throws {
        for key in keys {
            var event: Message = [
                "key": key.name, "windowsVirtualKeyCode": key.code, "modifiers": key.isShifted ? 8 : 0,
                "type": key.text == nil ? "rawKeyDown" : "keyDown",
            ]
            event["text"] = key.text
            try send("Input.dispatchKeyEvent", event)
            event["text"] = nil
            event["type"] = "keyUp"
            try send("Input.dispatchKeyEvent", event)
        }
    }

    /// Types digits.
    func type(_ digits: String) throws { for digit in digits { try press(.digit(digit)) } }

    /// What the window shows, as PNG.
    func screenshot() throws -> Data {
        let reply = try send("Page.captureScreenshot", ["format": "png"])
        return try #require((reply["data"] as? String).flatMap { Data(base64Encoded: $0) })
    }

    /// The page on A4, as a PDF.
    func pdf() throws -> Data {
        let reply = try send("Page.printToPDF", ["preferCSSPageSize": true, "paperWidth": 8.27, "paperHeight": 11.69])
        return try #require((reply["data"] as? String).flatMap { Data(base64Encoded: $0) })
    }

    @discardableResult
    private func send(_ method: String, _ parameters: [String: Any] = [:]) throws -> [String: Any] {
        lastNumber += 1
        var message: Message = ["id": lastNumber, "method": method, "params": parameters]
        message["sessionId"] = session
        try commands.write(contentsOf: JSONSerialization.data(withJSONObject: message) + [0])
        while true {
            let reply = try next()
            guard reply["id"] as? Int == lastNumber else {
                events.append(reply)
                continue
            }
            if let error = reply["error"] { throw Problem(description: "\(method): \(error)") }
            return reply["result"] as? Message ?? [:]
        }
    }

    /// The next message, each of which ends in a zero byte.
    private func next() throws -> Message {
        while true {
            if let end = received.firstIndex(of: 0) {
                let text = received[received.startIndex..<end]
                received = Data(received[received.index(after: end)...])
                return try JSONSerialization.jsonObject(with: text) as? Message ?? [:]
            }
            let more = replies.availableData
            if more.isEmpty { throw Problem(description: "the browser ended") }
            received += more
        }
    }

    /// What a page does against its own policy, and every error, is told in the console.
    private func tell(_ sourceLocation: SourceLocation) throws {
        let told = ["Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded"]
        for event in events where told.contains(event["method"] as? String ?? "") {
            Issue.record("\(event["params"] ?? "")", sourceLocation: sourceLocation)
        }
        events = []
    }
}
