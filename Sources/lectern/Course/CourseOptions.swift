import ArgumentParser
import Foundation
import Terminal
import Toolchain

/// Which course a command works on.
struct CourseOptions: ParsableArguments {
    @Option(name: .customLong("course"), help: ArgumentHelp("The course's folder.", valueName: "folder"))
    var folder = Self.usual

    private static let usual = "Lessons"

    /// The options for what the user names: where it is a file and no course was given, the course is the one of its folder.
    func of(_ name: String) -> CourseOptions {
        guard folder == Self.usual, CoursePaths.isFile(name) else { return self }
        let parent = URL(filePath: name).deletingLastPathComponent()
        guard CoursePaths.isCourse(parent.path), parent.standardizedFileURL != URL(filePath: folder).standardizedFileURL
        else { return self }
        var options = self
        options.folder = parent.relativePath
        return options
    }

    /// Where what the user names and its results lie. A file may have no course, neither around it nor here.
    func paths(of name: String) -> CoursePaths {
        let isAlone =
            folder == Self.usual && CoursePaths.isFile(name) && !FileManager.default.fileExists(atPath: folder)
            && !CoursePaths.isCourse(URL(filePath: name).deletingLastPathComponent().path)
        return isAlone ? CoursePaths(document: name) : paths
    }

    /// Where the course and what belongs to it lie: the folder given, or that of Lectern's own course where there is none
    /// here.
    var paths: CoursePaths {
        let isHere = FileManager.default.fileExists(atPath: folder)
        if folder == Self.usual, !isHere, let own = Installation().find("Lessons/course.yml") {
            return CoursePaths(course: own.deletingLastPathComponent().path)
        }
        return CoursePaths(course: folder)
    }

    /// How the user calls the command on this course.
    var invocation: Invocation {
        let program = ProcessInfo.processInfo.environment["LECTERN_PROGRAM"]
        return Invocation(program: program ?? "lectern", course: folder == Self.usual ? nil : folder)
    }
}
