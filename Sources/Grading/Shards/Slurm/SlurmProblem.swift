import Wording

/// Why Slurm does not grade a batch.
public enum SlurmProblem: Error, Hashable, CustomStringConvertible {
    /// A program of Slurm's is missing.
    case notInstalled(String)
    /// `sbatch` did not take the array, with its own words.
    case refused(String)
    /// Tasks ended without their parts.
    case ended([Ended], of: Int)

    /// A part whose task ended without it.
    public struct Ended: Sendable, Hashable {
        /// The part's number.
        public var part: Int
        /// The file with what its task wrote.
        public var log: String
        /// The last line there; empty where there is none.
        public var lastLine: String
        /// The command that makes it here.
        public var command: String
    }

    /// What is wrong, and what to do.
    public var description: String {
        switch self {
        case .notInstalled(let program):
            "\(program) is not on the PATH: --slurm works where jobs are submitted\n"
                + "  without Slurm, --shard grades one part on any machine, and --merge reports on all"
        case .refused(let words):
            "sbatch did not take the jobs: \(words)\n"
                + "  --sbatch passes options on to it; 'scontrol show config' says the most tasks of an array (MaxArraySize)"
        case .ended(let parts, let count):
            "\(parts.count.counted("part")) of \(count) \(parts.count == 1 ? "was" : "were") not made: "
                + "the jobs ended without a result"
                + parts.prefix(20).map { part in
                    "\n  part \(part.part): \(part.lastLine.isEmpty ? "nothing" : part.lastLine) (\(part.log))\n    \(part.command)"
                }.joined()
                + (parts.count > 20 ? "\n  and \((parts.count - 20).counted("part")) more" : "")
                + "\n  the same command again submits what is missing; or run the lines above here"
        }
    }
}
