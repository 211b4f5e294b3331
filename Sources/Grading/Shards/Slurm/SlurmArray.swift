import Foundation
import Toolchain

/// The parts of a batch as an array of Slurm's jobs: a task's number is its part's.
public struct SlurmArray: Sendable, Hashable {
    /// The files and folders with answers, as the user named them.
    public var paths: [String]
    /// Into how many parts the batch is divided.
    public var count: Int
    /// Where the parts go: a folder that every node sees under this name.
    public var folder: String
    /// The program that grades a part.
    public var program: String
    /// Options of `lectern grade`, each a word, that all parts have.
    public var arguments: [String]
    /// How many answers a node grades at a time; nil for as many as Slurm gives it processors.
    public var jobs: Int?
    /// Words for `sbatch`, as the user gave them.
    public var options: [String]

    /// An array of these parts.
    public init(
        paths: [String], count: Int, folder: String, program: String, arguments: [String], jobs: Int? = nil,
        options: [String] = []
    ) {
        (self.paths, self.count, self.folder, self.program) = (paths, count, folder, program)
        (self.arguments, self.jobs, self.options) = (arguments, jobs, options)
    }

    /// What a task runs. A task that Slurm starts again, since its node was lost, has nothing to do where its part is there.
    var script: String {
        let words = ([program, "grade"] + paths + arguments).map(\.shellQuoted).joined(separator: " ")
        let file = "\(folder.shellQuoted)/\"$SLURM_ARRAY_TASK_ID\".json"
        let jobs = jobs.map(String.init) ?? "\"${SLURM_CPUS_PER_TASK:-1}\""
        return """
            #!/bin/sh
            [ ! -e \(file) ] || exit 0
            exec \(words) --jobs \(jobs) --shard "$SLURM_ARRAY_TASK_ID"/\(count) --output \(file)

            """
    }

    /// The jobs' name, by which they are found again: the same for the same command in the same folder.
    var name: String {
        let place = URL(filePath: folder).standardizedFileURL.path
        return "lectern-\(ContentHash([place, script]).description.prefix(12))"
    }

    /// The script's file.
    var scriptFile: String { "\(folder)/grade.sh" }

    /// The file of a part's results.
    func file(of part: Int) -> String { "\(folder)/\(part).json" }

    /// What the task of a part wrote on its way.
    func log(of part: Int) -> String { "\(folder)/\(part).log" }

    /// The arguments of `sbatch` for some parts. What the user says comes last, and wins.
    func submission(of parts: [Int]) -> [String] {
        [
            "--parsable", "--requeue", "--job-name=\(name)", "--array=\(Self.ranges(parts))",
            "--output=\(folder)/%a.log", "--open-mode=truncate",
        ] + options + [scriptFile]
    }

    /// `1,4-7` for 1, 4, 5, 6 and 7.
    static func ranges(_ numbers: [Int]) -> String {
        var ranges: [ClosedRange<Int>] = []
        for number in numbers.sorted() {
            if let last = ranges.last, last.upperBound == number - 1 {
                ranges[ranges.count - 1] = last.lowerBound...number
            } else {
                ranges.append(number...number)
            }
        }
        return ranges.map { $0.count == 1 ? "\($0.lowerBound)" : "\($0.lowerBound)-\($0.upperBound)" }
            .joined(separator: ",")
    }
}

extension String {
    /// The text as one word of a shell.
    var shellQuoted: String {
        let isPlain = !isEmpty && allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || "/._-+,:@=".contains($0)) }
        return isPlain ? self : "'" + replacing("'", with: "'\\''") + "'"
    }
}
