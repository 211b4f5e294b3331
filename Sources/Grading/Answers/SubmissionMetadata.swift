import Foundation
import Toolchain

/// What Gradescope says beside a submission: whose it is. An export of the same class calls a group in the same way, see `Submitters`.
public struct SubmissionMetadata: Decodable {
    private struct User: Decodable { var name: String }
    private var users: [User]

    /// The file's name.
    public static let fileName = "submission_metadata.json"
    /// More bytes than the file has.
    private static let longest = 1 << 20

    /// Reads the file; nil where it is not as Gradescope writes it.
    public init?(contentsOf file: URL) {
        guard let data = FileManager.default.regularFile(file, longest: Self.longest),
            let read = try? JSONDecoder().decode(Self.self, from: data), !read.student.isEmpty
        else { return nil }
        self = read
    }

    /// Whose the submission is; of a group, all of their names.
    public var student: String { users.map(\.name).filter { !$0.isEmpty }.joined(separator: ", ") }
}
