import AnswerReading
import Foundation
import Literate
import Testing

@testable import Grading

@Suite("Students are found as people hand things in")
struct StudentTests {
    /// A course whose chapter is `01-windows`, and what was handed in. A name that ends in `/` is an empty folder, `a -> b` a link.
    private func handIns(_ entries: [String], paths: [String] = ["class"]) throws -> HandIns {
        let root = FileManager.default.temporaryDirectory.appending(path: "StudentTests-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        for entry in entries {
            let parts = entry.components(separatedBy: " -> ")
            let url = root.appending(path: parts[0])
            let folder = entry.hasSuffix("/") ? url : url.deletingLastPathComponent()
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            if parts.count == 2 {
                try FileManager.default.createSymbolicLink(atPath: url.path, withDestinationPath: parts[1])
            } else if !entry.hasSuffix("/") {
                try Data().write(to: url)
            }
        }
        return HandIns(paths.map { root.appending(path: $0).path }, course: GradingFixture.course)
    }

    @Test(
        "the first folder below the class names the student",
        arguments: [
            ("class/alice/twice.swift", "alice"), ("class/alice/01-windows/twice.swift", "alice"),
            ("class/alice/Answers/01-windows/twice.swift", "alice"),
            ("class/alice/Answers/01-windows/quizzes.yml", "alice"), ("class/alice/week 3/src/twice.swift", "alice"),
            ("class/alice/bob/twice.swift", "alice"), ("class/01/twice.swift", "01"),
            ("class/12-doe/twice.swift", "12-doe"), ("class/7012345/twice.swift", "7012345"),
            ("class/submission_98765/twice.swift", "submission_98765"),
            ("class/Doe Jane_12345_assignsubmission_file_/twice.swift", "Doe Jane"),
        ])
    func folders(file: String, student: String) throws {
        let found = try handIns([file])
        #expect(found.files.map(\.student) == [student] && found.students == [student] && found.refused.isEmpty)
    }

    @Test(
        "a learning platform's flat names say student and exercise",
        arguments: [
            ("Doe Jane_12345_assignsubmission_file_twice.swift", "Doe Jane", "twice"),
            ("O'Neil-Zoë Ann_1_assignsubmission_file_output-size.swift", "O'Neil-Zoë Ann", "output-size"),
            ("roerick_12346_678902_twice.swift", "roerick", "twice"),
            ("roerick_LATE_12346_678902_output-size-1.swift", "roerick", "output-size"),
            ("Homework 1_roe_attempt_2026-11-25-10-00-00_twice.swift", "roe", "twice"),
            ("roerick_12346_678902_quizzes.yml", "roerick", "quizzes"),
        ])
    func flat(name: String, student: String, exercise: String) throws {
        let found = try handIns(["class/\(name)", "class/ann/twice (1).swift"])
        #expect(found.files.first { $0.name.hasSuffix(name) }?.student == student)
        #expect(found.files.first { $0.name.hasSuffix(name) }?.exercise == exercise)
        #expect(found.files.first { $0.student == "ann" }?.exercise == "twice")
        #expect(found.students.sorted() == [student, "ann"].sorted())
    }

    @Test("namesakes are told apart by the platform's number")
    func namesakes() throws {
        let found = try handIns([
            "class/Doe Jane_1_assignsubmission_file_twice.swift", "class/Doe Jane_2_assignsubmission_file_twice.swift",
        ])
        #expect(found.students == ["Doe Jane", "Doe Jane (2)"])
    }

    @Test(
        "a number at the end is a second copy's, unless the exercise has it",
        arguments: [
            ("twice-1.swift", "twice"), ("twice (2).swift", "twice"), ("twice copy.swift", "twice"),
            ("twice copy 3.swift", "twice"), ("twice-1 (2).swift", "twice"), ("TWICE.SWIFT", "TWICE"),
            ("twice.SWIFT", "twice"), ("thrice-2.swift", "thrice-2"),
        ])
    func copies(name: String, exercise: String) throws {
        #expect(try handIns(["class/ann/\(name)"]).files.map(\.exercise) == [exercise])
    }

    @Test("what a system puts beside the answers is nobody's")
    func systems() throws {
        let found = try handIns([
            "class/__MACOSX/alice/._twice.swift", "class/__MACOSX/bob/twice.swift", "class/.git/hooks/twice.swift",
            "class/alice/twice.swift", "class/alice/.DS_Store", "class/alice/notes.txt",
            "class/alice/Answers/Package.swift", "class/alice/01-windows/twice+uses.swift", "class/Package.swift",
            "class/Doe Jane_1_assignsubmission_file_Package.swift",
        ])
        #expect(found.students == ["alice"] && found.files.count == 1 && found.refused.isEmpty)
    }

    @Test("a folder that is a link is refused, and its student counts; a link that the user names is opened")
    func links() throws {
        let found = try handIns(["elsewhere/zoe/twice.swift", "class/zoe -> ../elsewhere/zoe", "class/ann/twice.swift"])
        #expect(found.students == ["ann", "zoe"] && found.files.count == 1)
        #expect(found.refused.map(\.problem) == [.symbolicLinkToFolder] && found.refused.map(\.student) == ["zoe"])
        let broken = try handIns([
            "class/ann/twice.swift", "class/eve -> /nowhere", "class/bob/twice.swift -> /nowhere",
        ])
        #expect(broken.students == ["ann", "bob", "eve"] && broken.files.count == 2)
        #expect(broken.refused.map(\.student) == ["eve"])
        let named = try handIns(["class/ann/twice.swift", "link -> class"], paths: ["link"])
        #expect(named.students == ["ann"] && named.refused.isEmpty)
    }

    @Test("an archive, a name that is not UTF-8, and folders without end are refused with the student's name")
    func refused() throws {
        let deep = "class/eve/" + (0..<12).map { "d\($0)/" }.joined() + "twice.swift"
        let found = try handIns(["class/ann/work.rar", "class/bob/twice.swift", deep])
        #expect(found.students == ["ann", "bob", "eve"])
        #expect(found.refused.map(\.student) == ["ann", "eve"])
        #expect(found.refused.map(\.problem) == [.archive, .tooDeepFolder])
        let root = FileManager.default.temporaryDirectory.appending(path: "StudentTests-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: root) }
        try FileManager.default.createDirectory(
            at: root.appending(path: "ann/01-windows"), withIntermediateDirectories: true)
        #expect(mkdir(Array(root.path.utf8CString.dropLast()) + [0x2F, -1, 0x61, 0], 0o755) == 0)
        let damaged = HandIns([root.path], course: GradingFixture.course)
        #expect(damaged.refused.map(\.problem) == [.nameNotUTF8] && damaged.students.count == 2)
    }

    @Test("one student's many files keep no other's out")
    func many() throws {
        let files = (0..<HandIns.mostFiles + 20).map { "class/ann/x\($0).swift" }
        let found = try handIns(files + ["class/bob/twice.swift"])
        #expect(found.files.count { $0.student == "ann" } == HandIns.mostFiles)
        #expect(found.files.count { $0.student == "bob" } == 1)
        #expect(found.refused.map(\.problem) == [.tooManyFiles(limit: HandIns.mostFiles)])
    }

    @Test("nor do many archives, links or damaged names fill a report")
    func manyRefused() throws {
        let files = (0..<HandIns.mostFiles + 20).map { "class/ann/x\($0).zip" }
        let found = try handIns(files + ["class/bob/work.zip"])
        #expect(found.archives.count { $0.student == "ann" } == HandIns.mostArchives)
        #expect(found.archives.count { $0.student == "bob" } == 1)
        #expect(found.refused.count { $0.student == "ann" } == HandIns.mostFiles + 1 - HandIns.mostArchives)
        #expect(found.refused[0].problem == .tooManyArchives(limit: HandIns.mostArchives))
    }

    @Test(
        "of two files for the same, the one that lies where it belongs is graded",
        arguments: [
            (["alice/carol/twice.swift", "alice/twice.swift"], "alice/twice.swift"),
            (["alice/a/b/twice.swift", "alice/z/twice.swift"], "alice/z/twice.swift"),
            (
                ["alice/Answers/01-windows/twice.swift", "alice/bob/twice.swift"],
                "alice/Answers/01-windows/twice.swift"
            ),
            (["alice/bob/01-windows/quizzes.yml", "alice/01-windows/quizzes.yml"], "alice/01-windows/quizzes.yml"),
            (["alice/a/twice.swift", "alice/b/twice.swift"], "alice/a/twice.swift"),
        ])
    func sameNames(entries: [String], graded: String) throws {
        let files = try handIns(entries.map { "class/\($0)" } + ["class/carol/01-windows/twice.swift"]).files
        let doubled = Grader.doubled(files)
        let left = files.indices.filter { doubled[$0] == nil && files[$0].student == "alice" }.map { files[$0].name }
        #expect(left.count == 1 && left[0].hasSuffix(graded), "\(left)")
        #expect(doubled.count == 1 && doubled.values.allSatisfy { $0.hasSuffix(graded) })
    }

    @Test(
        "a file that another program named is told, and not left out without a word",
        arguments: ["twice.txt", "twice.swift.txt", "twice.SWIFT.TXT", "twice (1).rtf", "twice"])
    func misnamed(name: String) throws {
        let found = try handIns(["class/ann/\(name)", "class/ann/notes.txt", "class/ann/twice.swift~"])
        #expect(found.refused.map(\.problem) == [.notSwiftFile(exercise: "twice")] && found.files.isEmpty)
    }

    @Test("a quiz file may have any of YAML's endings", arguments: ["quizzes.yaml", "QUIZZES.YML", "Quizzes (1).yml"])
    func quizNames(name: String) throws {
        let found = try handIns(["class/ann/01-windows/\(name)"])
        #expect(found.files.map(\.isQuizzes) == [true])
    }

    @Test("a learner's own folder is nobody's in particular")
    func ofOneself() throws {
        let found = try handIns(["Answers/01-windows/twice.swift", "Answers/notes/"], paths: ["Answers"])
        #expect(found.files.map(\.student) == [nil] && found.students == [])
    }

    @Test("who handed nothing in is in the class, too")
    func emptyHanded() throws {
        let files = ["c/alice/01-windows/output-size.swift", "c/bob/twice.swift", "c/frank/", "d/grace/"]
        #expect(try handIns(files, paths: ["c"]).students == ["alice", "bob", "frank"])
        #expect(try handIns(files, paths: ["c/alice", "d/grace"]).students == ["alice", "grace"])
    }

    @Test("of several folders, each is somebody's")
    func ofSeveral() throws {
        let files = ["s/hans/output-size.swift", "s/jan/Answers/01-windows/output-size.swift"]
        #expect(try handIns(files, paths: ["s/hans", "s/jan/Answers"]).files.map(\.student) == ["hans", "jan"])
    }

    @Test("what one student handed in is asked of all; a file that was refused covers what it would have answered")
    func asked() {
        let graded = [
            GradedFile(
                student: "alice",
                reports: [
                    AnswerReport(file: "a", student: "alice", exercise: "twice", score: 1, points: 1, status: .passed)
                ]),
            GradedFile(
                student: "bob",
                reports: [
                    AnswerReport(
                        file: "b", student: "bob", exercise: "how-many", score: 2, points: 2, status: .passed),
                    AnswerReport(file: "b", student: "bob", exercise: "which", score: 1, points: 1, status: .passed),
                ]),
            GradedFile(
                student: "carol",
                reports: [
                    AnswerReport(file: "c", student: "carol", exercise: "quizzes", points: 3, status: .refused)
                ], covered: ["how-many", "which"]),
        ]
        let missing = ClassList(students: ["alice", "bob", "carol"]).missing(from: graded, of: GradingFixture.course)
        #expect(
            missing.map { "\($0.student ?? "") \($0.exercise)" } == [
                "alice how-many", "alice which", "bob twice", "carol twice",
            ])
        #expect(missing.map(\.file)[0] == "alice/01-windows/quizzes.yml")
        #expect(missing.last?.problems.map(\.message) == [AnswerProblem.nothingReadable.words])
        let report = GradeReport(seed: 1, answers: graded.flatMap(\.reports) + missing)
        #expect(report.students.map(\.points) == [4, 4, 4] && report.students.map(\.score) == [1, 3, 0])
    }

    @Test("Gradescope's folders are called by the names in its metadata; a group has all of its names")
    func gradescope() async throws {
        let grader = try await GradingFixture.grader.value
        try await GradingFixture.withFolder { folder in
            for number in 1...5 {
                let own = folder.appending(path: "class/submission_\(number)")
                try FileManager.default.createDirectory(at: own, withIntermediateDirectories: true)
                try Data(GradingFixture.exercise("twice").solution.text.utf8).write(
                    to: own.appending(path: "twice.swift"))
            }
            let metadata = """
                ---
                submission_1:
                  :submitters:
                  - :name: Jane Doe
                    :sid: '12'
                  :score: 0.0
                submission_2:
                  :submitters:
                  - :name: Ann
                  - :name: Zoë
                submission_4:
                  :submitters:
                  - :name: Lee
                submission_5:
                  :submitters:
                  - :name: Lee
                unknown: &a [*a]
                """
            let file = folder.appending(path: "class/submission_metadata.yml")
            try Data(metadata.replacing("\nunknown: &a [*a]", with: "").utf8).write(to: file)
            func students() async -> [String] {
                await grader.grade([folder.appending(path: "class").path]).students.map(\.student)
            }
            #expect(
                await students() == [
                    "Ann, Zoë", "Jane Doe", "Lee (submission_4)", "Lee (submission_5)", "submission_3",
                ])
            // What cannot be read names nobody.
            try Data(metadata.utf8).write(to: file)
            #expect(await students() == (1...5).map { "submission_\($0)" })
        }
    }
}
