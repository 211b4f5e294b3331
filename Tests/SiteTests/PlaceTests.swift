import Foundation
import Literate
import Testing

@testable import Site

@Suite(
    "A reader sees where in the course they are, and goes on from there",
    .enabled(if: Browser.isInstalled, "chromium is not installed"), .serialized)
struct PlaceTests {
    private static let site = KeptFolder.make { folder in
        let site = folder.appending(path: "public")
        let long = (1...3).map { "## Part \($0)\n\n" + String(repeating: "Text of a part.\n\n", count: 60) }
            .joined()
        let chapters = [
            try chapter("Text.", file: "Lessons/06-the-forward-pass.md", title: "The <forward> pass"),
            try chapter(long + "```swift\nlet a = \"\(String(repeating: "long ", count: 60))\"\n```\n"),
            try chapter("Text.", file: "Lessons/10-pooling.md", title: "Pooling"),
        ]
        try builder(chapters).build(into: site)
        return site
    }

    private func run(_ script: String, page: String) throws -> [String] {
        try Browser.run(script, in: Self.site.get().appending(path: page))
    }

    @Test("the contents mark the section that is read")
    func sections() throws {
        let found = try run(
            """
            const here = () => [...document.querySelectorAll(".side .sections [aria-current=location]")].map((link) => link.textContent).join();
            const states = [here()];
            for (const part of ["#part-2", "#part-3", "#part-1"]) {
              document.querySelector(part).scrollIntoView();
              dispatchEvent(new Event("scroll"));
              await new Promise((resolve) => setTimeout(resolve, 100));
              states.push(here());
            }
            scrollTo(0, document.documentElement.scrollHeight);
            dispatchEvent(new Event("scroll"));
            await new Promise((resolve) => setTimeout(resolve, 100));
            return [...states, here()];
            """, page: "09-spatial-dimensions.html")
        #expect(found == ["Part 1", "Part 2", "Part 3", "Part 1", "Part 3"])
    }

    @Test("the arrow keys turn to the neighboring chapters, but not where they have a use of their own")
    func turn() throws {
        let found = try run(
            """
            const went = [];
            for (const link of document.querySelectorAll(".turn a")) link.addEventListener("click", (event) => {
              event.preventDefault();
              went.push(link.getAttribute("href"));
            });
            const press = (key, target, more) => target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, ...more }));
            const scroller = document.querySelector("pre.code");
            press("ArrowRight", document.body);
            press("ArrowLeft", document.body);
            press("ArrowLeft", document.querySelector("dialog input"));
            press("ArrowRight", scroller);
            press("ArrowLeft", document.body, { altKey: true });
            return [...went, String(scroller.tabIndex)];
            """, page: "09-spatial-dimensions.html")
        #expect(found == ["10-pooling.html", "06-the-forward-pass.html", "0"])
    }

    @Test("the start page leads to the first chapter that is not done")
    func goOn() throws {
        let found = try run(
            """
            const key = document.documentElement.dataset.storage + ":done";
            const start = document.querySelector("a.start");
            const states = [];
            for (const names of [[], ["06-the-forward-pass"], ["06-the-forward-pass", "10-pooling"],
              ["06-the-forward-pass", "09-spatial-dimensions", "10-pooling"]]) {
              localStorage.setItem(key, JSON.stringify(names));
              dispatchEvent(new Event("progress"));
              states.push(start.textContent + " | " + start.getAttribute("href"));
            }
            return states;
            """, page: "index.html")
        let first = "Start with 6. The <forward> pass | 06-the-forward-pass.html"
        let second = "Go on with 9. Spatial dimensions | 09-spatial-dimensions.html"
        #expect(found == [first, second, second, first])
    }
}
