import Foundation
import Testing

@testable import Site

@Suite("Pages keep to WCAG 2.2 AA, as far as axe-core finds", .serialized)
struct AccessibilityTests {
    /// A copy of axe-core; CONTRIBUTING.md says how to get one.
    static let library: URL? = {
        let place = ProcessInfo.processInfo.environment["LECTERN_AXE"].map { URL(filePath: $0) }
        let usual = siteFolder.appending(path: "../.build/axe.min.js").standardized
        return [place, usual].compactMap { $0 }.first { FileManager.default.fileExists(atPath: $0.path) }
    }()

    @Test(
        "every kind of page, in both themes, wide and on a phone, at rest and while it is used",
        .enabled(if: Browser.isInstalled && library != nil, "chromium or axe-core is not at hand: see CONTRIBUTING.md"),
        arguments: [true, false])
    func axe(dark: Bool) throws {
        let axe = try #require(Self.library)
        try withTemporaryFolder { folder in
            let site = folder.appending(path: "public")
            try EveryPage.build(into: site)
            let sealed = folder.appending(path: "sealed/public")
            try FileManager.default.createDirectory(
                at: sealed.deletingLastPathComponent(), withIntermediateDirectories: true)
            try EveryPage.build(into: sealed, solutions: .leftOut)
            let pages =
                EveryPage.names.map { (site, $0) } + [(sealed, EveryPage.names[1]), (sealed, EveryPage.names[2])]
            for (index, (site, name)) in pages.enumerated() {
                // A phone's layout has the same colors: one theme will do for it.
                for width in dark || index > 2 ? [1360] : [1360, 500] {
                    let found = try Browser.run(
                        Self.script, in: site.appending(path: name), width: width, dark: dark, library: axe)
                    #expect(found == [""], "\(name), \(width) wide:\n\(found.joined(separator: "\n"))")
                }
            }
        }
    }

    /// Looks at the page, with everything unfolded and wrong answers told, and then with search open.
    private static let script = """
        const found = new Set();
        const look = async (state, place = document) => {
          const { violations } = await axe.run(place, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"] });
          for (const { id, help, nodes } of violations) for (const { target, failureSummary } of nodes)
            found.add([state, id, help, target.join(" "), failureSummary].join(" | ").replaceAll("\\n", " "));
        };
        await look("at rest");
        for (const details of document.querySelectorAll("details")) details.open = true;
        for (const form of document.querySelectorAll("form.answer")) {
          const box = form.querySelector("input");
          if (box.type === "radio") box.checked = true;
          else box.value = "1";
          form.requestSubmit();
        }
        await look("unfolded");
        document.querySelector("[data-search]").click();
        const field = document.querySelector("dialog.search input");
        field.value = "t";
        field.dispatchEvent(new Event("input"));
        await new Promise((resolve) => setTimeout(resolve, 50));
        await look("search", "dialog.search");
        return [[...found].join("\\n")];
        """
}
