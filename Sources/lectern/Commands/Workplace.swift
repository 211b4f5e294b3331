import ArgumentParser
import Evaluation
import Foundation
import Literate
import Site
import Terminal

/// Where the course is that a command works on.
struct Workplace: ParsableArguments {
    @Option(name: .customLong("course"), help: ArgumentHelp("The course's folder.", valueName: "folder"))
    var folder = "Lessons"

    /// The folder as it is named to the user: the one given, or that of Lectern's own course where there is none here.
    var course: String {
        let own = Self.checkout.appending(path: "Lessons")
        let isHere = FileManager.default.fileExists(atPath: folder)
        let hasOwn = FileManager.default.fileExists(atPath: own.appending(path: "course.yml").path)
        return folder == "Lessons" && !isHere && hasOwn ? own.path : folder
    }

    /// Lectern's own folder: the executable is in `.build/debug` of it.
    static var checkout: URL {
        let executable = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
        var folder = executable.deletingLastPathComponent()
        while folder.path.count > 1, folder.lastPathComponent != ".build" { folder.deleteLastPathComponent() }
        return folder.deletingLastPathComponent()
    }

    /// The folder that the course's folder stands in; results, answers and the site stand beside it.
    var root: String {
        let parent = URL(filePath: course).deletingLastPathComponent().relativePath
        return parent == "." || parent == "./" || parent.isEmpty ? "" : parent
    }

    /// A path in `root`.
    func beside(_ name: String) -> String {
        root.isEmpty ? name : root.hasSuffix("/") ? root + name : root + "/" + name
    }

    /// Where results are kept.
    var cacheFolder: String { beside(".lectern") }
    var cache: OutputCache { OutputCache(folder: URL(filePath: cacheFolder)) }

    /// How the user calls the command on this course.
    var invocation: Invocation {
        let program = ProcessInfo.processInfo.environment["LECTERN_PROGRAM"]
        return Invocation(program: program ?? "lectern", course: folder == "Lessons" ? nil : folder)
    }

    /// What runs cells.
    func evaluator() throws -> Evaluator { try Evaluator(toolchain: .current(), cache: cache) }

    /// The modules of the chapters' live figures, by `Chapter.name`, compiled and proven.
    func liveModules(
        of chapters: [Chapter], outputs: [String: ChapterOutputs], console: Console
    ) async throws -> [String: LiveCompiler.Modules] {
        let compiler = LiveCompiler(toolchain: try .current(), cache: cache)
        var modules: [String: LiveCompiler.Modules] = [:]
        for chapter in chapters {
            guard let outputs = outputs[chapter.name] else { continue }
            console.progress("compiling the live figures of \(chapter.name)")
            modules[chapter.name] = try await compiler.modules(of: chapter, outputs: outputs)
        }
        console.clearProgress()
        return modules
    }

    /// The figures of past runs, for the terminal.
    var figures: FigureFiles {
        let folder = cache.figures
        return FigureFiles(folder: cacheFolder + "/figures") { name in
            (try? Data(contentsOf: folder.appending(path: name))).map { Array($0) }
        }
    }

    /// What makes the course's pages, by the templates beside the course or Lectern's own.
    func siteBuilder(
        _ course: Course, _ outputs: [String: ChapterOutputs], options: SiteOptions = SiteOptions()
    ) -> SiteBuilder {
        let own = URL(filePath: beside("site"))
        let hasOwn = FileManager.default.fileExists(atPath: own.appending(path: "templates").path)
        return SiteBuilder(
            course: course, outputs: outputs, figures: cache.figures,
            site: hasOwn ? own : Workplace.checkout.appending(path: "site"),
            formulaCache: URL(filePath: cacheFolder).appending(path: "formulas"), options: options)
    }

    /// The chapter that the user names: a file as it is, others from the course.
    func chapter(_ name: String) throws -> Chapter {
        let isFile = name.hasSuffix(".md") && FileManager.default.fileExists(atPath: name)
        return try Chapter.read(isFile ? name : CourseFolder.open(course).chapterFile(named: name))
    }

    /// The chapters that the user names, or all.
    func chapters(_ names: [String]) throws -> [Chapter] {
        if names.isEmpty { return try Course.load(folder: course).chapters }
        var errors: [Diagnostic] = []
        var chapters: [Chapter] = []
        for name in names {
            do {
                chapters.append(try chapter(name))
            } catch let error as ChapterErrors {
                errors += error.diagnostics
            }
        }
        if !errors.isEmpty { throw ChapterErrors(errors) }
        return chapters
    }
}
