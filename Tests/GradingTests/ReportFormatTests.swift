import Foundation
import FoundationXML
import Outputs
import Testing

@testable import Grading

/// Formats of a report: promises for all of them, and what a reader of each needs.
@Suite("A report's formats")
struct ReportFormatTests {
    private static let failed = AnswerReport(
        file: "alice/output-size.swift", student: "alice", exercise: "output-size", score: 1.33, points: 4,
        status: .failed,
        checks: [
            CheckResult(name: "stride 1", passed: true, cases: 100),
            CheckResult(
                name: "strides", passed: false, cases: 3, counterexample: "f(1) < \"2\"\n\u{1B}[2J\u{0}\u{FFFE}",
                failedCall: FailedCall(call: "f(1)", failure: "trapped", cause: "Index out of range", line: 2),
                weight: 2),
        ], hint: "<script>Count & see</script>")
    private static let broken = AnswerReport(
        file: "alice/twice.swift", student: "alice", exercise: "twice", points: 1, status: .compileError,
        problems: [.init(line: 3, column: 1, message: "a < b & \"c\"", code: "x", advice: "Look.")])
    private static let quiz = AnswerReport(
        file: "alice/quizzes.yml", student: "alice", exercise: "how-many", score: 2, points: 2, status: .passed)
    private static let open = AnswerReport(
        file: "alice/mirror.swift", student: "alice", exercise: "mirror", points: 2, status: .notStarted,
        problems: [.init(.nothingHandedIn)])
    private static let report = GradeReport(seed: 7, answers: [failed, broken, quiz, open])

    @Test("a report is read back from JSON as it was")
    func readBack() throws {
        var answer = Self.failed
        (answer.explanation, answer.printed) = ("Because.", .init(text: "x", isCut: true))
        let report = GradeReport(seed: 7, answers: [answer] + Self.ungraded.answers)
        #expect(try JSONDecoder().decode(GradeReport.self, from: Data(try report.json().utf8)) == report)
    }
    private static let ungraded = GradeReport(
        seed: 7,
        answers: [
            failed,
            AnswerReport(
                file: "bob/twice.swift", student: "bob", exercise: "twice", points: 1, status: .notGraded,
                problems: [.init(.checkerDied)]),
        ])
    private static let reason = "the process that checks it ended before it reported"

    private static func attributes(_ element: XMLNode) -> [String: String] {
        Dictionary(
            ((element as? XMLElement)?.attributes ?? []).map { ($0.name ?? "", $0.stringValue ?? "") },
            uniquingKeysWith: { first, _ in first })
    }

    @Test("give the same bytes for the same report", arguments: ReportFormat.allCases)
    func stable(format: ReportFormat) throws {
        let text = try format.text(of: Self.report)
        #expect(text == (try format.text(of: Self.report)))
        #expect(text.utf8.last == 10 && text.contains("output-size"))
    }

    @Test(
        "none takes an answer that was not graded for a zero: it says why, or refuses", arguments: ReportFormat.allCases
    )
    func notGraded(format: ReportFormat) throws {
        #expect(Self.ungraded.notGraded == 1 && Self.ungraded.points == 4)
        #expect(Self.ungraded.students.map(\.points) == [4, 0])
        switch format {
        case .gradescope, .classroom50:
            let error = #expect(throws: UnreportableGrading.self) { try format.text(of: Self.ungraded) }
            #expect(error?.description.contains("bob/twice.swift: not graded: \(Self.reason)") == true)
        case .json:
            let text = try format.text(of: Self.ungraded)
            #expect(text.contains("\"score\" : null") && text.contains(Self.reason))
        case .csv:
            #expect(try format.text(of: Self.ungraded).contains("\r\nbob,,\"not graded\",\"not graded\",1\r\n"))
        case .junit:
            let document = try XMLDocument(data: Data(try format.text(of: Self.ungraded).utf8))
            let error = try #require(document.nodes(forXPath: "//testcase/error").first)
            #expect(Self.attributes(error)["type"] == "notGraded")
            #expect(Self.attributes(error)["message"]?.contains(Self.reason) == true)
        case .html:
            let text = try format.text(of: Self.ungraded)
            #expect(text.contains("<td class=\"open\">not graded</td>") && text.contains(Self.reason))
            #expect(text.contains("0 of 0, 1 not graded"))
        }
    }

    @Test("JSON is as its schema says, and the schema allows nothing else")
    func schema() throws {
        let folder = URL(filePath: #filePath).appending(path: "../../../site").standardizedFileURL
        let schema = try JSONSchema(contentsOf: folder.appending(path: "grade-report.schema.json"))
        var printing = Self.failed
        (printing.explanation, printing.printed) = ("Because.", .init(text: "x"))
        for report in [
            Self.report, Self.ungraded, GradeReport(seed: 1, answers: [printing]), GradeReport(seed: 1, answers: []),
        ] {
            let text = try report.json()
            #expect(try schema.mistakes(in: text) == [])
        }
        let text = try Self.report.json()
        #expect(try schema.mistakes(in: text.replacing("\"passed\" : true", with: "\"passed\" : 1.5")) != [])
        #expect(try schema.mistakes(in: text.replacing("\"exercise\"", with: "\"excercise\"")).count == 8)
        #expect(try schema.mistakes(in: text.replacing("\"compileError\"", with: "\"broken\"")).count == 1)
    }

    @Test(
        "JUnit: a suite an answer, a case a check; XML has no control characters, and a parser finds every text again")
    func junit() throws {
        let document = try XMLDocument(data: Data(Self.report.junit().utf8))
        let root = try #require(document.rootElement())
        #expect(
            Self.attributes(root) == [
                "name": "lectern grade, seed 7", "tests": "5", "failures": "1", "errors": "1", "skipped": "1",
            ])
        #expect(
            try document.nodes(forXPath: "//testsuite").map { Self.attributes($0)["name"] } == [
                "alice output-size", "alice twice", "alice how-many", "alice mirror",
            ])
        #expect(
            try document.nodes(forXPath: "//testcase").map { Self.attributes($0)["name"] } == [
                "stride 1", "strides", "twice", "how-many", "mirror",
            ])
        let failure = try #require(document.nodes(forXPath: "//failure").first)
        #expect(Self.attributes(failure)["message"] == "f(1) < \"2\"")
        #expect(failure.stringValue == "f(1) < \"2\"\n␛[2J␀\u{FFFD}")
        let error = try #require(document.nodes(forXPath: "//error").first)
        #expect(error.stringValue == "line 3: a < b & \"c\"\nLook.")
    }

    @Test(
        "CSV: no name is a formula, a row of its own, or two columns",
        arguments: [
            ("=cmd|' /C calc'!A0", "\"'=cmd|' /C calc'!A0\""), ("+1", "\"'+1\""), ("-1", "\"'-1\""),
            ("@SUM(A1)", "\"'@SUM(A1)\""), (" =1", "\"' =1\""), ("\t=1", "\"'\u{FFFD}=1\""), ("＝1", "\"'＝1\""),
            ("a,b", "\"a,b\""), ("a\"b", "\"a\"\"b\""), ("a\r\nb,9", "\"a\u{FFFD}\u{FFFD}b,9\""), ("Zoë", "Zoë"),
        ])
    func csvNames(name: String, field: String) {
        let answer = AnswerReport(file: "", student: name, exercise: "twice", score: 0.5, points: 1, status: .failed)
        let text = GradeReport(seed: 1, answers: [answer]).csv()
        #expect(text == "Student,\"twice (1)\",Score,Points\r\n\(field),0.5,0.5,1\r\n")
    }

    @Test("CSV: a row a student, a column an exercise, what was not asked is empty")
    func csv() {
        let other = AnswerReport(file: "", student: "bob", exercise: "twice", score: 1, points: 1, status: .passed)
        #expect(
            GradeReport(seed: 1, answers: [Self.failed, Self.quiz, other]).csv() == """
                Student,"how-many (2)","output-size (4)","twice (1)",Score,Points\r
                alice,2,1.33,,3.33,6\r
                bob,,,1,1,1\r

                """)
    }

    @Test("Gradescope: a test a check, whose parts make the whole; several students are refused")
    func gradescope() throws {
        let text = try Self.report.gradescope()
        let document = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        let tests = try #require(document["tests"] as? [[String: Any]])
        #expect(document["score"] as? Double == 3.33)
        #expect(tests.map { $0["max_score"] as? Double } == [0, 1.33, 2.67, 1, 2, 2])
        #expect(tests.map { $0["score"] as? Double } == [0, 1.33, 0, 0, 2, 0])
        #expect(tests.map { $0["status"] as? String } == ["failed", "passed", "failed", "failed", "passed", "failed"])
        #expect(tests[3]["output"] as? String == "line 3: a < b & \"c\"\nLook.")
        let bob = AnswerReport(file: "", student: "bob", exercise: "twice", score: 1, points: 1, status: .passed)
        let error = #expect(throws: UnreportableGrading.self) {
            try GradeReport(seed: 1, answers: [Self.failed, bob]).gradescope()
        }
        #expect(error?.description.contains("there are 2 here") == true)
    }

    @Test("Classroom 50: whole numbers that add up, and the submission's facts from the environment")
    func classroom50() throws {
        let environment = [
            "CLASSROOM": "networks", "ASSIGNMENT": "windows", "SUBMISSION_TAG": "submit/1", "COMMIT_URL": "https://c",
            "RELEASE_URL": "https://r",
        ]
        let text = try Self.report.classroom50(environment: environment)
        let document = try #require(JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        for (key, value) in [
            "schema": "classroom50/result/v1", "classroom": "networks", "assignment": "windows",
            "submission": "submit/1",
            "commit": "https://c", "release": "https://r", "review": "https://c",
        ] { #expect(document[key] as? String == value) }
        let tests = try #require(document["tests"] as? [[String: Any]])
        #expect(tests.map { $0["test-name"] as? String } == ["output-size", "twice", "how-many", "mirror"])
        #expect(tests.map { $0["score"] as? Int } == [133, 0, 200, 0] && document["score"] as? Int == 333)
        #expect(tests.map { $0["max-score"] as? Int } == [400, 100, 200, 200] && document["max-score"] as? Int == 900)
        #expect(tests.map { $0["passed"] as? Bool } == [false, false, true, false])
    }

    @Test("HTML: one file with its charts, which names no other, and in which every text is escaped")
    func html() throws {
        var answer = Self.failed
        answer.student = "<img src=x onerror=alert(1)>\u{0}"
        answer.seconds = 0.25
        let text = try GradeReport(seed: 7, answers: [answer, Self.quiz]).html()
        #expect(!text.contains("<img src=x") && !text.contains("<script") && !text.contains("\u{0}"))
        #expect(text.contains("<bdi>&lt;img src=x onerror=alert(1)&gt;␀</bdi>"))
        #expect(text.contains("<td>&lt;script&gt;Count &amp; see&lt;/script&gt;</td>"))
        // Scores, hardest properties and time, each in both themes, for a desk and for a phone.
        #expect(text.matches(of: /data:image\/png;base64,iVBOR/).count == 12)
        #expect(text.matches(of: /<source media="\(max-width: 600px\)" srcset="data:[^"]*" width="340"/).count == 3)
        for match in text.matches(of: /(?:src|href|srcset)="([^"]*)"/) { #expect(match.1.hasPrefix("data:")) }
    }

    @Test("HTML: answers that are alike are side by side, with what likeness does not say; 50 pairs at most")
    func similarOnPage() throws {
        let report = GradeReport(seed: 7, answers: [Self.quiz])
        #expect(try !report.html().contains("Similar answers"))
        #expect(try report.html(similar: SimilarAnswers([])).contains("No two answers are alike."))
        func page(_ students: [String]) throws -> String {
            let texts = students.map { ($0, SimilarityTests.original.replacing("places", with: "p/*</li><script>*/")) }
            let parts = texts.indices.dropFirst().map { SimilarityTests.similar([texts[0], texts[$0]]) }
            return try report.html(similar: SimilarAnswers(parts))
        }
        let one = try page(["a", "<b>"])
        #expect(one.contains(SimilarAnswers.caution) && !one.contains("<script>") && !one.contains("<b>"))
        #expect(
            one.matches(of: /<details><summary>100% · <bdi>&lt;b&gt;<\/bdi> and <bdi>a<\/bdi> · e<\/summary>/).count
                == 1)
        #expect(one.matches(of: /<li value="4" class="shared">/).count == 2)
        let many = try page((0...60).map { "s\($0)" })
        #expect(many.matches(of: /<details>/).count == 50)
        #expect(many.contains("These are the 50 most alike of 60 pairs"))
    }

    @Test("a class's statistics: tenths, the hardest property first, the commonest misconception first, times")
    func statistics() {
        func answer(_ student: String, _ score: Double, passed: [Bool], hint: String?, seconds: Double) -> AnswerReport
        {
            var answer = AnswerReport(
                file: "", student: student, exercise: "e", score: score, points: 4,
                status: score == 4 ? .passed : .failed,
                checks: zip(["a", "b"], passed).map { CheckResult(name: $0, passed: $1, cases: 1) }, hint: hint)
            answer.seconds = seconds
            return answer
        }
        let statistics = ClassStatistics(
            of: GradeReport(
                seed: 1,
                answers: [
                    answer("a", 4, passed: [true, true], hint: nil, seconds: 1),
                    answer("b", 2, passed: [true, false], hint: "H", seconds: 3),
                    answer("c", 0, passed: [false, false], hint: "H", seconds: 2),
                    answer("d", 3.96, passed: [true, false], hint: "G", seconds: 9),
                ]))
        #expect(statistics.tenths == [1, 0, 0, 0, 0, 1, 0, 0, 0, 2])
        #expect(statistics.properties.map { "\($0.name) \($0.failed) \($0.tried)" } == ["b 3 4", "a 1 4"])
        #expect(statistics.misconceptions.map { "\($0.hint) \($0.count)" } == ["H 2", "G 1"])
        #expect(statistics.times.map { [$0.median, $0.longest] } == [[3, 9]])
    }
}
