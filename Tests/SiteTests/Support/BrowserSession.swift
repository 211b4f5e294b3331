import Foundation
import Testing

/// A browser without a window that is driven from outside: its mouse and keys are those of a reader, with all that a browser makes of
/// them (focus, default actions, pointer capture), where a script in the page could only dispatch events.
///
/// It is Chromium's DevTools protocol over a pipe. A message in the page's console is a failure.
final class BrowserSession {
    /// What a key is called, and what text it types.
    enum Key: String {
        case tab = "Tab"
        case enter = "Enter"
        case escape = "Escape"
        case space = " "
        case delete = "Delete"
        case left = "ArrowLeft"
        case right = "ArrowRight"
        case up = "ArrowUp"
        case down = "ArrowDown"

        fileprivate var number: Int {
            switch self {
            case .tab: 9
            case .enter: 13
            case .escape: 27
            case .space: 32
            case .left: 37
            case .up: 38
            case .right: 39
            case .down: 40
            case .delete: 46
            }
        }

        fileprivate var text: String? {
            switch self {
            case .enter: "\r"
            case .space: " "
            default: nil
            }
        }
    }

    private struct Fault: Error, CustomStringConvertible {
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
    init(
        _ page: URL, query: String = "", width: Int = 1360, height: Int = 900, media: [String: String] = [:],
        hasScript: Bool = true, before script: String = ""
    ) throws {
        folder = FileManager.default.temporaryDirectory.appending(path: "lectern-browser-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let (input, output) = (folder.appending(path: "input").path, folder.appending(path: "output").path)
        for pipe in [input, output] {
            guard mkfifo(pipe, 0o600) == 0 else { throw Fault(description: "no pipe could be made at \(pipe)") }
        }
        // A browser that hangs ends with all that it started.
        process.executableURL = URL(filePath: "/usr/bin/timeout")
        process.arguments = [
            "--kill-after=5", "120", "/bin/sh", "-c", #"in=$1 out=$2; shift 2; exec "$@" 3<"$in" 4>"$out""#, "sh",
            input,
            output, Browser.program, "--headless", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe",
            "--user-data-dir=\(folder.appending(path: "profile").path)", "--window-size=\(width),\(height)",
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        try process.run()
        // In the order in which the shell opens them: each waits for its other end.
        commands = try FileHandle(forWritingTo: URL(filePath: input))
        answers = try FileHandle(forReadingFrom: URL(filePath: output))
        let target = try send("Target.createTarget", ["url": "about:blank"])["targetId"] as? String ?? ""
        session = try send("Target.attachToTarget", ["targetId": target, "flatten": true])["sessionId"] as? String
        for domain in ["Page", "Runtime", "Log"] { try send("\(domain).enable") }
        try send(
            "Emulation.setDeviceMetricsOverride",
            ["width": width, "height": height, "deviceScaleFactor": 1, "mobile": false])
        try send(
            "Emulation.setEmulatedMedia", ["features": media.map { ["name": $0.key, "value": $0.value] }])
        try send("Emulation.setFocusEmulationEnabled", ["enabled": true])
        try send("Emulation.setScriptExecutionDisabled", ["value": !hasScript])
        try send("Page.addScriptToEvaluateOnNewDocument", ["source": script])
        try send("Page.navigate", ["url": page.absoluteString + query])
        try wait(until: "document.readyState === 'complete' && location.href !== 'about:blank'")
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

    /// Waits until an expression is true in the page.
    func wait(until expression: String) throws {
        for _ in 0..<500 {
            if try value(of: "Boolean(\(expression))") == "true" { return }
            Thread.sleep(forTimeInterval: 0.01)
        }
        throw Fault(description: "for five seconds this was not so: \(expression)")
    }

    // MARK: What a reader does

    /// Presses a key, on what has the focus.
    func press(_ key: Key, shift: Bool = false) throws {
        var event: [String: Any] = [
            "key": key.rawValue, "code": key == .space ? "Space" : key.rawValue, "windowsVirtualKeyCode": key.number,
            "modifiers": shift ? 8 : 0,
        ]
        event["type"] = key.text == nil ? "rawKeyDown" : "keyDown"
        event["text"] = key.text
        try send("Input.dispatchKeyEvent", event)
        event["type"] = "keyUp"
        event["text"] = nil
        try send("Input.dispatchKeyEvent", event)
    }

    /// Types a text into what has the focus, in place of what it has.
    func replace(with text: String) throws {
        try value(of: "document.activeElement.select()")
        try send("Input.insertText", ["text": text])
    }

    /// Presses the mouse's button at the first of these places, moves it through the others, and lets go.
    ///
    /// - Parameter places: in parts of an element's width and height, from its top left corner.
    func drag(_ selector: String, _ places: [(x: Double, y: Double)]) throws {
        let box = try box(of: selector)
        func mouse(_ type: String, _ place: (x: Double, y: Double), isDown: Bool) throws {
            try send(
                "Input.dispatchMouseEvent",
                [
                    "type": type, "x": box[0] + place.x * box[2], "y": box[1] + place.y * box[3],
                    "button": type == "mouseMoved" && !isDown ? "none" : "left", "buttons": isDown ? 1 : 0,
                    "clickCount": 1,
                ])
        }
        try mouse("mouseMoved", places[0], isDown: false)
        try mouse("mousePressed", places[0], isDown: true)
        for place in places.dropFirst() { try mouse("mouseMoved", place, isDown: true) }
        try mouse("mouseReleased", places[places.count - 1], isDown: false)
    }

    /// The same with a finger.
    func swipe(_ selector: String, _ places: [(x: Double, y: Double)]) throws {
        let box = try box(of: selector)
        try send("Emulation.setTouchEmulationEnabled", ["enabled": true])
        for (index, place) in places.enumerated() {
            try send(
                "Input.dispatchTouchEvent",
                [
                    "type": index == 0 ? "touchStart" : "touchMove",
                    "touchPoints": [["x": box[0] + place.x * box[2], "y": box[1] + place.y * box[3]]],
                ])
        }
        try send("Input.dispatchTouchEvent", ["type": "touchEnd", "touchPoints": [[String: Double]]()])
    }

    /// Left, top, width and height of an element in the window, in the middle of which it is brought.
    private func box(of selector: String) throws -> [Double] {
        let element = "document.querySelector(\(Self.quoted(selector)))"
        let box = try value(
            of: """
                (\(element).scrollIntoView({ block: "center", behavior: "instant" }),
                ((box) => [box.left, box.top, box.width, box.height].join(" "))(\(element).getBoundingClientRect()))
                """
        ).split(separator: " ").compactMap { Double($0) }
        guard box.count == 4 else { throw Fault(description: "there is no \(selector)") }
        return box
    }

    /// Clicks at the middle of an element.
    func click(_ selector: String) throws { try drag(selector, [(x: 0.5, y: 0.5)]) }

    /// A picture of what the window shows, as PNG.
    func screenshot() throws -> Data {
        let answer = try send("Page.captureScreenshot")
        return Data(base64Encoded: answer["data"] as? String ?? "") ?? Data()
    }

    // MARK: The protocol

    /// Sends a command and waits for its answer; what the console says on the way is kept.
    @discardableResult
    private func send(_ method: String, _ parameters: [String: Any] = [:]) throws -> [String: Any] {
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

    private static func quoted(_ text: String) -> String {
        String(decoding: (try? JSONEncoder().encode(text)) ?? Data(), as: UTF8.self)
    }
}
