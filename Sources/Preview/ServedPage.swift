import Foundation
import Toolchain

/// A page as it is served: as it was built, with what keeps it as its chapter is. Built files have none of it.
enum ServedPage {
    /// Where what belongs to the preview is: no file of a site begins so.
    static let folder = "/-/"

    /// The page as it is served.
    ///
    /// - Parameters:
    ///   - files: the site's files. Addresses of scripts and styles get the hash of their content, by which a page knows those that changed.
    ///   - revision: the site's.
    static func html(_ page: [UInt8], files: [String: [UInt8]], revision: Int) -> Data {
        var html = String(decoding: versioned(page, files: files), as: UTF8.self)
        // The page's policy lets it ask nobody.
        if let policy = html.range(of: "default-src 'none'; ") {
            html.insert(contentsOf: "connect-src 'self'; ", at: policy.upperBound)
        }
        // Before the page's own scripts, which change it.
        if let place = html.range(of: "<meta name=\"viewport\"") ?? html.range(of: "</head>") {
            html.insert(contentsOf: elements(revision: revision), at: place.lowerBound)
        }
        return Data(html.utf8)
    }

    /// A page that waits for the first build.
    static var waiting: Data {
        Data(
            """
            <!doctype html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; connect-src 'self'; script-src 'self'; style-src 'self'">
            <title>Lectern</title>
            \(elements(revision: 0))</head>
            <body></body>
            </html>

            """.utf8)
    }

    private static func elements(revision: Int) -> String {
        """
        <link rel="stylesheet" href="\(folder)preview.css">
        <script src="\(folder)preview.js" data-revision="\(revision)" defer></script>

        """
    }

    /// The page, whose addresses of scripts and styles have the hashes of their content.
    private static func versioned(_ page: [UInt8], files: [String: [UInt8]]) -> [UInt8] {
        var result: [UInt8] = []
        result.reserveCapacity(page.count + 1000)
        var quote: Int?
        for (index, byte) in page.enumerated() {
            if byte == UInt8(ascii: "\"") {
                if let quote, let bytes = script(page[(quote + 1)..<index], in: files) {
                    result += Array("?v=\(ContentHash(Data(bytes)).description.prefix(8))".utf8)
                }
                quote = index
            }
            result.append(byte)
        }
        return result
    }

    private static func script(_ name: ArraySlice<UInt8>, in files: [String: [UInt8]]) -> [UInt8]? {
        guard name.count < 200, name.suffix(3).elementsEqual(".js".utf8) || name.suffix(4).elementsEqual(".css".utf8)
        else { return nil }
        return files[String(decoding: name, as: UTF8.self)]
    }
}
