import Testing

/// Beside `ExecutableTests`, and at the same time: in one suite they would follow one another to the end of the run.
@Suite("The verbs of an author answer as the design says", .serialized)
struct AuthorTests: CommandRunner {}
