import Foundation

extension Installation {
    /// What an installation consists of, besides the modules: programs and libraries beside the running one.
    private static let programs = [
        "lectern", "CellHost", "AnswerHost", "AnswerReader", "libLessonKit.so", "libGradingKit.so",
    ]
    /// Folders beside the programs in which the interpreter and the library of checks are kept, compiled for pages.
    private static let compiledForPages = ["interpreter", "page-checks"]
    /// In the folder that is Lectern's own, so that nothing else is replaced.
    private static let stamp = ".lectern-installation"

    /// Copies Lectern into `prefix`: all its files to `lib/lectern`, and a link to the command to `bin/lectern`.
    /// An installation that is there already is replaced when the new one is whole.
    ///
    /// - Parameter products: the folder with `lectern`, `CellHost` and `Modules`.
    /// - Returns: the command's new path.
    /// - Throws: ``ToolchainError`` where something else has one of the two names, or a part of Lectern is missing;
    ///   Foundation's errors where the folder cannot be written.
    package func install(into prefix: URL, products: URL) throws -> URL {
        let files = FileManager.default
        let (home, command) = (prefix.appending(path: "lib/lectern"), prefix.appending(path: "bin/lectern"))
        let link = "../lib/lectern/bin/lectern"
        if files.fileExists(atPath: home.path), !files.fileExists(atPath: home.appending(path: Self.stamp).path) {
            throw ToolchainError.foreign(home.path)
        }
        let isLink = (try? files.destinationOfSymbolicLink(atPath: command.path)) == link
        if !isLink, (try? files.attributesOfItem(atPath: command.path)) != nil {
            throw ToolchainError.foreign(command.path)
        }

        let new = prefix.appending(path: "lib/.lectern-\(UUID().uuidString)")
        defer { try? files.removeItem(at: new) }
        try files.createDirectory(at: new.appending(path: "bin"), withIntermediateDirectories: true)
        for program in Self.programs {
            try copy(products.appending(path: program), to: new.appending(path: "bin/\(program)"))
        }
        try copyModules(of: products, to: new.appending(path: "bin/Modules"))
        for part in ["site/templates", "site/assets", "Lessons", Self.pictures, "Sources/Interpreter", Self.cModules]
            + Self.pageCheckParts
        {
            try copy(folder(part), to: new.appending(path: "share/lectern/\(part)"))
        }
        copyCompiled(of: products, to: new.appending(path: "bin"))
        try Data().write(to: new.appending(path: Self.stamp))

        let old = prefix.appending(path: "lib/.lectern-\(UUID().uuidString)")
        defer { try? files.removeItem(at: old) }
        if files.fileExists(atPath: home.path) { try files.moveItem(at: home, to: old) }
        try files.moveItem(at: new, to: home)
        if !isLink {
            try files.createDirectory(at: command.deletingLastPathComponent(), withIntermediateDirectories: true)
            try files.createSymbolicLink(atPath: command.path, withDestinationPath: link)
        }
        return command
    }

    private func copy(_ source: URL, to target: URL) throws {
        guard FileManager.default.fileExists(atPath: source.path) else {
            throw ToolchainError.missing(
                source.path, advice: "build Lectern with 'swift build', or run it through ./lectern")
        }
        try FileManager.default.createDirectory(
            at: target.deletingLastPathComponent(), withIntermediateDirectories: true)
        try FileManager.default.copyItem(at: source, to: target)
    }

    /// What was compiled for pages, which takes the first build of a course half a minute. It is made again where it is missing, and
    /// verified where it is read.
    private func copyCompiled(of products: URL, to target: URL) {
        for store in Self.compiledForPages.map({ products.appending(path: $0) }) {
            let entries = (try? FileManager.default.contentsOfDirectory(atPath: store.path)) ?? []
            // Another build may be at work: what it has not finished has a name that begins with a dot.
            for entry in entries.sorted() where !entry.hasPrefix(".") {
                let name = "\(store.lastPathComponent)/\(entry)"
                try? copy(products.appending(path: name), to: target.appending(path: name))
            }
        }
    }

    /// What cells import, and the documentation in it; not the objects, nor the modules of tests.
    private func copyModules(of products: URL, to target: URL) throws {
        let modules = products.appending(path: "Modules")
        for name in try FileManager.default.contentsOfDirectory(atPath: modules.path).sorted()
        where [".swiftmodule", ".swiftdoc"].contains(where: name.hasSuffix) && !name.contains("Tests.") {
            try copy(modules.appending(path: name), to: target.appending(path: name))
        }
    }
}
