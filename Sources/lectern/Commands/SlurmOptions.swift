import ArgumentParser

/// How Slurm grades a batch in parts.
struct SlurmOptions: ParsableArguments {
    @Option(
        name: .customLong("slurm"),
        help: ArgumentHelp(
            "Have Slurm grade so many parts on its nodes, wait for them, and report on all.", valueName: "count"))
    var count: Int?

    @Option(
        name: .customLong("parts"),
        help: ArgumentHelp("With --slurm: where the parts go, a folder that all nodes share.", valueName: "folder"))
    var folder: String?

    @Option(
        name: .customLong("sbatch"), parsing: .unconditionalSingleValue,
        help: ArgumentHelp(
            "With --slurm: an option for sbatch, as --sbatch=--partition=long; also more than once.",
            valueName: "option"))
    var options: [String] = []

    /// - Throws: where a part of them is missing, or there are more parts than Slurm counts.
    func validate() throws {
        guard let count else {
            guard folder == nil, options.isEmpty else {
                throw ValidationError("--parts and --sbatch go with --slurm COUNT, which says into how many parts")
            }
            return
        }
        guard (1...100_000).contains(count) else {
            throw ValidationError("--slurm \(count): divide a batch into 1 to 100000 parts")
        }
        guard folder != nil else {
            throw ValidationError("say where the parts go, in a folder that all nodes share: --parts parts")
        }
    }
}
