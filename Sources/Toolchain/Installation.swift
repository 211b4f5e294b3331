import Foundation

/// The files that come with Lectern and are read when it runs: templates, its own course, the sources that cells are compiled with.
///
/// Each is at the same path as in the source tree: beside the executable, in `../share/lectern`, or in the tree in which it was built.
package struct Installation: Sendable {
    /// The sources that live figures are compiled with.
    static let pictures = "Sources/Pictures"
    /// The sources that exercises' checks are compiled with for a page.
    package static let pageCheckParts = [
        "Sources/Random", "Sources/PropertyTesting", "Sources/AnswerProtocol/WireReader.swift",
        "Sources/AnswerProtocol/WireWriter.swift", "Sources/AnswerClient/AnswerFailure.swift",
        "Sources/AnswerClient/AnswerFailure+Words.swift", "Sources/AnswerClient/AnswerOutcome.swift",
        "Sources/AnswerClient/LoggedCall.swift", "Sources/AnswerClient/CallSelection.swift",
        "Sources/AnswerClient/PrintedCases.swift", "Sources/AnswerClient/PrintedText.swift",
        "Sources/AnswerClient/RetryBudget.swift", "Sources/AnswerReading/ValueType.swift",
        "Sources/Grading/Checking/ApproximateEquality.swift", "Sources/Grading/Checking/ComparedCalls.swift",
    ]
    /// The C headers that the modules of a cell are built on.
    static let cModules = "Sources/System"

    /// Where files are looked for, the nearest place first.
    package let places: [URL]

    /// The installation that an executable belongs to; the running one unless told otherwise.
    package init(executable: URL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()) {
        let folder = executable.deletingLastPathComponent()
        var tree = folder
        while tree.path.count > 1, tree.lastPathComponent != ".build" { tree.deleteLastPathComponent() }
        let sources = tree.path.count > 1 ? [tree.deletingLastPathComponent()] : []
        places = [folder, folder.deletingLastPathComponent().appending(path: "share/lectern")] + sources
    }

    /// The file or folder at `path`, or nil where no place has it.
    package func find(_ path: String) -> URL? {
        places.map { $0.appending(path: path) }.first { FileManager.default.fileExists(atPath: $0.path) }
    }

    /// The folder at `path`.
    /// - Throws: `ToolchainError` where no place has it, with the places.
    package func folder(_ path: String) throws(ToolchainError) -> URL {
        guard let found = find(path) else {
            throw .missing(
                path, advice: "it belongs to Lectern; looked in \(places.map(\.path).joined(separator: ", "))")
        }
        return found
    }
}
