import ArgumentParser
import Foundation
import Terminal
import Toolchain

/// Which course a command works on.
struct CourseOptions: ParsableArguments {
    @Option(name: .customLong("course"), help: ArgumentHelp("The course's folder.", valueName: "folder"))
    var folder = Self.usual

    private static let usual = "Lessons"

    /// Lectern's own course, where the executable is in a checkout.
    private static var own: URL? {
        guard let lessons = SupportFiles.checkout()?.appending(path: "Lessons"),
            FileManager.default.fileExists(atPath: lessons.appending(path: "course.yml").path)
        else { return nil }
        return lessons
    }

    /// Where the course and what belongs to it lie: the folder given, or that of Lectern's own course where there is none
    /// here.
    var paths: CoursePaths {
        let isHere = FileManager.default.fileExists(atPath: folder)
        if folder == Self.usual, !isHere, let own = Self.own { return CoursePaths(course: own.path) }
        return CoursePaths(course: folder)
    }

    /// How the user calls the command on this course.
    var invocation: Invocation {
        let program = ProcessInfo.processInfo.environment["LECTERN_PROGRAM"]
        return Invocation(program: program ?? "lectern", course: folder == Self.usual ? nil : folder)
    }
}
