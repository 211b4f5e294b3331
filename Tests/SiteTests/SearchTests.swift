import Foundation
import Literate
import Testing

@testable import Reference
@testable import Site

@Suite("Search finds what the site has, from a file, and is loaded when it is used")
struct SearchTests {
    private static let relu = Symbol(
        identifier: "s:relu", name: "relu(_:)", kind: .function,
        declaration: [.init(text: "func relu(_ x: Tensor) -> Tensor", role: "text")],
        discussion: [.paragraph([.text("Cuts what is below zero.")]), .paragraph([.text("More.")])], fields: [],
        members: [])
    private static let count = Symbol(
        identifier: "s:count", name: "count(parameters:)", kind: .function, declaration: [], discussion: [], fields: [],
        members: [])
    private static let tensor = Symbol(
        identifier: "s:Tensor", name: "Tensor", kind: .type, declaration: [.init(text: "struct Tensor", role: "text")],
        discussion: [.paragraph([.text("A box of numbers.")])], fields: [],
        members: [
            Symbol(
                identifier: "s:Tensor.shape", name: "shape", kind: .variable,
                declaration: [.init(text: "let shape: [Int]", role: "text")], discussion: [], fields: [], members: [])
        ])
    private static let kernels = ReferenceModule(
        name: "Kernels", summary: "Tensors.", topics: [.init(title: "Activations", symbols: [relu, tensor, count])])

    private static func files(basePath: String? = nil) throws -> SiteFiles {
        let chapters = [
            try chapter("Text of Zoë's.", file: "Lessons/06-the-forward-pass.md", title: "The <forward> pass"),
            try chapter(everything + "\n\n```swift\nlet t = relu(Tensor())\n```"),
        ]
        return try builder(
            chapters, content: SiteContent(reference: [kernels]), options: SiteOptions(basePath: basePath)
        ).files(named: "public")
    }

    @Test("a chapter that cannot be shown is found by its title alone: an earlier page of it has other sections")
    func failing() throws {
        let broken = try chapter(everything)
        let builder = try builder([broken])
        let error = Diagnostic(.formula("no"), file: broken.file, position: SourcePosition(line: 3))
        let files = try builder.files(of: [builder.page(of: broken, failing: [error])])
        let script = files.text("assets/search-chapters.js")
        #expect(script.contains("09-spatial-dimensions.html\"") && !script.contains("09-spatial-dimensions.html#"))
    }

    @Test("a text that looks like the end of an entry does not end it; white space of any kind is one space")
    func brackets() throws {
        let entry = SearchEntry(title: "A", place: "B", address: "c.html", text: "[[1],[2]]\u{a0}\n\t x ".asOneLine)
        let script = SearchEntry.script("chapters", [entry, entry])
        let row = #"["A","B","c.html","[[1],[2]] x"]"#
        #expect(script == "lecternTake(\"chapters\", [\(row),\n\(row)]);\n")
    }

    @Test("every place that search knows is there", arguments: [nil, "/course/"])
    func addresses(basePath: String?) throws {
        let files = try Self.files(basePath: basePath)
        let script = files.text("assets/search-chapters.js") + files.text("assets/search-reference.js")
        let addresses = script.matches(of: /"((?:\/course\/)?[a-z0-9-]+\.html)(?:#([^"]*))?",/).map {
            (page: String($0.1.split(separator: "/").last ?? ""), anchor: $0.2.map(String.init))
        }
        #expect(addresses.count == 11)
        for (page, anchor) in addresses {
            #expect(files.names.contains(page))
            guard let anchor else { continue }
            let identifiers = HTMLElement.all(in: files.contents[page] ?? []).compactMap { $0.attributes["id"] }
            #expect(identifiers.contains(anchor), "\(page)#\(anchor)")
        }
        #expect(script.components(separatedBy: "/course/").count == (basePath == nil ? 1 : 12))
    }

    private static let site = KeptFolder.make { folder in
        let site = folder.appending(path: "public")
        try SiteFolder(site, course: folder.appending(path: "Lessons")).write(files())
        return site
    }

    private func run(_ script: String, page: String = "index.html", width: Int = 1360) throws -> [String] {
        try Browser.run(Self.says + script, in: Self.site.get().appending(path: page), width: width)
    }

    private static let says = """
        const dialog = document.querySelector("dialog.search");
        const field = dialog.querySelector("input");
        const press = (key, target = document.body) =>
          target.dispatchEvent(new KeyboardEvent("keydown", { key, bubbles: true, cancelable: true }));
        const until = async (isDone) => {
          for (let turn = 0; turn < 100 && !isDone(); turn += 1) await new Promise((resolve) => setTimeout(resolve, 20));
        };
        const status = dialog.querySelector("[role=status]");
        const loaded = () => document.querySelectorAll("script[src*=search-]").length;
        const look = async (words) => {
          status.textContent = "";
          field.value = words;
          field.dispatchEvent(new Event("input"));
          await until(() => status.textContent !== "");
          return [...dialog.querySelectorAll("[role=option]")].map((link) =>
            link.querySelector(".title").textContent + " | " + link.querySelector(".where").textContent + " | " + link.getAttribute("href"));
        };

        """

    @Test(
        "the key / opens it, words of any part lead to their places, the best first",
        .enabled(if: Browser.isInstalled, "chromium is not installed"))
    func find() throws {
        let found = try run(
            """
            const before = loaded();
            press("/");
            await until(() => loaded() === 2);
            const states = [before, loaded(), dialog.open, document.activeElement === field].map(String);
            const first = async (words) => (await look(words))[0];
            return [...states, await first("relu"), await first("output size"), await first("zoe"), await first("shape kernels"),
              await first("STRIDE"), await first("how many parameters"),
              await first("parameters"), String((await look("nowhere at all")).length),
              status.textContent];
            """)
        #expect(
            found == [
                "0", "2", "true", "true", "relu(_:) | Kernels · Activations | reference-kernels.html#relu",
                "The output size | Exercise 9.3 · 9. Spatial dimensions | 09-spatial-dimensions.html#exercise-output-size",
                "The <forward> pass | Chapter 6 | 06-the-forward-pass.html",
                "Tensor.shape | Kernels · Activations | reference-kernels.html#Tensor.shape",
                "Stride | 9. Spatial dimensions | 09-spatial-dimensions.html#stride",
                "Question 9.1 | 9. Spatial dimensions | 09-spatial-dimensions.html#exercise-conv-params",
                "Question 9.1 | 9. Spatial dimensions | 09-spatial-dimensions.html#exercise-conv-params", "0",
                "Nothing is found. Try another word.",
            ])
    }

    @Test(
        "arrows choose, Enter goes there, Escape and the button close; the key can be turned off, and writes in a field",
        .enabled(if: Browser.isInstalled, "chromium is not installed"))
    func keys() throws {
        let found = try run(
            """
            localStorage.clear();
            document.querySelector(".side [data-search]").click();
            await look("s");
            const chosen = () => field.getAttribute("aria-activedescendant") + " " + dialog.querySelectorAll("[aria-selected=true]").length;
            const states = [chosen()];
            press("ArrowDown", field); states.push(chosen());
            press("ArrowUp", field); press("ArrowUp", field); states.push(chosen());
            states.push(String(press("/", field)));
            await look("stride");
            let went;
            dialog.querySelector("[role=option]").addEventListener("click", (event) => { went = event.currentTarget.hash; event.preventDefault(); });
            press("Enter", field);
            states.push(went, String(dialog.open));
            const slash = dialog.querySelector("[name=slash]");
            slash.click();
            press("/");
            states.push(String(dialog.open), localStorage.getItem(document.documentElement.dataset.storage + ":slash"));
            return states;
            """, page: "09-spatial-dimensions.html")
        #expect(
            found == [
                "lectern-found-0 1", "lectern-found-1 1", "lectern-found-0 1", "true", "#stride", "false", "false",
                "off",
            ])
    }

    @Test("it fits a phone", .enabled(if: Browser.isInstalled, "chromium is not installed"))
    func phone() throws {
        let found = try run(
            """
            document.querySelector(".bar [data-search]").click();
            await look("tensor");
            const box = dialog.getBoundingClientRect();
            return [dialog.open, box.left >= 0 && box.right <= innerWidth, document.documentElement.scrollWidth <= innerWidth].map(String);
            """, width: 500)
        #expect(found == ["true", "true", "true"])
    }

    @Test(
        "a name of the reference says what it is, to the pointer and to the keyboard, and Escape closes the card",
        .enabled(if: Browser.isInstalled, "chromium is not installed"))
    func cards() throws {
        let found = try run(
            """
            const link = [...document.querySelectorAll("main a.hl-link")].find((link) => link.textContent === "relu");
            const card = document.querySelector(".card");
            const before = [card.hidden, loaded()];
            link.focus();
            await until(() => !card.hidden);
            const shown = [card.hidden, card.textContent, link.getAttribute("aria-describedby")];
            press("Escape", link);
            const closed = card.hidden;
            link.dispatchEvent(new PointerEvent("pointerenter", { pointerType: "mouse" }));
            await until(() => !card.hidden);
            const box = card.getBoundingClientRect();
            return [...before, ...shown, closed, card.hidden, box.left >= 0 && box.right <= innerWidth].map(String);
            """, page: "09-spatial-dimensions.html", width: 500)
        #expect(
            found == [
                "true", "0", "false",
                "func relu(_ x: Tensor) -> TensorCuts what is below zero.Kernels · Activations", "lectern-card", "true",
                "false", "true",
            ])
    }
}
