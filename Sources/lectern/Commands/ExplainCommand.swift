import ArgumentParser
import Foundation
import Literate
import Outputs
import Terminal
import Wording

/// `lectern explain`
struct ExplainCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Show how a network is computed, and what each step takes.",
        discussion: """
            NETWORK is one of \(networks.map(\.name).formatted()), or a Swift expression, as a cell may have it. For each step \
            of its inference plan: the layers, the method, milliseconds, GFLOP/s by the layer's definition, how near it is to what this \
            machine's processors and memory were measured to give, and the bytes that it has to move.

            EXAMPLES:
              lectern explain resnet50
              lectern explain vgg16 --batch 8 --threads 1
              lectern explain 'Network.resNet50(imageSize: 448)'
            """)

    static let networks: [(name: String, expression: String)] = [
        (name: "alexnet", expression: "Network.alexNet()"), ("googlenet", "Network.googLeNet()"),
        ("lenet5", "Network.leNet5()"), ("resnet50", "Network.resNet50()"), ("resnet152", "Network.resNet152()"),
        ("vgg16", "Network.vgg16()"), ("zfnet", "Network.zfNet()"),
    ]

    @Argument(help: "A network's name, or a Swift expression.")
    var network: String

    @Option(help: ArgumentHelp("How many images come in at once.", valueName: "N"))
    var batch = 1

    @Option(help: ArgumentHelp("How many threads take part; all that the machine has unless given.", valueName: "N"))
    var threads: Int?

    @OptionGroup var graphics: GraphicsOption
    @OptionGroup var course: CourseOptions

    func validate() throws {
        guard batch > 0 else { throw ValidationError("--batch \(batch): at least 1") }
        if let threads, threads < 1 { throw ValidationError("--threads \(threads): at least 1") }
        _ = try expression
    }

    /// What makes the network.
    private var expression: String {
        get throws {
            if network.contains("(") { return network }
            let name = network.lowercased().filter { $0.isLetter || $0.isNumber }
            if let known = Self.networks.first(where: { $0.name == name }) { return known.expression }
            let names = Self.networks.map(\.name)
            let advice = nearest(to: name, among: names).map { "did you mean '\($0)'?" }
            throw ValidationError(
                "there is no network '\(network)'; \(advice ?? "the names are \(names.formatted()); or give a Swift expression")"
            )
        }
    }

    func run(on console: Console) async throws {
        let paths = course.paths
        let evaluator = try paths.evaluator()
        let file = URL(filePath: paths.results).appending(path: "explain/explain.md")
        try FileManager.default.createDirectory(
            at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
        try Data(chapter.utf8).write(to: file, options: .atomic)
        let chapter = try Chapter.read(file.path, as: .document)
        let text = ChapterText(
            chapter: chapter, style: console.style(graphics), files: paths.figures, invocation: course.invocation)
        // What was measured yesterday is no measurement.
        let outputs = try await console.show(text, by: evaluator, caching: .writeOnly)
        if !outputs.hasNoFailure { throw ExitCode.failure }
    }

    /// The explanation, which is a chapter: its cells measure.
    private var chapter: String {
        get throws {
            let measure = "try PlanTimes(plan)"
            return """
                # How the network is computed

                A plan is made once: batch norms are folded into the convolutions, weights laid out as their method reads them.

                ```swift
                let network = try \(try expression)
                let plan = try network.plan(for: [\(batch)] + network.inputShape)
                print("activations:", plan.activationBytes >> 20, "MB")
                ```

                Each step is timed in ten passes, and its least time taken. GFLOP/s are by the layers' definitions; Winograd's method
                takes fewer products, so that its rate may be higher than the processors'. The limit is the time that the method's
                products and the step's bytes need at least, at the rates that were measured, as a share of the time taken; steps
                whose values are in the caches may be quicker than memory.

                ```swift timeout=600
                let times = \(threads.map { "try Threads.with(\($0)) { \(measure) }" } ?? measure)
                print(times)
                show(Table(times))
                show(BarChart(times))
                ```
                """
        }
    }
}
