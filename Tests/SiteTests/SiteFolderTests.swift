import Foundation
import Testing

@testable import Site

@Suite("A build writes its own files, and lets all others be")
struct SiteFolderTests {
    private func files(_ contents: [String: String]) -> SiteFiles {
        var files = SiteFiles()
        for (name, text) in contents { files.add(name, text) }
        return files
    }

    private func read(_ name: String, in folder: URL) -> String? {
        try? String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    @Test("the repository, the domain and somebody's notes in a site's folder stay")
    func foreign() throws {
        try withTemporaryFolder { folder in
            let site = SiteFolder(folder.appending(path: "pages"), course: folder.appending(path: "Lessons"))
            try site.write(files(["index.html": "1", "old/page.html": "1"]))
            for name in [".git/HEAD", "CNAME", "old/notes.txt"] {
                let file = site.url.appending(path: name)
                try FileManager.default.createDirectory(
                    at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
                try Data("mine".utf8).write(to: file)
            }
            try site.write(files(["index.html": "2"]))
            #expect(read("index.html", in: site.url) == "2" && read("old/page.html", in: site.url) == nil)
            for name in [".git/HEAD", "CNAME", "old/notes.txt"] {
                #expect(read(name, in: site.url) == "mine", "\(name)")
            }
        }
    }

    @Test("a folder with a repository and nothing else is taken; one with somebody's files is not")
    func first() throws {
        try withTemporaryFolder { folder in
            let site = SiteFolder(folder.appending(path: "pages"), course: folder.appending(path: "Lessons"))
            try FileManager.default.createDirectory(
                at: site.url.appending(path: ".git"), withIntermediateDirectories: true)
            try Data("thesis".utf8).write(to: site.url.appending(path: "thesis.txt"))
            let error = siteError { try site.write(files(["index.html": "1"])) }
            #expect(error == .foreignFiles(path: site.url.relativePath, names: ["thesis.txt"]))
            try FileManager.default.removeItem(at: site.url.appending(path: "thesis.txt"))
            try site.write(files(["index.html": "1"]))
            #expect(read("index.html", in: site.url) == "1")
        }
    }

    @Test("somebody's file is never replaced, and a page that somebody changed is not removed")
    func changed() throws {
        try withTemporaryFolder { folder in
            let site = SiteFolder(folder.appending(path: "pages"), course: folder.appending(path: "Lessons"))
            try site.write(files(["index.html": "1", "a.html": "1"]))
            try Data("mine".utf8).write(to: site.url.appending(path: "b.html"))
            try Data("mine".utf8).write(to: site.url.appending(path: "a.html"))
            let error = siteError { try site.write(files(["index.html": "2", "b.html": "2"])) }
            #expect(error == .foreignFiles(path: site.url.relativePath, names: ["b.html"]))
            #expect(read("index.html", in: site.url) == "1")
            try site.write(files(["index.html": "2"]))
            #expect(read("a.html", in: site.url) == "mine")
        }
    }

    @Test("the site of another course is not replaced")
    func otherCourse() throws {
        try withTemporaryFolder { folder in
            let pages = folder.appending(path: "pages")
            try SiteFolder(pages, course: folder.appending(path: "First")).write(files(["index.html": "1"]))
            let error = siteError {
                try SiteFolder(pages, course: folder.appending(path: "Second")).write(files(["index.html": "2"]))
            }
            #expect(error == .otherCourse(path: pages.relativePath, course: folder.appending(path: "First").path))
            #expect(read("index.html", in: pages) == "1")
        }
    }

    @Test("what cannot be written is told in one sentence, and the site stays as it was")
    func unwritable() throws {
        try withTemporaryFolder { folder in
            try Data().write(to: folder.appending(path: "file"))
            let below = SiteFolder(folder.appending(path: "file/site"), course: folder)
            let error = siteError { try below.write(files(["index.html": "1"])) }
            #expect(error?.description == "cannot write \(below.url.relativePath): Not a directory")
            let isFile = siteError {
                try SiteFolder(folder.appending(path: "file"), course: folder).write(files(["index.html": "1"]))
            }
            #expect(isFile == .notAFolder(path: folder.appending(path: "file").relativePath))
            let site = SiteFolder(folder.appending(path: "pages"), course: folder)
            try site.write(files(["index.html": "1"]))
            // A name that no file system takes stands for a disk that fills up at the last file.
            let long = String(repeating: "x", count: 300) + ".html"
            #expect(siteError { try site.write(files(["index.html": "2", long: "2"])) } != nil)
            #expect(read("index.html", in: site.url) == "1")
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == ["file", "pages"])
        }
    }
}
