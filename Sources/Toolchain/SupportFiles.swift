import Foundation

/// Folders that Lectern brings along and reads when it runs: the site's templates, the sources that live figures are compiled with.
package enum SupportFiles {
    /// The folder `name`, looked for beside the executable (`lectern-support/NAME`), then where an installation has it
    /// (`../share/lectern/NAME`), then in the checkout whose `.build` folder the executable is in.
    ///
    /// - Parameter path: where the checkout has it.
    /// - Throws: `ToolchainError` where it is in none of them, with the places.
    package static func folder(
        _ name: String, inSources path: String,
        executable: URL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    ) throws(ToolchainError) -> URL {
        let candidates = self.candidates(name, inSources: path, executable: executable)
        if let found = candidates.first(where: \.isFolder) { return found }
        throw .missing(
            "the folder '\(name)'",
            advice: "copy \(path) of Lectern's sources to \(candidates[0].path) or \(candidates[1].path)")
    }

    /// The checkout whose `.build` folder the executable is in, or nil.
    package static func checkout(
        of executable: URL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    ) -> URL? {
        var folder = executable.deletingLastPathComponent()
        while folder.path.count > 1, folder.lastPathComponent != ".build" { folder.deleteLastPathComponent() }
        return folder.lastPathComponent == ".build" ? folder.deletingLastPathComponent() : nil
    }

    private static func candidates(_ name: String, inSources path: String, executable: URL) -> [URL] {
        let beside = executable.deletingLastPathComponent()
        return [
            beside.appending(path: "lectern-support").appending(path: name),
            beside.deletingLastPathComponent().appending(path: "share/lectern").appending(path: name),
        ] + (checkout(of: executable).map { [$0.appending(path: path)] } ?? [])
    }
}

extension URL {
    fileprivate var isFolder: Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }
}
