import ArgumentParser
import CourseBuild
import Foundation
import Interchange
import Literate
import Site

extension ExportCommand {
    /// Writes the chapter's page as PDF.
    func print(on console: Console) async throws {
        let file = try output.map { try ReportFile($0) }
        let printer = try PagePrinter()
        let paths = course.of(chapter).paths(of: chapter)
        let name = try paths.chapter(chapter).name
        let folder = FileManager.default.temporaryDirectory.appending(path: "lectern-page-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let isOfCourse = (try? CourseFolder.open(paths.course).chapterFile(named: chapter)) != nil
        let build = try await CourseBuild.step(
            names: isOfCourse ? [chapter] : [], hasFiles: true,
            in: paths.workshop(
                file: isOfCourse ? nil : chapter, options: SiteOptions(solutions: .leftOut), console: console))
        if let failing = build.chapters.first(where: { $0.chapter.name == name })?.failures, !failing.isEmpty {
            throw ChapterErrors(failing)
        }
        _ = try build.write(into: SiteFolder(folder, course: URL(filePath: paths.course)))
        console.progress("printing \(name)")
        let pdf = try await printer.pdf(
            of: folder.appending(path: "\(name).html"), site: build.reading.information.url)
        console.clearProgress()
        try file?.write(pdf)
    }
}
