import Foundation
import Literate
import Testing

@testable import Site

@Suite(
    "A site without solutions checks its questions, too",
    .enabled(if: Browser.isInstalled, "chromium is not installed"),
    .serialized)
struct SealedQuizTests {
    /// The sample's page without solutions.
    private static let sealed = KeptFolder.make { try build(in: $0, sample(), solutions: .leftOut) }
    /// The same with solutions.
    private static let folded = KeptFolder.make { try build(in: $0, sample(), solutions: .folded) }

    /// Writes a chapter's page.
    private static func build(
        in folder: URL, _ chapter: Chapter, seed: Int = 0, solutions: SiteOptions.Solutions
    ) throws -> URL {
        let site = folder.appending(path: "public")
        var course = course([chapter])
        course.information.seed = seed
        try builder(course, options: SiteOptions(solutions: solutions)).build(into: site)
        return site.appending(path: "09-spatial-dimensions.html")
    }

    private func run(_ script: String, solutions: SiteOptions.Solutions = .leftOut) throws -> [String] {
        try Browser.run(Self.says + script, in: (solutions == .folded ? Self.folded : Self.sealed).get())
    }

    private func run(_ script: String, of chapter: Chapter, seed: Int = 0) throws -> [String] {
        try withTemporaryFolder { folder in
            let page = try Self.build(in: folder, chapter, seed: seed, solutions: .leftOut)
            return try Browser.run(Self.says + script, in: page)
        }
    }

    private static func sample() throws -> Chapter {
        try chapter(
            everything + """


                ```quiz id=share
                question: How much?
                answer: 0.3
                tolerance: 0.05
                wrong:
                  - value: 0.45
                    feedback: That is *half more*.
                explanation: It is.
                ```
                """)
    }

    private static let says = """
        const form = (name) => document.querySelector(`[data-quiz=${name}]`);
        const answer = (name, text) => {
          form(name).elements.answer.value = text;
          form(name).requestSubmit();
          return form(name).querySelector(".verdict").textContent;
        };
        const solution = (name) => form(name).closest(".quiz").querySelector("details.solution");

        """

    @Test("a number is judged as with the answers, and a known wrong one is answered")
    func numbers() throws {
        let script = """
            return ["", "many", "750", "12", "760", " 7 60 ", "760,0", "0,760e3", "-760", "760.0001", "1e400", "1e300"]
              .map((text) => answer("conv-params", text))
              .concat(["0.25", "35%", "0.2499999", "0.3500001", "3/10", "0.45", "0,5", "0.4", "0.3999", "0.501", "−0.3"]
              .map((text) => answer("share", text)));
            """
        let found = try run(script)
        #expect(try found == run(script, solutions: .folded))
        #expect(found[2] == "✗ Not yet. Each filter has a bias." && found[4] == "✓ Right. ")
        #expect(
            found.suffix(11).map { $0.contains("Right") } == [true, true, false, false, true]
                + Array(repeating: false, count: 6))
    }

    @Test("the answer and why it is right come with the right answer, and not before")
    func explanation() throws {
        let found = try run(
            """
            const states = [solution("conv-params").hidden, answer("conv-params", "750"), solution("conv-params").hidden];
            answer("conv-params", "760");
            return [...states, solution("conv-params").open, solution("conv-params").querySelector(".said").textContent.trim()].map(String);
            """)
        #expect(
            found == [
                "true", "✗ Not yet. Each filter has a bias.", "true", "true", "760There are 10 filters of 76 numbers.",
            ])
    }

    @Test("formulas in what is sealed are set by the browser, those of the question as everywhere")
    func formulas() throws {
        let chapter = try chapter(
            everything + """


                ```quiz id=square
                question: What is $3^2$?
                answer: 9
                explanation: It is $3 \\cdot 3$.
                ```
                """)
        let found = try run(
            """
            answer("square", "9");
            const said = solution("square").querySelector(".said");
            const math = said.querySelector("math").getBoundingClientRect();
            return [said.querySelectorAll(".katex-html").length, said.querySelectorAll("math").length, math.width > 10,
              form("square").closest(".quiz").querySelectorAll(".question .katex-html").length].map(String);
            """, of: chapter)
        #expect(found == ["0", "1", "true", "1"])
    }

    @Test("a choice is judged, with what is said to it")
    func choices() throws {
        let found = try run(
            """
            const none = answer("fits", "");
            const wrong = answer("fits", "b");
            const emphasis = form("fits").querySelector(".verdict em").textContent;
            return [none, wrong, emphasis, answer("fits", "a"), solution("fits").querySelector(".said").textContent.trim()];
            """)
        #expect(
            found == [
                "Choose an answer first.", "✗ Not yet. It leaves a remainder.", "remainder", "✓ Right. ",
                "Answer a",
            ])
    }

    @Test("no submission loads the page anew, and what was entered is there when the reader comes back")
    func kept() throws {
        let found = try run(
            """
            if (sessionStorage.getItem("came")) {
              const verdict = (name) => form(name).querySelector(".verdict").textContent;
              return [form("conv-params").elements.answer.value, verdict("conv-params"), form("fits").elements.answer.value,
                verdict("fits"), String(solution("fits").hidden), form("share").elements.answer.value];
            }
            localStorage.clear();
            answer("conv-params", "750");
            answer("fits", "a");
            form("share").elements.answer.value = "1/3";
            form("share").elements.answer.dispatchEvent(new Event("change", { bubbles: true }));
            sessionStorage.setItem("came", "yes");
            location.reload();
            await new Promise(() => {});
            """)
        #expect(found == ["750", "", "a", "✓ Right. ", "false", "1/3"])
    }

    @Test("drawn numbers have answers of their own, also those to practice with")
    func drawn() throws {
        let found = try run(
            """
            localStorage.clear();
            const right = () => {
              const [f, n] = document.querySelector(".question").textContent.match(/\\d+/g).map(Number);
              return n - f + 1;
            };
            const verdicts = [answer("places", right()), solution("places").textContent.includes(right())];
            for (let round = 0; round < 3; round += 1) {
              document.querySelector("[data-new-numbers]").click();
              verdicts.push(solution("places").hidden, answer("places", right() - 1) === `✗ Not yet. That is ${right() - 1} steps.`, answer("places", right()));
            }
            return verdicts.map(String);
            """, of: drawnPlaces(chapter(DrawnQuizTests.markdown)))
        #expect(found == ["✓ Right. ", "true"] + (0..<3).flatMap { _ in ["true", "true", "✓ Right. "] })
    }

    @Test("a right choice is kept by its letter in the reader's own order")
    func letter() throws {
        let chapter = try chapter(DrawnChoiceTests.markdown)
        let found = try run(
            """
            const storage = document.documentElement.dataset.storage;
            return ["ada", "Grace", "Zoë", ""].map((name) => {
              localStorage.setItem(storage + ":name", name);
              answer("which", "place-0");
              return localStorage.getItem(storage + ":answered:which");
            });
            """, of: chapter, seed: 5)
        let letters = try ["ada", "Grace", "Zoë", ""].map { name in
            let seen = try #require(chapter.quizzes[0].choicesSeen(by: Learner(name: name, seed: 5)))
            return Quiz.letter(at: try #require(seen.firstIndex(of: 0)))
        }
        #expect(found == letters)
        #expect(Set(letters).count > 1)
    }

    @Test(
        "what was entered is saved as the quizzes.yml that the terminal grades",
        arguments: [SiteOptions.Solutions.leftOut, .folded])
    func file(solutions: SiteOptions.Solutions) throws {
        let found = try run(
            """
            localStorage.clear();
            dispatchEvent(new Event("storage"));
            const panel = document.querySelector(".answers");
            const state = () => panel.querySelector(".count").textContent + " " + panel.querySelector("[data-save]").disabled;
            const states = [state()];
            answer("conv-params", "750");
            answer("fits", "a");
            answer("share", 'about "30 %"');
            form("share").elements.answer.dispatchEvent(new Event("change", { bubbles: true }));
            states.push(state());
            let blob;
            URL.createObjectURL = (value) => ((blob = value), "#");
            panel.querySelector("[data-save]").click();
            return [...states, ...(await blob.text()).split("\\n")];
            """, solutions: solutions)
        #expect(
            found == [
                "0 of 3 true", "3 of 3 false", "conv-params: 750", "fits: a", #"share: "about \"30 %\"""#, "",
            ])
    }
}
