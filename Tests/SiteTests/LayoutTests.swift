import Foundation
import Testing

@testable import Site

@Suite("A page is drawn before its script runs, and stays as it was drawn")
struct LayoutTests {
    @Test("one short script runs before a page is drawn, the others after it")
    func scripts() throws {
        try withTemporaryFolder { folder in
            let site = folder.appending(path: "public")
            try EveryPage.build(into: site)
            for name in EveryPage.names {
                let page = String(decoding: try Data(contentsOf: site.appending(path: name)), as: UTF8.self)
                let blocking = PageElement.page(page).all("script").filter { $0.attributes["defer"] == nil }
                #expect(blocking.map { $0.attributes["src"] } == ["assets/theme.js"], "\(name)")
            }
            #expect(try Data(contentsOf: site.appending(path: "assets/theme.js")).count < 1000)
        }
    }

    @Test("every picture says its size before it is loaded")
    func pictures() throws {
        try withTemporaryFolder { folder in
            let site = folder.appending(path: "public")
            try EveryPage.build(into: site)
            let page = String(
                decoding: try Data(contentsOf: site.appending(path: "09-spatial-dimensions.html")), as: UTF8.self)
            let pictures = PageElement.page(page).all("img")
            #expect(!pictures.isEmpty)
            for picture in pictures {
                #expect(picture.attributes["width"] != nil && picture.attributes["height"] != nil, "\(picture.source)")
            }
        }
    }

    /// What moves in a page while it is loaded and read to its end: how much, and what.
    private func shifts(of name: String, width: Int, withFonts: Bool) throws -> [(size: Double, what: String)] {
        try withTemporaryFolder { folder in
            let site = folder.appending(path: "public")
            try EveryPage.build(into: site)
            if !withFonts {
                let style = site.appending(path: "assets/lectern.css")
                let text = String(decoding: try Data(contentsOf: style), as: UTF8.self)
                try Data(text.replacing(/@font-face \{[^}]*\}/, with: "").utf8).write(to: style)
            }
            let lines = try BrowserSession.use { browser in
                try browser.open(site.appending(path: name), width: width)
                return try browser.lines(
                    of: """
                        const moved = [];
                        new PerformanceObserver((list) => {
                          for (const { value, sources } of list.getEntries())
                            moved.push([value, ...sources.map(({ node }) => node?.outerHTML?.slice(0, 120))].join(" "));
                        }).observe({ type: "layout-shift", buffered: true });
                        for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
                          scrollTo(0, y);
                          await new Promise((resolve) => setTimeout(resolve, 40));
                        }
                        await new Promise((resolve) => setTimeout(resolve, 200));
                        return moved;
                        """)
            }
            return lines.map { (Double($0.prefix { $0 != " " }) ?? 1, $0) }
        }
    }

    private static let seen =
        EveryPage.names.map { ($0, 1360) } + [("09-spatial-dimensions.html", 390), ("index.html", 390)]

    @Test(
        "no script and no picture moves anything",
        .enabled(if: Browser.isInstalled, "chromium is not installed"), arguments: seen)
    func still(name: String, width: Int) throws {
        let found = try shifts(of: name, width: width, withFonts: false)
        // A line that is a pixel wider or narrower is no more than that.
        #expect(found.reduce(0) { $0 + $1.size } < 0.001, "\(found)")
    }

    @Test(
        "when the fonts arrive, lines stay nearly where they were",
        .enabled(if: Browser.isInstalled, "chromium is not installed"), arguments: seen)
    func fonts(name: String, width: Int) throws {
        // Up to 0.1 is what browsers' makers call good.
        let found = try shifts(of: name, width: width, withFonts: true)
        #expect(found.reduce(0) { $0 + $1.size } < 0.05, "\(found)")
    }

    @Test(
        "that something moves is noticed", .enabled(if: Browser.isInstalled, "chromium is not installed"))
    func noticed() throws {
        try withTemporaryFolder { folder in
            let site = folder.appending(path: "public")
            try EveryPage.build(into: site)
            let found = try BrowserSession.use { browser in
                try browser.open(site.appending(path: "index.html"))
                return try browser.lines(
                    of: """
                        const moved = new Promise((resolve) =>
                          new PerformanceObserver((list) => resolve(String(list.getEntries()[0].value > 0)))
                            .observe({ type: "layout-shift", buffered: true }));
                        const box = document.createElement("div");
                        box.style.height = "300px";
                        setTimeout(() => document.querySelector("main").prepend(box), 100);
                        return [await moved];
                        """)
            }
            #expect(found == ["true"])
        }
    }
}
