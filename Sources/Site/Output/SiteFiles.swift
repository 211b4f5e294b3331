import Foundation

/// A whole site in memory: its files by their names from the site's root.
package struct SiteFiles: Hashable, Sendable {
    package private(set) var contents: [String: [UInt8]] = [:]
    /// The files that a chapter's page brings, by the page's name.
    package private(set) var filesOfPages: [String: Set<String>] = [:]

    package init() {}

    /// The names, sorted.
    package var names: [String] { contents.keys.sorted() }

    mutating func add(_ name: String, _ text: String) { contents[name] = Array(text.utf8) }
    mutating func add(_ name: String, _ bytes: [UInt8]) { contents[name] = bytes }

    /// Adds a page with the files that it brings.
    mutating func add(_ page: SitePage) {
        contents[page.name] = page.html
        contents.merge(page.files) { $1 }
        if !page.isStandIn { filesOfPages[page.name] = Set(page.files.keys) }
    }

    /// Adds a file from the disk; `package` is the Debian package that should have brought it.
    mutating func add(_ name: String, copyOf file: URL, package: String? = nil) throws(SiteError) {
        contents[name] = try Self.read(file, package: package)
    }

    /// The bytes of a file.
    static func read(_ file: URL, package: String? = nil) throws(SiteError) -> [UInt8] {
        do {
            return Array(try Data(contentsOf: file))
        } catch {
            if let package { throw .missing(path: file.path, package: package) }
            throw .unreadable(path: file.path)
        }
    }
}
