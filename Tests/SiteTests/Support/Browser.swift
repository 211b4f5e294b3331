import Foundation
import Testing

/// A browser without a window, which opens a page and runs a script in it. A message in the page's console is a failure.
struct Browser {
    static let program = "/usr/bin/chromium"
    static var isInstalled: Bool { FileManager.default.isExecutableFile(atPath: program) }

    /// What `script`, the body of an asynchronous function, returns in `page` once it is loaded, as lines. It runs anew in a page that
    /// it goes to.
    ///
    /// - Parameter library: a script that the page has before it.
    static func run(
        _ script: String, in page: URL, query: String = "", width: Int = 1360, dark: Bool = false,
        library: URL? = nil, sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> [String] {
        let harness = """
            if (location.protocol !== "about:" && self === top) addEventListener("load", async () => {
              let lines;
              const late = new Promise((resolve) => setTimeout(resolve, 300_000, ["no result in five minutes"]));
              try { lines = await Promise.race([(async () => { \(script) })(), late]); } catch (error) { lines = [String(error)]; }
              lecternTell(JSON.stringify(lines));
            });
            """
        let library = try library.map { try String(contentsOf: $0, encoding: .utf8) } ?? ""
        let told = try BrowserSession.use(sourceLocation: sourceLocation) { browser in
            try browser.told(
                by: library + "\n" + harness, in: page.absoluteString + query, width: width,
                media: ["prefers-color-scheme": dark ? "dark" : "light"])
        }
        return try JSONDecoder().decode([String].self, from: Data(told.utf8))
    }
}
