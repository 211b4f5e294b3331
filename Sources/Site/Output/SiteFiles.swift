import Foundation

/// A whole site in memory: its files by their names from the site's root.
struct SiteFiles: Hashable {
    private(set) var contents: [String: [UInt8]] = [:]

    /// The names, sorted.
    var names: [String] { contents.keys.sorted() }

    mutating func add(_ name: String, _ text: String) { contents[name] = Array(text.utf8) }
    mutating func add(_ name: String, _ bytes: [UInt8]) { contents[name] = bytes }

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
            throw .file(path: file.path, message: "cannot be read")
        }
    }
}
