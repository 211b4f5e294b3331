import Foundation
import Literate
import TestSupport
import Testing

@testable import Site

@Suite("A question with drawn numbers is its reader's own, and can be practiced with others")
struct DrawnQuizTests {
    static let markdown = """
        ```quiz id=places
        question: How many places has a \\(f)-wide window in \\(n) columns?
        draw: {n: [7, 9, 11, 13], f: [3, 5]}
        answer: n - f + 1
        wrong:
          - value: n - f
            feedback: That is \\(n - f) steps.
        hint: There is one more than \\(n - f).
        explanation: $\\(n) - \\(f) + 1 = \\(answer)$
        ```
        """

    /// The chapter as the grader's computation leaves it.
    private static func drawn() throws -> Chapter {
        try drawnPlaces(chapter(Self.markdown))
    }

    @Test("without a script the page asks with the numbers of somebody who learns alone")
    func plain() throws {
        let chapter = try Self.drawn()
        let own = try #require(chapter.quizzes[0].variant(for: Learner(seed: 0)))
        let html = try body(chapter)
        expectElement(".quiz > .question p", in: html, says: own.quiz.question.words)
        #expect(PageElement.page(html).all(".quiz template").count == 8)
    }

    @Test("without solutions a page has the questions, and no answer to any")
    func leftOut() throws {
        let html = try body(try Self.drawn(), options: SiteOptions(solutions: .leftOut))
        #expect(PageElement.page(html).all(".quiz template").count == 8)
        for secret in ["data-answer", "steps", "class=\"remark\""] {
            #expect(!html.contains(secret), "\(secret)")
        }
    }

    /// The chapter's page in a course with a seed.
    private static let page = KeptFolder.make { folder in
        let site = folder.appending(path: "public")
        var course = course([try drawn()])
        course.information.seed = 5
        try builder(course).build(into: site)
        return site.appending(path: "09-spatial-dimensions.html")
    }

    private static let says = """
        const section = document.querySelector(".quiz");
        const form = section.querySelector("form");
        const text = (place) => section.querySelector(place).textContent.trim();
        const answer = (value) => { form.elements.answer.value = value; form.requestSubmit(); };
        localStorage.clear();
        dispatchEvent(new StorageEvent("storage", { key: document.documentElement.dataset.storage + ":name" }));

        """

    @Test(
        "the page draws the numbers that the terminal draws",
        .enabled(if: Browser.isInstalled, "chromium is not installed"))
    func sameDraw() throws {
        let names =
            ["", "ada", " Grace ", "Zoë", "ZOE\u{308}", "Łukasz", "ΟΔΥΣΣΕΥΣ", "İpek", "Straße", "李", "doe jane (2)"]
            + (0..<40).map { "s\($0)" }
        let found = try Browser.run(
            Self.says + """
                return \(String(decoding: JSONEncoder().encode(names), as: UTF8.self)).map((name) => {
                  localStorage.setItem(document.documentElement.dataset.storage + ":name", name);
                  dispatchEvent(new StorageEvent("storage", { key: document.documentElement.dataset.storage + ":name" }));
                  return text(".question");
                });
                """, in: Self.page.get())
        let quiz = try Self.drawn().quizzes[0]
        #expect(
            found == names.map { quiz.variant(for: Learner(name: $0, seed: 5))?.quiz.question.words ?? "" })
    }

    @Test(
        "a reader without a name is told where to say one, as a class asks for it; with it the numbers are that one's",
        .enabled(if: Browser.isInstalled, "chromium is not installed"))
    func name() throws {
        let found = try Browser.run(
            Self.says + """
                const link = section.querySelector(".say-name");
                const told = [text(".whose"), String(link.hidden), link.getAttribute("href")];
                localStorage.setItem(document.documentElement.dataset.storage + ":name", "Ada");
                dispatchEvent(new StorageEvent("storage", { key: document.documentElement.dataset.storage + ":name" }));
                return [...told, text(".whose"), String(link.hidden)];
                """, in: Self.page.get())
        #expect(
            found == [
                "These are your numbers.", "false", "index.html#lectern-record", "These are the numbers of Ada.",
                "true",
            ])
    }

    @Test(
        "no answer is to be had before one was given; then it is that of these numbers",
        .enabled(if: Browser.isInstalled, "chromium is not installed"))
    func hidden() throws {
        let found = try Browser.run(
            Self.says + """
                const solution = section.querySelector("details.solution");
                const right = Number(form.dataset.answer);
                const states = [String(solution.hidden)];
                answer("many");
                states.push(String(solution.hidden));
                answer(String(right - 1));
                states.push(String(solution.hidden), String(solution.open), text(".verdict"));
                section.querySelector("[data-new-numbers]").click();
                states.push(String(solution.hidden), text(".verdict"), form.elements.answer.value);
                answer(form.dataset.answer);
                states.push(String(solution.open), String(text("details.solution strong") === form.dataset.answer));
                return states;
                """, in: Self.page.get())
        let steps = try #require(Self.drawn().quizzes[0].variant(for: Learner(seed: 5))?.quiz)
        guard case .number(_, _, let feedback) = steps.kind else { return }
        #expect(
            found == [
                "true", "true", "false", "false", "✗ Not yet. \(feedback[0].text)", "true", "", "", "true", "true",
            ])
    }

    @Test(
        "new numbers are others each time, leave the record alone, and one's own come back with what was answered",
        .enabled(if: Browser.isInstalled, "chromium is not installed"))
    func practice() throws {
        let found = try Browser.run(
            Self.says + """
                const key = document.documentElement.dataset.storage + ":answered:places";
                const own = text(".question");
                answer(form.dataset.answer);
                const record = localStorage.getItem(key);
                const fresh = section.querySelector("[data-new-numbers]");
                const seen = new Set();
                let repeated = 0;
                for (let round = 0; round < 60; round += 1) {
                  const before = text(".question");
                  fresh.click();
                  if (text(".question") === before) repeated += 1;
                  seen.add(text(".question"));
                  answer(form.dataset.answer);
                }
                const whose = text(".whose");
                section.querySelector("[data-own-numbers]").click();
                return [
                  repeated, seen.size > 5, localStorage.getItem(key) === record, whose, text(".whose"),
                  text(".question") === own, text(".verdict"), form.elements.answer.value === record,
                ].map(String);
                """, in: Self.page.get())
        #expect(
            found == [
                "0", "true", "true", "These numbers are for practice.", "These are your numbers.", "true", "✓ Right.",
                "true",
            ])
    }
}

/// The chapter with the variants of its question about places, as the grader's computation leaves it.
func drawnPlaces(_ chapter: Chapter) throws -> Chapter {
    try chapter.mapQuizzes { quiz in
        var quiz = quiz
        guard var draw = quiz.draw else { return quiz }
        draw.variants = try [7, 9, 11, 13].flatMap { n in
            try [3, 5].map { f in
                let steps = n - f
                return try draw.variant(
                    of: quiz, file: "a.md", numbers: ["\(n)", "\(f)"], answers: [Double(steps + 1), Double(steps)],
                    texts: [f, n, steps, n, f, steps + 1, steps].map(String.init))
            }
        }
        quiz.kind = .drawn(draw)
        return quiz
    }
}

extension [Block] {
    /// The words of a text of one paragraph.
    fileprivate var words: String {
        if case .paragraph(let line)? = first { line.plainText } else { "" }
    }
}
