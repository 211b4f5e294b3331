import Foundation

/// What tells whether files changed: a file that is saved has another date, and often another number.
struct FileStates: Sendable, Hashable {
    private var states: [String: State] = [:]

    private struct State: Sendable, Hashable {
        var number: Int?
        var size: Int?
        var date: Date?
    }

    /// The states of the files at `paths`, now.
    init(of paths: [String]) {
        for path in paths {
            let facts = try? FileManager.default.attributesOfItem(atPath: path)
            states[path] = State(
                number: facts?[.systemFileNumber] as? Int, size: facts?[.size] as? Int,
                date: facts?[.modificationDate] as? Date)
        }
    }

    /// The files that are new or other than in `earlier`.
    func changed(since earlier: FileStates) -> Set<String> {
        Set(states.filter { $0.value != earlier.states[$0.key] }.keys)
    }
}
