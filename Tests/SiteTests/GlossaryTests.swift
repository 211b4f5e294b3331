import Foundation
import Literate
import Testing

@testable import Site

@Suite("Where a chapter first uses a term, it leads to the glossary")
struct GlossaryTests {
    private static let markdown = """
        ## A

        - **activation map**: The grid of sums $s_i$ that one
          filter gives. [Chapter 9, Stride](09-spatial-dimensions.md#stride)
        - **pooling**: Keeping *one* number of each window. [Chapter 10, Pooling](10-pooling.md)
        - **max pooling**: Pooling that keeps the greatest. [Chapter 10, Pooling](10-pooling.md#maximum)
        - **code** (of an autoencoder): The few numbers in its middle. [Chapter 10](10-pooling.md)
        - **Toeplitz matrix**: One whose diagonals are constant. [Chapter 10](10-pooling.md)
        - **Winograd's method**: A short convolution. [Chapter 10](10-pooling.md)

        - Not a term. [Chapter 10](10-pooling.md)
        """

    private func glossary() throws -> Chapter {
        try chapter(Self.markdown, file: "Lessons/D-glossary.md", title: "Glossary")
    }

    private func files(_ markdown: String, basePath: String? = nil) throws -> SiteFiles {
        let pooling = try chapter("Text.\n\n## Maximum\n\nText.", file: "Lessons/10-pooling.md", title: "Pooling")
        let chapters = [try chapter(markdown), pooling, try glossary()]
        return try builder(chapters, options: SiteOptions(basePath: basePath)).files(named: "public")
    }

    /// The terms that a chapter's page leads to, each with its address.
    private func links(in markdown: String) throws -> [String] {
        PageElement.page(try files(markdown + "\n\n## Stride\n").text("09-spatial-dimensions.html")).all("a.term").map {
            $0.text + " " + ($0.attributes["href"] ?? "")
        }
    }

    @Test("an entry has a term, a sentence in signs and the place that explains it; an ordinary word says which it is")
    func entries() throws {
        let entries = try #require(Glossary(in: [glossary()])).entries
        #expect(
            entries.map(\.term) == [
                "activation map", "pooling", "max pooling", "code", "Toeplitz matrix", "Winograd's method",
            ])
        #expect(entries.map(\.isQualified) == [false, false, false, true, false, false])
        let first = try #require(entries.first)
        #expect(first.sentence == "The grid of sums sᵢ that one filter gives.")
        #expect(
            first.place
                == Glossary.Place(title: "Chapter 9, Stride", chapter: "09-spatial-dimensions", section: "stride"))
        #expect(entries[1].sentence == "Keeping one number of each window." && entries[1].place.section == nil)
        #expect(try Glossary(in: [chapter("Text.")]) == nil)
    }

    @Test(
        "the first use is a link, in any form, and the longest term counts",
        arguments: [
            ("Pooling, and pooling.", ["Pooling D-glossary.html#term-pooling"]),
            ("Some max\npooling here.", ["max\npooling D-glossary.html#term-max-pooling"]),
            ("Two *activation maps*.", ["activation maps D-glossary.html#term-activation-map"]),
            ("Many Toeplitz matrices.", ["Toeplitz matrices D-glossary.html#term-toeplitz-matrix"]),
            (
                "By Winograd's method: pooling's end",
                [
                    "Winograd’s method D-glossary.html#term-winograd-s-method", "pooling D-glossary.html#term-pooling",
                ]
            ),
            (
                "- A list of pooling.\n\n> **Note** max pooling.",
                [
                    "pooling D-glossary.html#term-pooling", "max pooling D-glossary.html#term-max-pooling",
                ]
            ),
        ])
    func firstUse(markdown: String, expected: [String]) throws {
        #expect(try links(in: markdown) == expected)
    }

    @Test(
        "no heading, code, link, table, formula or note, no part of a word, no word of another meaning has one",
        arguments: [
            "## On pooling", "`pooling`", "[pooling](10-pooling.md)", "| pooling |\n|---|\n| pooling |",
            #"$\text{pooling}$"#, "Text.[^1]\n\n[^1]: Some pooling.", "Antipooling, pooling-like, max-pooling.",
            "The code.", "## References\n\n- A. Author. *On pooling.* 1998.",
            "```quiz id=q\nquestion: What is pooling?\nanswer: 1\nexplanation: It is pooling.\n```",
        ])
    func nowhereElse(markdown: String) throws {
        #expect(try links(in: markdown) == [])
    }

    @Test("the section that explains a term has no link to it, and what follows in the chapter has none")
    func explained() throws {
        let before = "An activation map.\n\n## Stride\n\nAn activation map."
        #expect(try files(before).text("09-spatial-dimensions.html").ranges(of: "class=\"term\"").count == 1)
        let after = "Text.\n\n## Stride\n\nAn activation map.\n\n## More\n\nAn activation map."
        #expect(!(try files(after).text("09-spatial-dimensions.html").contains("class=\"term\"")))
    }

    @Test("every term leads to an entry; the glossary leads to none of its own", arguments: [nil, "/course/"])
    func addresses(basePath: String?) throws {
        let markdown = "Pooling. See [the glossary](D-glossary.md#term-code).\n\n## Stride\n"
        let files = try files(markdown, basePath: basePath)
        let glossary = files.text("D-glossary.html")
        let identifiers = PageElement.page(glossary).all("li[id]").compactMap { $0.attributes["id"] }
        #expect(
            identifiers == [
                "term-activation-map", "term-pooling", "term-max-pooling", "term-code", "term-toeplitz-matrix",
                "term-winograd-s-method",
            ])
        expectNoElement("a.term", in: glossary)
        let page = files.text("09-spatial-dimensions.html")
        expectElement("a.term", in: page, has: ["href": (basePath ?? "") + "D-glossary.html#term-pooling"])
        let script = files.text("assets/search-glossary.js")
        #expect(script.hasPrefix("lecternTake(\"glossary\", [[\"activation map\",\"Glossary · Chapter 9, Stride\","))
        expectElement("dialog.search", in: page, has: ["data-indexes": "chapters glossary"])
    }

    @Test("a course without a glossary has no file of one")
    func none() throws {
        let files = try builder([try chapter("Pooling.")]).files(named: "public")
        #expect(!files.names.contains("assets/search-glossary.js"))
        expectElement("dialog.search", in: files.text("index.html"), has: ["data-indexes": "chapters"])
    }

    @Test(
        "a term says what it is to the pointer and to the keyboard, and Escape closes the card",
        .enabled(if: Browser.isInstalled, "chromium is not installed"))
    func card() throws {
        try withTemporaryFolder { folder in
            let site = folder.appending(path: "public")
            try SiteFolder(site, course: folder.appending(path: "Lessons")).write(files("Some pooling.\n\n## Stride\n"))
            let found = try Browser.run(
                """
                const link = document.querySelector("a.term");
                const card = document.querySelector(".card");
                const until = async (isDone) => {
                  for (let turn = 0; turn < 100 && !isDone(); turn += 1) await new Promise((resolve) => setTimeout(resolve, 20));
                };
                link.focus();
                await until(() => !card.hidden);
                const shown = [card.querySelector("strong").textContent, card.querySelector("p").textContent,
                  card.querySelector("small").textContent, link.getAttribute("aria-describedby") === card.id];
                link.dispatchEvent(new KeyboardEvent("keydown", { key: "Escape", bubbles: true }));
                const closed = card.hidden;
                link.dispatchEvent(new PointerEvent("pointerenter", { pointerType: "mouse" }));
                await until(() => !card.hidden);
                return [...shown, closed, card.hidden].map(String);
                """, in: site.appending(path: "09-spatial-dimensions.html"))
            #expect(
                found == [
                    "pooling", "Keeping one number of each window.", "Glossary · Chapter 10, Pooling", "true", "true",
                    "false",
                ])
        }
    }
}
