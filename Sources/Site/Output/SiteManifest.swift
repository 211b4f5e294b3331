import Toolchain
import Foundation

/// What a build wrote into a folder: the next one replaces and removes these files and no others.
struct SiteManifest: Codable, Hashable {
    /// The course that the site shows, as a path from the site's folder.
    var course: String
    /// The hash of each file's bytes, by the file's name.
    var files: [String: String]
    /// The files that a chapter's page brought, by the page's name.
    var pages: [String: [String]]

    /// The file's name in the site's folder.
    static let fileName = ".lectern-site"

    init(_ files: SiteFiles, course: String) {
        self.course = course
        self.files = files.contents.mapValues { ContentHash(Data($0)).description }
        pages = files.filesOfPages.mapValues { $0.sorted() }
    }

    /// What the last build wrote; nil where none has written here. Of a build before there were manifests nothing is known
    /// but that the folder is a site's.
    static func read(in folder: URL) -> SiteManifest? {
        guard let data = try? Data(contentsOf: folder.appending(path: fileName)) else { return nil }
        return (try? JSONDecoder().decode(SiteManifest.self, from: data)) ?? SiteManifest()
    }

    private init() { (course, files, pages) = ("", [:], [:]) }

    /// Whether it says which files are a build's.
    var isComplete: Bool { !course.isEmpty }

    /// The manifest as it is written, the same bytes for the same site.
    func data() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(self)
    }
}
