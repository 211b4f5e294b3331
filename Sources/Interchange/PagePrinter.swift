import Foundation
import Subprocess
import Wording

/// Prints a page of the site as PDF, by Chromium.
package struct PagePrinter: Sendable {
    private let browser: URL

    /// The browser on the path.
    ///
    /// - Throws: ``Failure/noBrowser`` where there is none.
    package init(path: String = ProcessInfo.processInfo.environment["PATH"] ?? "") throws(Failure) {
        let names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]
        let places = path.split(separator: ":").flatMap { folder in names.map { "\(folder)/\($0)" } }
        guard let found = places.first(where: FileManager.default.isExecutableFile(atPath:)) else {
            throw .noBrowser
        }
        browser = URL(filePath: found)
    }

    /// How long a page may take: a chapter takes some seconds.
    private static let limit = Duration.seconds(120)

    /// The page in the file as PDF, the same bytes for the same page: its dates are the beginning of 1970.
    ///
    /// - Parameters:
    ///   - page: the file, in the folder of its site.
    ///   - site: the address at which the site is published, to which links to its other pages lead; nil for links that lead nowhere.
    /// - Throws: ``Failure`` where the browser does not print it.
    package func pdf(of page: URL, site: String?) async throws -> Data {
        let files = FileManager.default
        let html = try String(contentsOf: page, encoding: .utf8)
        let alone = page.deletingLastPathComponent().appending(path: "printed-\(page.lastPathComponent)")
        try Data(Self.standingAlone(html, site: site).utf8).write(to: alone)
        defer { try? files.removeItem(at: alone) }
        let folder = files.temporaryDirectory.appending(path: "lectern-print-\(UUID().uuidString)")
        try files.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? files.removeItem(at: folder) }
        let output = folder.appending(path: "page.pdf")
        // What is printed is our own page, which loads nothing from other hosts; for root, Chromium has no sandbox.
        let sandbox = geteuid() == 0 ? ["--no-sandbox"] : []
        let arguments =
            [
                "--headless", "--disable-gpu", "--user-data-dir=\(folder.appending(path: "profile").path)",
                "--no-pdf-header-footer", "--virtual-time-budget=10000", "--print-to-pdf=\(output.path)",
            ] + sandbox + [alone.absoluteString]
        let words = try await withThrowingTaskGroup(of: String?.self) { group in
            group.addTask {
                try await run(
                    .path(.init(browser.path)), arguments: .init(arguments), output: .discarded,
                    error: .string(limit: 1 << 20)
                ).standardError
            }
            group.addTask {
                try await Task.sleep(for: Self.limit)
                return nil
            }
            defer { group.cancelAll() }
            return try await group.next().flatMap { $0 } ?? "it took more than two minutes"
        }
        guard let data = files.contents(atPath: output.path), data.starts(with: Data("%PDF-".utf8)) else {
            throw Failure.notPrinted(words.split(separator: "\n").last.map(String.init) ?? "it says nothing")
        }
        return Self.undated(data)
    }

    /// The page with links that lead into the web, or nowhere: its site's files are gone when it is read.
    static func standingAlone(_ html: String, site: String?) -> String {
        html.replacing(#/(<a\s[^>]*?)\bhref="(?!#|https?:|mailto:)([^"]*)"/#) { link in
            link.output.1 + (site.map { "href=\"\($0)\(link.output.2)\"" } ?? "")
        }
    }

    /// Without the time of printing.
    static func undated(_ pdf: Data) -> Data {
        var pdf = pdf
        for key in ["/CreationDate (D:", "/ModDate (D:"] {
            guard let found = pdf.range(of: Data(key.utf8)) else { continue }
            let digits = pdf[found.upperBound...].prefix { UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0 }
            guard digits.count == 14 else { continue }
            pdf.replaceSubrange(digits.startIndex..<digits.endIndex, with: Data("19700101000000".utf8))
        }
        return pdf
    }

    /// Why there is no PDF.
    package enum Failure: Error, CustomStringConvertible {
        case noBrowser
        /// The browser wrote nothing, and said this last.
        case notPrinted(String)

        /// What is wrong, and what to do.
        package var description: String {
            switch self {
            case .noBrowser:
                "a PDF is printed by Chromium, which is not on the PATH\n  apt-get install chromium, or print the page from a browser"
            case .notPrinted(let words): "Chromium printed nothing\n  \(words)"
            }
        }
    }
}
