import ArgumentParser

/// A verb: what it throws becomes a diagnostic and an exit code.
protocol ConsoleCommand: AsyncParsableCommand, Sendable {
    /// Does what the verb does.
    func run(on console: Console) async throws
    /// The exit code where the user interrupts the verb, for one that goes on until then; nil for what shells expect.
    var end: ExitCode? { get }
}

extension ConsoleCommand {
    var end: ExitCode? { nil }

    func run() async throws {
        let console = Console.current
        try await console.run(end: end) { try await run(on: console) }
    }
}

/// How something is written: as text for people, or in one of the formats that are beside its value.
enum DocumentFormat<Document>: ExpressibleByArgument, Equatable, Sendable
where Document: CaseIterable & RawRepresentable & Equatable & Sendable, Document.RawValue == String {
    case text
    case document(Document)

    init?(argument: String) {
        if argument == "text" {
            self = .text
        } else if let document = Document(rawValue: argument) {
            self = .document(document)
        } else {
            return nil
        }
    }

    static var allValueStrings: [String] { ["text"] + Document.allCases.map(\.rawValue) }
    var defaultValueDescription: String { Self.allValueStrings[0] }
}

/// How many pieces of work go on at a time.
struct JobsOption: ParsableArguments {
    @Option(help: ArgumentHelp("How many chapters run at a time.", valueName: "count"))
    var jobs: Int?

    func validate() throws { try Self.validate(jobs) }

    /// Refuses what would let nothing be done.
    static func validate(_ jobs: Int?) throws {
        if let jobs, jobs < 1 { throw ValidationError("--jobs \(jobs): at least one") }
    }
}
