import Foundation
import Testing

@testable import Site

@Suite("Pages keep to WCAG 2.2 AA, as far as axe-core finds", .serialized)
struct AccessibilityTests {
    /// A copy of axe-core, which the launcher fetches.
    static let library: URL? = {
        let place = ProcessInfo.processInfo.environment["LECTERN_AXE"].map { URL(filePath: $0) }
        let usual = siteFolder.appending(path: "../.build/axe.min.js").standardized
        return [place, usual].compactMap { $0 }.first { FileManager.default.fileExists(atPath: $0.path) }
    }()

    private static var isReady: Bool { Browser.isInstalled && library != nil }

    @Test(
        "every kind of page, in both themes, wide and on a phone, at rest and while it is used",
        .enabled(if: isReady, "chromium or axe-core is not at hand: ./lectern test fetches them"),
        arguments: EveryPage.names.map { ($0, 1360) } + [("index.html", 500), ("09-spatial-dimensions.html", 500)])
    func axe(name: String, width: Int) throws {
        try look(at: name, of: EveryPage.site.get(), width: width)
    }

    @Test(
        "questions of a site without solutions",
        .enabled(if: isReady, "chromium or axe-core is not at hand: ./lectern test fetches them"),
        arguments: ["09-spatial-dimensions.html", "10-pooling.html"])
    func sealed(name: String) throws {
        try look(at: name, of: EveryPage.siteWithoutSolutions.get(), width: 1360)
    }

    private func look(at name: String, of site: URL, width: Int) throws {
        let found = try Browser.run(Self.script, in: site.appending(path: name), width: width, library: Self.library)
        #expect(found == [""], "\(found.joined(separator: "\n"))")
    }

    /// Looks at the page, with everything unfolded and wrong answers told, and then with search open.
    private static let script = """
        const found = new Set();
        const all = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];
        const look = async (state, place, runOnly) => {
          // Styles are of the page's own host: axe need not load them again, which the page's policy forbids.
          const { violations } = await axe.run(place, { preload: false, runOnly });
          for (const { id, help, nodes } of violations) for (const { target, failureSummary } of nodes)
            found.add([state, id, help, target.join(" "), failureSummary].join(" | ").replaceAll("\\n", " "));
        };
        // The other theme has other colors, and nothing else that a rule looks at.
        const both = async (state, place = document) => {
          for (const [theme, rules] of [["dark", all], ["light", ["color-contrast", "link-in-text-block"]]]) {
            document.querySelector(`[data-choose-theme=${theme}]`).click();
            await look(theme + ", " + state, place, rules);
          }
        };
        await both("at rest");
        for (const details of document.querySelectorAll("details")) details.open = true;
        for (const form of document.querySelectorAll("form.answer")) {
          const box = form.querySelector("input");
          if (box.type === "radio") box.checked = true;
          else box.value = "1";
          form.requestSubmit();
        }
        await both("unfolded");
        document.querySelector("[data-search]").click();
        const dialog = document.querySelector("dialog.search");
        const field = dialog.querySelector("input");
        field.value = "t";
        field.dispatchEvent(new Event("input"));
        const status = dialog.querySelector("[role=status]");
        for (let turn = 0; turn < 100 && status.textContent === ""; turn += 1) await new Promise((resolve) => setTimeout(resolve, 20));
        await both("search", "dialog.search");
        return [[...found].join("\\n")];
        """
}
