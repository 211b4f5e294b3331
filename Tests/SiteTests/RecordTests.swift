import Foundation
import Literate
import TestSupport
import Testing

@testable import Site

@Suite(
    "The page's record and the terminal's are one, by one line",
    .enabled(if: Browser.isInstalled, "chromium is not installed"), .serialized)
struct RecordTests {
    private static let site = KeptFolder.make { folder in
        let site = folder.appending(path: "public")
        var course = course([try chapter(everything)])
        course.information.title = ProgressSample.course
        try builder(course).build(into: site)
        return site
    }

    private func run(_ script: String, width: Int = 1360) throws -> [String] {
        try Browser.run(Self.head + script, in: Self.site.get().appending(path: "index.html"), width: width)
    }

    private static let head = """
        localStorage.clear();
        const storage = document.documentElement.dataset.storage;
        const panel = document.querySelector(".record");
        const field = (name) => panel.querySelector(`[name=${name}]`);
        const take = (line) => {
          field("other").value = line;
          panel.querySelector("form").requestSubmit();
          return panel.querySelector("[role=status]").textContent;
        };

        """

    @Test("the page takes a line, tells what it has, and writes the same line")
    func line() throws {
        let found = try run(
            """
            const told = take(\(literal(ProgressSample.line)));
            return [told, field("own").value, panel.querySelector(".sum").textContent, field("student").value,
              take(field("own").value)];
            """)
        #expect(
            found == [
                "Taken over: 4 answers are new here.", ProgressSample.line,
                "2 chapters done · 3 questions right · 1 exercise graded", ProgressSample.student,
                "Taken over: 0 answers are new here.",
            ])
    }

    @Test("what is not a line of this course and this reader is refused, and changes nothing")
    func refused() throws {
        let found = try run(
            """
            const before = field("own").value;
            const told = ["750", "lectern-progress:1:course", "lectern-progress:1:course=%ZZ", "lectern-progress:1:course=B"].map(take);
            field("student").value = "Grace";
            field("student").dispatchEvent(new Event("change"));
            told.push(take(\(literal(ProgressSample.line))));
            field("student").value = "";
            field("student").dispatchEvent(new Event("change"));
            return [...told, String(field("own").value === before)];
            """)
        #expect(
            found == [
                "This is not a line of progress: ./lectern list --for-page prints one.",
                "The line is damaged. Copy all of it again.", "The line is damaged. Copy all of it again.",
                "This line is of another course.",
                "This line is of \(ProgressSample.student), and this page's record of Grace.", "true",
            ])
    }

    @Test("the panel fits a phone")
    func phone() throws {
        let widths = try run(
            """
            take(\(literal(ProgressSample.line)));
            return [String(document.documentElement.scrollWidth <= innerWidth)];
            """, width: 360)
        #expect(widths == ["true"])
    }

    private func literal(_ text: String) -> String { "\"\(text)\"" }
}
