import ArgumentParser
import Evaluation
import Foundation
import Glibc
import Literate
import Site
import Terminal
import Toolchain

/// Where a course lies, with what is beside it: results, answers, the site.
struct CoursePaths: Sendable {
    /// The course's folder, as it is named to the user.
    let course: String

    /// Where results are kept, if not beside the course.
    private var otherResults: String?

    /// The paths of the course in this folder.
    init(course: String) { self.course = course }

    /// The paths of a file that no course is around: its results are in the user's cache, for its folder may be read-only.
    init(document file: String) {
        course = URL(filePath: file).deletingLastPathComponent().relativePath
        let environment = ProcessInfo.processInfo.environment
        let caches = environment["XDG_CACHE_HOME"].flatMap { $0.hasPrefix("/") ? $0 : nil }
        otherResults = (caches ?? (environment["HOME"] ?? NSHomeDirectory()) + "/.cache") + "/lectern"
    }

    /// The path of a file or folder beside the course's.
    func beside(_ name: String) -> String {
        let parent = URL(filePath: course).deletingLastPathComponent().relativePath
        if ["", ".", "./"].contains(parent) { return name }
        return parent.hasSuffix("/") ? parent + name : parent + "/" + name
    }

    /// Where results are kept.
    var results: String { otherResults ?? beside(".lectern") }
    var cache: OutputCache { OutputCache(folder: URL(filePath: results)) }

    /// What runs cells.
    ///
    /// - Parameter kept: where the processes of chapters are kept from one run to the next, or nil.
    func evaluator(keepingIn kept: KeptHosts? = nil) throws -> Evaluator {
        let cache = try writableCache
        try limit.enforceNowAndThen()
        return try Evaluator(toolchain: .current(), cache: cache, kept: kept)
    }

    /// How much of what can be made again is kept. Compiled answers have a limit of their own; a batch's verdicts are a user's work.
    private var limit: StoreLimit {
        get throws {
            let variable = "LECTERN_CACHE_MB"
            var most = StoreLimit.usual
            if let asked = ProcessInfo.processInfo.environment[variable], !asked.isEmpty {
                guard let megabytes = Int(asked), 1...(1 << 32) ~= megabytes else {
                    throw ValidationError("\(variable)=\(asked): a number of megabytes from 1")
                }
                most = megabytes << 20
            }
            return StoreLimit(of: cache.folder, besides: ["answers", "batches", "scratch"], most: most)
        }
    }

    /// Where results are kept.
    ///
    /// - Throws: where a folder that a run writes to cannot be written, before anything is compiled.
    var writableCache: OutputCache {
        get throws(UnwritableFolder) {
            try UnwritableFolder.refuse(URL(filePath: results))
            try UnwritableFolder.refuse(FileManager.default.temporaryDirectory)
            return cache
        }
    }

    /// The chapter that the user names: a file as it is, others from the course.
    func chapter(_ name: String) throws -> Chapter {
        guard Self.isFile(name) else {
            return try Chapter.read(CourseFolder.open(course).chapterFile(named: name))
        }
        let isChapter = Self.isCourse(URL(filePath: name).deletingLastPathComponent().path)
        return try Chapter.read(name, as: isChapter && Chapter.isChapterName(name) ? .chapter : .document)
    }

    /// Whether a name is a file's path, and not a chapter's number or slug.
    static func isFile(_ name: String) -> Bool {
        name.contains { $0 == "." || $0 == "/" } && FileManager.default.fileExists(atPath: name) && !isFolder(name)
    }

    /// Whether a folder has a course.
    static func isCourse(_ folder: String) -> Bool {
        FileManager.default.fileExists(atPath: folder + "/course.yml")
    }

    /// Whether a folder is there.
    static func isFolder(_ path: String) -> Bool {
        var isFolder: ObjCBool = false
        return FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) && isFolder.boolValue
    }

    /// The figures of past runs, for the terminal.
    var figures: FigureFiles {
        let folder = cache.figures
        return FigureFiles(folder: results + "/figures", base: Self.address(of: folder)) { name in
            (try? Data(contentsOf: folder.appending(path: name))).map { Array($0) }
        }
    }

    /// A folder's address, for links. It has the machine's name: a terminal on another one would look for the files there.
    private static func address(of folder: URL) -> String {
        var name = [CChar](repeating: 0, count: 256)
        _ = gethostname(&name, name.count - 1)
        let machine = name.prefix { $0 != 0 }.map { Character(Unicode.Scalar(UInt8(bitPattern: $0))) }
        let path = folder.standardizedFileURL.path(percentEncoded: true)
        return "file://" + machine.filter { $0.isASCII && ($0.isLetter || $0.isNumber || ".-_".contains($0)) } + path
            + (path.hasSuffix("/") ? "" : "/")
    }

    /// What a site is made from: the templates beside the course, or Lectern's own.
    func siteSources(builtBy toolchain: Toolchain) throws -> SiteSources {
        let own = URL(filePath: beside("site"))
        let hasOwn = FileManager.default.fileExists(atPath: own.appending(path: "templates").path)
        let kept = URL(filePath: results)
        return SiteSources(
            site: try hasOwn ? own : Installation().folder("site/templates").deletingLastPathComponent(),
            figures: cache.figures, formulas: kept.appending(path: "formulas"),
            pages: PageStore(folder: kept.appending(path: "pages"), build: try toolchain.buildIdentity))
    }
}
