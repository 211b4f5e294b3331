import Foundation
import Testing

/// A browser without a window, which opens a page and runs a script in it. A message in the page's console is a failure.
struct Browser {
    static let program = "/usr/bin/chromium"
    static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: program) }

    /// What `script`, the body of an asynchronous function, returns in a copy of `page`, as lines.
    ///
    /// - Parameter library: a file whose script the page has before it.
    static func run(
        _ script: String, in page: URL, query: String = "", width: Int = 1360, dark: Bool = false,
        library: URL? = nil,
        sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> [String] {
        // In a file of its own, for the page's policy lets no other script run.
        let harness = """
            addEventListener("load", async () => {
              let lines;
              try { lines = await (async () => { \(script) })(); } catch (error) { lines = [String(error)]; }
              document.title = "RESULT" + btoa(unescape(encodeURIComponent(lines.join("\\n")))) + "END";
            });
            """
        let copy = page.deletingLastPathComponent().appending(path: "browser-\(UUID().uuidString).html")
        let scriptFile = copy.deletingPathExtension().appendingPathExtension("js")
        let html = String(decoding: try Data(contentsOf: page), as: UTF8.self)
        let library = try library.map { file in
            let copy = scriptFile.deletingPathExtension().appendingPathExtension("library.js")
            try FileManager.default.copyItem(at: file, to: copy)
            return copy
        }
        let libraryElement = library.map { "<script src=\"\($0.lastPathComponent)\"></script>" } ?? ""
        let element = libraryElement + "<script src=\"\(scriptFile.lastPathComponent)\"></script></body>"
        try Data(html.replacing("</body>", with: element).utf8).write(to: copy)
        try Data(harness.utf8).write(to: scriptFile)
        defer {
            for file in [copy, scriptFile] + (library.map { [$0] } ?? []) {
                try? FileManager.default.removeItem(at: file)
            }
        }
        let profile = page.deletingLastPathComponent().appending(path: "profile-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: profile) }
        let process = Process()
        // A browser that hangs ends with all that it started, which would keep its output open.
        process.executableURL = URL(filePath: "/usr/bin/timeout")
        process.arguments = [
            "--kill-after=5", "600", program, "--headless", "--no-sandbox", "--disable-gpu",
            "--user-data-dir=\(profile.path)",
            "--window-size=\(width),900", "--blink-settings=preferredColorScheme=\(dark ? 0 : 1)",
            "--virtual-time-budget=3000", "--enable-logging=stderr", "--dump-dom", copy.absoluteString + query,
        ]
        let output = Pipe()
        let log = profile.appendingPathExtension("log")
        try Data().write(to: log)
        defer { try? FileManager.default.removeItem(at: log) }
        process.standardOutput = output
        process.standardError = try FileHandle(forWritingTo: log)
        try process.run()
        let document = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        // What a page does against its own policy, and every error, is told in the console, where a reader's page is silent.
        let messages = String(decoding: try Data(contentsOf: log), as: UTF8.self).split(separator: "\n")
            .filter { $0.contains("CONSOLE") }
        #expect(messages.isEmpty, "\(messages.joined(separator: "\n"))", sourceLocation: sourceLocation)
        let match = try #require(document.firstMatch(of: /RESULT([A-Za-z0-9+\/=]*)END/), "the script gave no result")
        let data = try #require(Data(base64Encoded: String(match.1)))
        return String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(
            String.init)
    }
}
