import Testing

@testable import Grading

@Suite("Parts as jobs of Slurm's")
struct SlurmTests {
    private let array = SlurmArray(
        paths: ["class of 26"], count: 24, folder: "the parts", program: "/opt/lectern", arguments: ["--seed", "3"],
        options: ["--time=30"])

    @Test("a task grades the part of its number, and one whose part is there has nothing to do")
    func script() {
        #expect(
            array.script == """
                #!/bin/sh
                [ ! -e 'the parts'/"$SLURM_ARRAY_TASK_ID".json ] || exit 0
                exec /opt/lectern grade 'class of 26' --seed 3 --jobs "${SLURM_CPUS_PER_TASK:-1}" --shard "$SLURM_ARRAY_TASK_ID"/24 \
                --output 'the parts'/"$SLURM_ARRAY_TASK_ID".json

                """)
    }

    @Test("jobs may be started again on another node; what the user asks of sbatch comes last")
    func submission() {
        let words = array.submission(of: [1, 4, 5, 6, 9])
        #expect(
            words.contains("--requeue") && words.contains("--array=1,4-6,9")
                && words.contains("--job-name=\(array.name)"))
        #expect(words.suffix(2) == ["--time=30", "the parts/grade.sh"])
    }

    @Test("the same command finds its jobs by their name; another one does not")
    func name() {
        var other = array
        other.arguments = ["--seed", "4"]
        #expect(other.name != array.name)
        other = array
        other.options = []
        #expect(other.name == array.name)
    }

    @Test(
        "numbers in ranges",
        arguments: [([1], "1"), ([3, 1, 2], "1-3"), ([1, 3, 5], "1,3,5"), ([1, 2, 4, 5, 9], "1-2,4-5,9")])
    func ranges(numbers: [Int], text: String) { #expect(SlurmArray.ranges(numbers) == text) }

    @Test("a line of the queue")
    func task() throws {
        let running = try #require(SlurmTask("12_7|RUNNING|n2|None"))
        #expect(running.part == 7 && running.isRunning && !running.isHeld && running.node == "n2")
        let waiting = try #require(SlurmTask("12_8|PENDING||Resources"))
        #expect(waiting.part == 8 && !waiting.isRunning && !waiting.isHeld)
        let held = try #require(SlurmTask("12_9|PENDING||launch failed requeued held"))
        #expect(held.isHeld && !held.isRunning)
        #expect(SlurmTask("12_9|PENDING|") == nil && SlurmTask("x|RUNNING|n2|None") == nil)
    }

    @Test(
        "a word of a shell",
        arguments: [
            ("parts/7.json", "parts/7.json"), ("", "''"), ("a b", "'a b'"), ("it's", "'it'\\''s'"), ("$x", "'$x'"),
        ])
    func words(text: String, quoted: String) { #expect(text.shellQuoted == quoted) }

    @Test("what went wrong, and what to do")
    func problems() {
        let ended = SlurmProblem.Ended(
            part: 7, log: "parts/7.log", lastLine: "out of memory", command: "lectern grade class --shard 7/24")
        #expect(
            SlurmProblem.ended([ended], of: 24).description == """
                1 part of 24 was not made: the jobs ended without a result
                  part 7: out of memory (parts/7.log)
                    lectern grade class --shard 7/24
                  the same command again submits what is missing; or run the lines above here
                """)
        #expect(SlurmProblem.notInstalled("sbatch").description.hasPrefix("sbatch is not on the PATH"))
        #expect(
            SlurmProblem.refused("Invalid partition").description.hasPrefix(
                "sbatch did not take the jobs: Invalid partition\n"))
    }
}
