import Foundation
import Testing

@testable import Site

@Suite("A template that is missing or unsafe is an error")
struct TemplateTests {
    @Test("a missing one is named")
    func missing() {
        let error = siteError { _ = try Templates(folder: URL(filePath: "/nowhere")) }
        #expect(error?.description.contains("/nowhere/page.mustache") == true)
    }

    @Test(
        "only fields that are HTML may be left unescaped",
        arguments: ["{{{title}}}", "{{& title}}", "{{#a}}{{{ b }}}{{/a}}"])
    func unescaped(text: String) throws {
        try withTemporaryFolder { folder in
            for name in Templates.Name.allCases {
                try Data("{{{bodyHTML}}}".utf8).write(to: folder.appending(path: "\(name.rawValue).mustache"))
            }
            #expect(siteError { _ = try Templates(folder: folder) } == nil)
            try Data(text.utf8).write(to: folder.appending(path: "quiz.mustache"))
            #expect(siteError { _ = try Templates(folder: folder) }?.description.contains("is not escaped") == true)
        }
    }

    @Test("one that cannot be parsed is an error")
    func malformed() throws {
        try withTemporaryFolder { folder in
            for name in Templates.Name.allCases {
                try Data("{{#open}}".utf8).write(to: folder.appending(path: "\(name.rawValue).mustache"))
            }
            #expect(
                siteError { _ = try Templates(folder: folder) }?.description.contains("page.mustache: ") == true)
        }
    }
}
