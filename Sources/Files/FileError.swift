internal import Glibc

/// Why a file cannot be read or written.
package enum FileError: Error, Hashable, Sendable {
    /// The file does not exist.
    case missing(path: String)
    /// A folder, pipe or device where a file is wanted.
    case notAFile(path: String)
    /// The system refuses, for this reason.
    case refused(path: String, reason: String)
    /// The file became shorter while it was in use.
    case becameShorter(path: String)
    /// The bytes that are asked for lie after the end.
    case endsEarly(path: String, needed: Int, available: Int)
    /// A compressed stream that cannot be inflated.
    case damagedStream(path: String, reason: String)

    static func system(_ path: String, code: Int32) -> FileError {
        code == ENOENT ? .missing(path: path) : .refused(path: path, reason: String(cString: strerror(code)))
    }

    /// The file that is meant.
    package var path: String {
        switch self {
        case .missing(let path), .notAFile(let path), .refused(let path, _), .becameShorter(let path),
            .endsEarly(let path, _, _), .damagedStream(let path, _):
            path
        }
    }

    /// What is wrong with it.
    package var reason: String {
        switch self {
        case .missing: "the file does not exist"
        case .notAFile: "it is not a file"
        case .refused(_, let reason): reason
        case .becameShorter: "the file became shorter while it was in use"
        case .endsEarly(_, let needed, let available):
            "the file ends early: \(needed) bytes are needed and \(available) are there"
        case .damagedStream(_, let reason): "the compressed data is damaged (\(reason))"
        }
    }
}
