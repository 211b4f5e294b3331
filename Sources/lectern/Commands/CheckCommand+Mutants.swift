import ArgumentParser
import Evaluation
import Foundation
import Grading
import Literate
import Wording

/// The formats in which a machine reads what came of mutants.
enum MutantFormat: String, CaseIterable, Sendable {
    case json
}

extension CheckCommand {
    /// Tries mistakes in the solutions of the exercises that are asked for.
    func tryMutants(on console: Console) async throws {
        let paths = course.paths
        let (read, names) = try exercises(of: paths)
        console.progress("preparing the sandbox")
        let grader = try await Grader(
            course: read, toolchain: .current(), cache: paths.writableCache, jobs: jobs.jobs, limits: .ofMutants)
        console.progress("trying mistakes in \(names.count.counted("solution"))")
        let reports = try await grader.tryMutants(of: names) { console.progress("tried the check of \($0.exercise)") }
        console.clearProgress()
        let faults = reports.flatMap(\.faults)
        if !faults.isEmpty { console.report(faults.map(\.description).joined(separator: "\n")) }
        switch format {
        case .text: console.write(reports.flatMap { MutantText(report: $0).lines } + [MutantText.sum(reports)])
        case .document(.json): console.write(MutantReport.json(reports))
        }
        if !reports.allSatisfy(\.passed) { throw ExitCode.failure }
    }

    /// The chapters and the exercises in them that are asked for: an argument names an exercise or a chapter.
    private func exercises(of paths: CoursePaths) throws -> (chapters: [Chapter], names: Set<String>) {
        if chapters.isEmpty {
            let all = try Course.load(folder: paths.course).chapters
            return (all, Set(all.flatMap(\.exercises).map(\.id.name)))
        }
        let whole = try? Course.load(folder: paths.course).chapters
        var read: [Chapter] = [], names: Set<String> = []
        for argument in chapters {
            let chapter: Chapter, asked: [String]
            if let found = whole?.first(where: { $0.exercises.contains { $0.id.name == argument } }) {
                (chapter, asked) = (found, [argument])
            } else {
                chapter = try paths.chapter(argument)
                asked = chapter.exercises.map(\.id.name)
            }
            if !read.contains(where: { $0.file == chapter.file }) { read.append(chapter) }
            names.formUnion(asked)
        }
        return (read, names)
    }
}
