import Foundation
import Testing

/// A browser without a window, which opens a page and runs a script in it.
struct Browser {
    static let program = "/usr/bin/chromium"
    static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: program) }

    /// What `script`, the body of an asynchronous function, returns in a copy of `page`, as lines.
    static func run(
        _ script: String, in page: URL, query: String = "", width: Int = 1360, dark: Bool = false
    ) throws -> [String] {
        let harness = """
            <script>addEventListener("load", async () => {
              let lines;
              try { lines = await (async () => { \(script) })(); } catch (error) { lines = [String(error)]; }
              document.title = "RESULT" + btoa(unescape(encodeURIComponent(lines.join("\\n")))) + "END";
            });</script></body>
            """
        let copy = page.deletingLastPathComponent().appending(path: "browser-\(UUID().uuidString).html")
        let html = String(decoding: try Data(contentsOf: page), as: UTF8.self)
        try Data(html.replacing("</body>", with: harness).utf8).write(to: copy)
        defer { try? FileManager.default.removeItem(at: copy) }
        let profile = page.deletingLastPathComponent().appending(path: "profile-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: profile) }
        let process = Process()
        process.executableURL = URL(filePath: program)
        process.arguments = [
            "--headless", "--no-sandbox", "--disable-gpu", "--user-data-dir=\(profile.path)",
            "--window-size=\(width),900", "--blink-settings=preferredColorScheme=\(dark ? 0 : 1)",
            "--virtual-time-budget=3000", "--dump-dom", copy.absoluteString + query,
        ]
        let output = Pipe()
        process.standardOutput = output
        process.standardError = FileHandle.nullDevice
        try process.run()
        let document = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
        process.waitUntilExit()
        let match = try #require(document.firstMatch(of: /RESULT([A-Za-z0-9+\/=]*)END/), "the script gave no result")
        let data = try #require(Data(base64Encoded: String(match.1)))
        return String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(
            String.init)
    }
}
