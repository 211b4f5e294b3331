import Foundation
import Literate
import TestSupport
import Testing

@testable import Site

@Suite("A question's choices are its reader's own in the page, too")
struct DrawnChoiceTests {
    static let markdown = """
        ```quiz id=which
        question: Which one?
        choices:
          - text: one
            right: true
          - text: two
          - text: three
            feedback: Not three.
          - text: four
        shown: 3
        explanation: It is.
        ```
        """
    private static let words = ["one", "two", "three", "four"]

    @Test("without solutions a page has all choices as they are written, no letters, and no answer")
    func leftOut() throws {
        let html = try body(chapter(Self.markdown), options: SiteOptions(solutions: .leftOut))
        #expect(PageElement.page(html).all(".choice").count == 4)
        expectNoElement(".choice[hidden]", in: html)
        for secret in ["data-right", "choice-letter", "data-new-numbers", "Not three.", "It is."] {
            #expect(!html.contains(secret), "\(secret)")
        }
    }

    @Test(
        "the page draws what the terminal draws, and judges by the reader's letters; practice leaves the record alone",
        .enabled(if: Browser.isInstalled, "chromium is not installed"))
    func sameDraw() throws {
        let names = ["", "ada", " Grace ", "Zoë", "ZOE\u{308}", "李"] + (0..<20).map { "s\($0)" }
        let found = try withTemporaryFolder { folder in
            let site = folder.appending(path: "public")
            var course = course([try chapter(Self.markdown)])
            course.information.seed = 5
            try builder(course).build(into: site)
            return try Browser.run(
                """
                const section = document.querySelector(".quiz");
                const form = section.querySelector("form");
                const storage = document.documentElement.dataset.storage;
                const text = (place) => section.querySelector(place).textContent.trim();
                const choices = () => [...section.querySelectorAll(".choice:not([hidden]) label")].map((label) => label.textContent.trim()).join(", ");
                const call = (name) => {
                  localStorage.setItem(storage + ":name", name);
                  dispatchEvent(new StorageEvent("storage", { key: storage + ":name" }));
                };
                const answer = (letter) => { form.elements.answer.value = letter; form.requestSubmit(); };
                localStorage.clear();
                const drawn = \(String(decoding: JSONEncoder().encode(names), as: UTF8.self)).map((name) => {
                  call(name);
                  return choices();
                });
                call("ada");
                const own = choices();
                const right = own.split(", ").find((choice) => choice.endsWith("one"))[0];
                const hidden = section.querySelector("details.solution").hidden;
                answer(right);
                const told = [text(".whose"), text(".verdict"), text("details.solution strong") === "Answer " + right, hidden];
                section.querySelector("[data-new-numbers]").click();
                const other = [choices() !== own, text(".whose"), text(".verdict")];
                answer("a");
                const kept = localStorage.getItem(storage + ":answered:which") === right;
                section.querySelector("[data-own-numbers]").click();
                return [...drawn, ...told, ...other, kept, choices() === own, text(".verdict")].map(String);
                """, in: site.appending(path: "09-spatial-dimensions.html"))
        }
        let quiz = try chapter(Self.markdown).quizzes[0]
        let expected = try names.map { name in
            let seen = try #require(quiz.choicesSeen(by: Learner(name: name, seed: 5)))
            return seen.enumerated().map { "\(Quiz.letter(at: $0)) \(Self.words[$1])" }.joined(separator: ", ")
        }
        #expect(Array(found.prefix(names.count)) == expected)
        #expect(
            Array(found.dropFirst(names.count)) == [
                "These are the choices of ada.", "✓ Right.", "true", "true", "true",
                "These choices are for practice.", "", "true", "true", "✓ Right.",
            ])
    }
}
