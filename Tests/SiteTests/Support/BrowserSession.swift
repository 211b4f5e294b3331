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

    private let process: BrowserProcess
    /// The session's own tab.
    private let tab: String
    /// The page, and the workers that it started.
    private var sessions: [String] = []
    /// What a page told by `lecternTell`, in order.
    private var told: [String] = []
    private var messages: [String] = []

    /// Opens a page in a browser.
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

    private init() throws {
        process = try BrowserProcess.take()
        tab = try Self.ask(process, "Target.createTarget", ["url": "about:blank"])["targetId"] as? String ?? ""
        let page = try Self.ask(process, "Target.attachToTarget", ["targetId": tab, "flatten": true])
        try listen(to: page["sessionId"] as? String ?? "")
        try send("Page.enable")
        // What earlier sessions' pages kept is theirs. A browsing context of its own would take longer than most pages.
        try send("Storage.clearDataForOrigin", ["origin": "file:///", "storageTypes": "all"])
        try send("Runtime.addBinding", ["name": "lecternTell"])
    }

    /// Hears what a page, or a worker that it starts, says in the console.
    private func listen(to session: String) throws {
        sessions.append(session)
        for domain in ["Runtime", "Log"] { try process.post("\(domain).enable", session: session) }
        let workers: [String: Any] = ["autoAttach": true, "waitForDebuggerOnStart": false, "flatten": true]
        try process.post("Target.setAutoAttach", workers, session: session)
    }

    /// What `body` does with a session, which ends with it.
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
        try send("Emulation.setScrollbarsHidden", ["hidden": true])
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

    /// What a script tells of a page by `lecternTell`, when the page has loaded.
    ///
    /// - Parameter script: it runs in each page before the page's own scripts.
    func told(by script: String, in address: String, width: Int, media: [String: String]) throws -> String {
        try send(
            "Emulation.setDeviceMetricsOverride",
            ["width": width, "height": 900, "deviceScaleFactor": 1, "mobile": false])
        try send("Emulation.setEmulatedMedia", ["features": media.map { ["name": $0.key, "value": $0.value] }])
        try send("Page.addScriptToEvaluateOnNewDocument", ["source": script])
        try send("Page.navigate", ["url": address])
        while told.isEmpty { try keep(process.next()) }
        return told.removeFirst()
    }

    /// Ends the session; what its page said in the console is a failure.
    func close(sourceLocation: SourceLocation = #_sourceLocation) {
        // What the page said before is told before the answer.
        _ = try? send("Runtime.evaluate", ["expression": "0"])
        _ = try? Self.ask(process, "Target.closeTarget", ["targetId": tab])
        process.giveBack()
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

    /// Waits until an expression is true in the page: half a minute, for a machine that has much else to do.
    func wait(until expression: String, seconds: Int = 30) throws {
        let end = ContinuousClock.now + .seconds(seconds)
        var pause = 0.005
        while try value(of: "Boolean(\(expression))") != "true" {
            guard ContinuousClock.now < end else {
                throw Fault(description: "for \(seconds) seconds this was not so: \(expression)")
            }
            Thread.sleep(forTimeInterval: pause)
            // Whoever asks all the time slows down what it waits for.
            pause = min(pause * 1.2, 0.1)
        }
    }

    // MARK: The protocol

    /// Sends a command and waits for its answer; what the console says on the way is kept.
    @discardableResult
    func send(_ method: String, _ parameters: [String: Any] = [:]) throws -> [String: Any] {
        try Self.ask(process, method, parameters, session: sessions[0], keep: keep)
    }

    private static func ask(
        _ process: BrowserProcess, _ method: String, _ parameters: [String: Any] = [:], session: String? = nil,
        keep: (BrowserProcess.Message) throws -> Void = { _ in }
    ) throws -> [String: Any] {
        let number = try process.post(method, parameters, session: session)
        while true {
            let message = try process.next()
            if message["id"] as? Int == number {
                if let error = message["error"] { throw Fault(description: "\(method): \(error)") }
                return message["result"] as? [String: Any] ?? [:]
            }
            try keep(message)
        }
    }

    /// Keeps what the page says. A session that ended may still say something.
    private func keep(_ message: BrowserProcess.Message) throws {
        guard let method = message["method"] as? String, let parameters = message["params"] as? [String: Any],
            let session = message["sessionId"] as? String, sessions.contains(session)
        else { return }
        switch method {
        case "Runtime.consoleAPICalled", "Runtime.exceptionThrown", "Log.entryAdded":
            messages.append("\(method): \(parameters)")
        case "Runtime.bindingCalled": told.append(parameters["payload"] as? String ?? "")
        case "Target.attachedToTarget": try listen(to: parameters["sessionId"] as? String ?? "")
        default: break
        }
    }

    static func quoted(_ text: String) -> String {
        String(decoding: (try? JSONEncoder().encode(text)) ?? Data(), as: UTF8.self)
    }
}
