import Foundation
import Literate
import Toolchain

/// The `Package.swift` of a folder of answers: with it an editor completes what an answer writes, and shows its errors.
/// Each answer is a module of its own, as it is where it is graded.
public struct AnswersPackage: Sendable {
    private let folder: URL
    private let course: [Chapter]
    private let toolchain: Toolchain

    /// The second line of a file that is ours, to be written again.
    private static let mark = "// 'lectern start' writes this file, for editors; it is not graded."

    /// The package of the answers to `course` in `folder`.
    public init(of folder: URL, course: [Chapter], toolchain: Toolchain) {
        self.folder = folder
        self.course = course
        self.toolchain = toolchain
    }

    /// Writes the package for the answers that are there now. A `Package.swift` of somebody else's stays as it is.
    /// - Throws: where the file cannot be written.
    public func write() throws {
        let file = folder.appending(path: AnswerFile.package)
        if let there = FileManager.default.contents(atPath: file.path),
            !String(decoding: there, as: UTF8.self).contains(Self.mark)
        {
            return
        }
        try Data(text.utf8).write(to: file, options: .atomic)
    }

    private var text: String {
        EditorPackage(
            name: "Answers", mark: Self.mark,
            options: ["\"-Xfrontend\"", "\"-import-module\"", "\"-Xfrontend\"", "\"Kernels\""],
            targets: targets.joined(), toolchain: toolchain
        ).text
    }

    /// A module for each answer. The package manager wants all else in the chapter's folder named as left out.
    private var targets: [String] {
        course.flatMap { chapter -> [String] in
            let path = folder.appending(path: chapter.name).path
            let names = Set((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [])
                .filter { !$0.hasPrefix(".") }
            return chapter.exercises.filter { names.contains("\($0.id).swift") }.map { exercise in
                let own = ["\(exercise.id).swift", "\(exercise.id)\(AnswerFile.usesSuffix)"].filter(names.contains)
                return """
                            .target(
                                name: \(Self.literal(exercise.id.name)), path: \(Self.literal(chapter.name)),
                                exclude: \(Self.list(names.subtracting(own))),
                                sources: \(Self.list(Set(own))), swiftSettings: settings),

                    """
            }
        }
    }

    private static func list(_ names: Set<String>) -> String {
        "[\(names.sorted().map(literal).joined(separator: ", "))]"
    }

    private static func literal(_ text: String) -> String { EditorPackage.literal(text) }
}
