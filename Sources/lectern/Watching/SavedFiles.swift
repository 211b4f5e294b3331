/// The files that somebody saves, each time that the system tells of a change. Nobody looks at the files in between.
struct SavedFiles {
    /// One element for each time that something changed.
    let changes: AsyncStream<Void>
    /// Looks at the files.
    let look: () throws -> FileStates
    /// Waits until a save is over: an editor writes a file, removes another and renames.
    var settle: () async throws -> Void = { try await Task.sleep(for: .milliseconds(50)) }

    /// Hands over the files that are other than at `start`, then those that are other than the time before, until the task is cancelled.
    func follow(since start: FileStates, _ regrade: (Set<String>) async throws -> Void) async throws {
        var states = start
        for await _ in changes {
            try await settle()
            let now = try look()
            let changed = now.changed(since: states)
            states = now
            if !changed.isEmpty { try await regrade(changed) }
        }
    }
}
