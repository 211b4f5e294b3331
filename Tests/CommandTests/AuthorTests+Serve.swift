import Foundation
import Testing

extension AuthorTests {
    /// Serves the course in `folder`, once its first build is there; then the command is interrupted, which must end it well.
    private func serving(
        _ folder: URL, _ arguments: [String] = [], _ body: (WebProbe, () throws -> String) async throws -> Void
    ) async throws {
        let output = folder.appending(path: ".served")
        try Data().write(to: output)
        let process = Process()
        process.executableURL = executable
        process.arguments = ["serve"] + arguments
        process.currentDirectoryURL = folder
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = process.standardOutput
        try process.run()
        defer { process.terminate() }
        let told = { try String(contentsOf: output, encoding: .utf8) }
        var port: UInt16?
        while port == nil {
            try await Task.sleep(for: .milliseconds(20))
            let text = try told()
            try #require(process.isRunning, "it ended: \(text)")
            port = text.firstMatch(of: /http:\/\/127\.0\.0\.1:([0-9]+)\/ · Ctrl/).flatMap { UInt16($0.1) }
        }
        let probe = WebProbe(port: try #require(port))
        let connection = try probe.events()
        _ = try await connection.text(within: .seconds(300)) { $0.contains("\"revision\":1}") }
        try await body(probe, told)
        process.interrupt()
        try await process.end()
        let text = try told()
        #expect(process.terminationStatus == 0 && process.terminationReason == .exit, "\(text)")
    }

    private func write(_ text: String, _ name: String, in folder: URL) throws {
        try Data(text.utf8).write(to: folder.appending(path: "Lessons/\(name)"))
    }

    /// Asks until the answer is as it should be: what it then is, or was last.
    private func settled(
        _ path: String, _ probe: WebProbe, until isRight: (WebProbe.Answer) -> Bool
    ) async throws -> WebProbe.Answer {
        for _ in 0..<3000 {
            let answer = try await probe.get(path)
            if isRight(answer) { return answer }
            try await Task.sleep(for: .milliseconds(20))
        }
        return try await probe.get(path)
    }

    @Test("serve shows the course and follows what is saved, and Ctrl-C ends it well", .timeLimit(.minutes(10)))
    func serve() async throws {
        try await withCourse(["01-good.md": Self.good, "02-more.md": Self.good.replacing("Good", with: "More")]) {
            folder in
            try await serving(folder) { probe, told in
                let page = try await probe.get("/01-good.html")
                #expect(page.status == 200 && page.body.contains(">42</pre>"))
                #expect(page.head.contains("Content-Type: text/html; charset=utf-8"))
                // The page may ask its own server, and nobody else; nobody may frame it.
                #expect(page.body.contains("default-src 'none'; connect-src 'self'; script-src 'self'"))
                #expect(page.head.contains("Content-Security-Policy: frame-ancestors 'none'"))
                #expect(page.body.contains("<script src=\"/-/preview.js\" data-revision=\"1\" defer></script>"))
                #expect(try await probe.get("/").body.contains("01-good.html"))
                #expect(!FileManager.default.fileExists(atPath: folder.appending(path: "site").path))

                let events = try probe.events()
                _ = try await events.text { $0.contains("\"revision\":1}") }
                try write(
                    Self.good.replacing("6 * 7", with: "6 * 8").replacing("\n42\n", with: "\n48\n"), "01-good.md",
                    in: folder)
                let after = try await events.text { $0.contains("\"revision\":2}") }
                #expect(after.contains("\"work\":\"running chapter 01-good\""))
                #expect(try await probe.get("/01-good.html").body.contains(">48</pre>"))
                #expect(try told().contains("✓ 01-good · "))

                // As many editors save: a new file takes the old one's name.
                try Data((Self.good.replacing("6 * 7", with: "7 * 7 +") + "\nAlmost.\n").utf8).write(
                    to: folder.appending(path: "Lessons/01-good.md"), options: .atomic)
                let failing = try await settled("/01-good.html", probe) { $0.body.contains("class=\"failure") }
                #expect(failing.body.contains("class=\"failure"))
                #expect(try told().contains("Lessons/01-good.md:6:"))
                let state = try await probe.events().text { $0.contains("}]") }
                #expect(state.contains("\"page\":\"01-good.html\",\"place\":\"Lessons/01-good.md:6:"))

                // Half of a file: the page stays as it was, and what is wrong is told.
                try write("---\ntitle: Good\n---\n\n```swift\nprint(", "01-good.md", in: folder)
                let half = try await probe.events().text { $0.contains("fence is never closed") }
                #expect(half.contains("\"place\":\"Lessons/01-good.md:5:1\",\"text\":\"fence is never closed"))
                #expect(try await probe.get("/01-good.html").body.contains("Almost."))

                for number in 1...10 {
                    try write(Self.good + "\nSaved \(number) times.\n", "01-good.md", in: folder)
                    try await Task.sleep(for: .milliseconds(100))
                }
                let last = try await settled("/01-good.html", probe) { $0.body.contains("Saved 10 times") }
                #expect(last.body.contains("Saved 10 times") && !last.body.contains("Saved 9 times"))
                let well = try await probe.events().text { $0.contains("revision") }
                #expect(well.contains("\"faults\":[]"))

                try FileManager.default.removeItem(at: folder.appending(path: "Lessons/02-more.md"))
                let gone = try await settled("/02-more.html", probe) { $0.status == 404 }
                #expect(gone.status == 404)
                try FileManager.default.removeItem(at: folder.appending(path: "Lessons/course.yml"))
                _ = try await probe.events().text { $0.contains("course.yml") }
                #expect(try await probe.get("/01-good.html").body.contains("Saved 10 times"))
            }
        }
    }

    @Test("serve answers this machine alone, by its own name, with files of the site alone", .timeLimit(.minutes(10)))
    func serveRefuses() async throws {
        try await withCourse(["01-good.md": Self.good]) { folder in
            try await serving(folder) { probe, _ in
                for host in [
                    "evil.example", "evil.example:\(probe.port)", "127.0.0.1", "127.0.0.1:1", "10.0.0.1:\(probe.port)",
                ] {
                    let answer = try await probe.get("/01-good.html", host: host)
                    #expect(answer.status == 421 && !answer.body.contains("<html"), "\(host)")
                }
                #expect(try await probe.get("/", host: "localhost:\(probe.port)").status == 200)
                for path in [
                    "/../Lessons/course.yml", "/%2e%2e/Lessons/course.yml", "/..%2fLessons%2fcourse.yml",
                    "//etc/passwd",
                    "/assets/../../.served", "/-/", "/.lectern-site",
                ] {
                    let answer = try await probe.get(path)
                    #expect(answer.status == 404 && !answer.body.contains("title: Course"), "\(path): \(answer)")
                }
                #expect(try await probe.get("/", method: "POST").status == 405)
                // 127.0.0.2 is this machine's, too, and was not asked for.
                #expect(!probe.isHeard(at: "127.0.0.2"))
                // A second preview takes another port; one that was asked for is refused.
                try await serving(folder) { second, _ in #expect(second.port != probe.port) }
                let taken = try await lectern("serve", "--port", "\(probe.port)", in: folder)
                #expect(taken.code == 1 && taken.errors.contains("nothing can listen at 127.0.0.1:\(probe.port)"))
            }
            let wrong = try await lectern("serve", "--host", "nowhere", in: folder)
            #expect(wrong.code == 1 && wrong.errors.contains("'nowhere' is not an IPv4 address"), "\(wrong)")
        }
    }

    @Test(
        "serve --host listens where it says, and is asked by any address there, never by a foreign name",
        .timeLimit(.minutes(10)))
    func serveForOthers() async throws {
        try await withCourse(["01-good.md": Self.good]) { folder in
            try await serving(folder, ["--host", "0.0.0.0"]) { probe, _ in
                #expect(probe.isHeard(at: "127.0.0.2"))
                let asked = try await probe.get("/", host: "192.0.2.7:\(probe.port)")
                let lured = try await probe.get("/", host: "evil.example:\(probe.port)")
                #expect(asked.status == 200 && lured.status == 421)
            }
        }
    }
}
