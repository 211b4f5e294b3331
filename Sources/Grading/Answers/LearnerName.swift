import Foundation
import Toolchain

/// What a learner is called in a class, kept beside the answers: questions with drawn numbers are then the class's.
public enum LearnerName {
    static let fileName = ".student"
    /// A longer name is nobody's.
    private static let longest = 400

    /// The name that is kept in a folder of answers; nil where none is, or none that can be read.
    public static func kept(in folder: URL) -> String? {
        FileManager.default.regularFile(folder.appending(path: fileName), longest: longest)
            .flatMap { String(data: $0, encoding: .utf8) }.map(trimmed).flatMap { $0.isEmpty ? nil : $0 }
    }

    /// Keeps the name in a folder of answers, which is made where it is missing.
    /// - Throws: where it cannot be written.
    public static func keep(_ name: String, in folder: URL) throws {
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try Data((trimmed(name) + "\n").utf8).write(to: folder.appending(path: fileName), options: .atomic)
    }

    private static func trimmed(_ name: String) -> String { name.trimmingCharacters(in: .whitespacesAndNewlines) }
}
