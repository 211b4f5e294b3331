/// One line on the host's standard input: index, library, entry point, time limit in milliseconds and mode, tab-separated.
struct Command {
    /// The cell's index, which comes back in the `done` frame.
    var index: String
    /// The cell's library.
    var library: String
    /// The name of its main function.
    var entryPoint: String
    /// How long it may run, in milliseconds.
    var milliseconds: Int
    /// Whether it runs in a forked child that leaves no trace.
    var isForked: Bool
    /// The line itself.
    var line: String

    /// The command in `line`, or nil where it has another form.
    init?(_ line: String) {
        let fields = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
        guard fields.count == 5, let milliseconds = Int(fields[3]) else { return nil }
        index = fields[0]
        library = fields[1]
        entryPoint = fields[2]
        self.milliseconds = milliseconds
        isForked = fields[4] == "forked"
        self.line = line
    }
}
