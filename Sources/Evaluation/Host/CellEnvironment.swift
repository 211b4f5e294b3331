import Foundation

/// What cells find in their environment: the same on every machine and for every user, for results may follow from it.
enum CellEnvironment {
    /// Time zone, locale and the places of programs.
    static let fixed = [
        "TZ": "UTC", "LC_ALL": "C.UTF-8", "LANG": "C.UTF-8", "PATH": "/usr/local/bin:/usr/bin:/bin",
        "SWIFT_BACKTRACE": "enable=no",
    ]

    /// Variables by which a user says how libraries compute and where they are. Cells find them as they are set, so their values are
    /// part of the cells' keys.
    private static let chosen = [
        "LECTERN_THREADS", "OPENBLAS_CORETYPE", "OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "LD_LIBRARY_PATH",
        "LD_PRELOAD",
        "ASAN_OPTIONS",
    ]

    /// The user's own variables that cells find.
    static func chosen(from environment: [String: String]) -> [String: String] {
        environment.filter { chosen.contains($0.key) }
    }

    /// Where a run has files: a home folder and one for temporary files, which go with it.
    static func places(in scratch: URL) -> [String: String] {
        ["HOME": scratch.path, "TMPDIR": temporary(in: scratch).path]
    }

    /// The folder for temporary files: hidden, so that it is none of the cells' files.
    static func temporary(in scratch: URL) -> URL { scratch.appending(path: ".temporary") }
}
