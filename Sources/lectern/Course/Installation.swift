import Foundation

/// The files that come with the executable: beside it, in `share/lectern` of the folder in which it is installed, or in the
/// source tree in which it was built.
enum Installation {
    /// The folder with the site's `templates` and `assets`.
    static var site: URL {
        get throws(MissingFiles) {
            guard let folder = folder(with: "site/templates") else { throw MissingFiles(places: places) }
            return folder.appending(path: "site")
        }
    }

    /// Lectern's own course, where it is there.
    static var course: URL? { folder(with: "Lessons/course.yml")?.appending(path: "Lessons") }

    private static func folder(with name: String) -> URL? {
        places.first { FileManager.default.fileExists(atPath: $0.appending(path: name).path) }
    }

    private static var places: [URL] { places(of: URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()) }

    /// Where files are looked for that belong to an executable, the nearest place first.
    static func places(of executable: URL) -> [URL] {
        let folder = executable.deletingLastPathComponent()
        var tree = folder
        while tree.path.count > 1, tree.lastPathComponent != ".build" { tree.deleteLastPathComponent() }
        let sources = tree.path.count > 1 ? [tree.deletingLastPathComponent()] : []
        return [folder, folder.deletingLastPathComponent().appending(path: "share/lectern")] + sources
    }

    /// The site's templates are nowhere.
    struct MissingFiles: Error, CustomStringConvertible {
        var places: [URL]

        var description: String {
            "there are no site templates\n  looked for site/templates in \(places.map(\.path).joined(separator: ", "))"
        }
    }
}
