import Foundation
import Testing

extension ExecutableTests {
    @Test(
        "on a full disk each verb says so in one sentence and leaves nothing half-written; with room again it works",
        .enabled(if: canMountDisks, "bubblewrap cannot mount a disk of its own here"), .timeLimit(.minutes(5)))
    func fullDiskEverywhere() async throws {
        try await withCourse(["01-good.md": Self.good + Self.exercise]) { folder in
            let answers = folder.appending(path: "Answers")
            for name in ["Answers", ".lectern", "disk", "log"] {
                try FileManager.default.createDirectory(
                    at: folder.appending(path: name), withIntermediateDirectories: true)
            }
            try Data("func double(_ n: Int) -> Int { n + n }\n".utf8).write(to: answers.appending(path: "double.swift"))
            // The disks are gone with the process that mounted them: one script does it all.
            let script = """
                n=0
                try() { n=$((n + 1)); timeout -k 5 120 "$LECTERN" "$@" >log/$n.out 2>log/$n.err; echo $? >log/$n.code; }
                # Nothing but the small disks may be filled, and never by more than they hold.
                fill() { head -c 100m /dev/zero >"$1/fill" 2>/dev/null; }
                for disk in .lectern disk; do [ "$(stat -f -c %T $disk)" = tmpfs ] || exit 99; done
                fill .lectern
                try run 1; try build; try check; try grade Answers
                find .lectern -type f >log/kept
                rm .lectern/fill; fill disk
                try build --output disk/site; try grade Answers --output disk/report.json --format json
                find disk -mindepth 1 >>log/kept
                rm disk/fill
                try run 1; try check; try build --output disk/site; try grade Answers --output disk/report.json --format json
                cp disk/site/index.html disk/report.json log
                """
            let result = try await run(
                Self.bubblewrap,
                // A path that is not absolute would be one below /.
                ["--dev-bind", "/", "/", "--size", "\(96 << 20)", "--tmpfs", folder.appending(path: ".lectern").path]
                    + ["--size", "\(8 << 20)", "--tmpfs", folder.appending(path: "disk").path]
                    + ["--chdir", folder.path, "/bin/sh", "-c", script],
                in: folder, environment: ["LECTERN": executable.path])
            #expect(result.code == 0, "\(result)")
            func log(_ name: String) throws -> String {
                try String(contentsOf: folder.appending(path: "log/\(name)"), encoding: .utf8)
            }
            let places = Array(repeating: ".lectern", count: 4) + ["disk/site", "disk/report.json"]
            for (step, place) in zip(1..., places) {
                #expect(try log("\(step).code") == "1\n")
                let words = try log("\(step).err")
                #expect(words.hasPrefix("error: cannot write "), "step \(step): \(words)")
                #expect(words.hasSuffix("\(place): No space left on device\n"), "step \(step): \(words)")
                #expect(words.filter(\.isNewline).count == 1, "step \(step): \(words)")
            }
            #expect(try log("kept") == ".lectern/fill\ndisk/fill\n")
            for step in 7...10 {
                let words = try log("\(step).err")
                #expect(try log("\(step).code") == "0\n", "step \(step): \(words)")
            }
            #expect(try log("index.html").contains("</html>"))
            #expect(try log("report.json").contains("\"score\" : 2"))
            let chapter = folder.appending(path: "Lessons/01-good.md")
            #expect(try String(contentsOf: chapter, encoding: .utf8) == Self.good + Self.exercise)
        }
    }

    static let bubblewrap = URL(filePath: "/usr/bin/bwrap")

    private static var canMountDisks: Bool {
        let process = Process()
        process.executableURL = bubblewrap
        process.arguments = ["--dev-bind", "/", "/", "--size", "4096", "--tmpfs", "/tmp", "/bin/true"]
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return false }
        process.waitUntilExit()
        return process.terminationStatus == 0
    }
}
