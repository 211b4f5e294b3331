import Foundation
import Literate
import Testing

@Suite("The bibliography has what the chapters name at their ends")
struct BibliographyTests {
    /// Works that stand in the bibliography under another title by the same authors.
    private static let named = [
        "CS231n: linear classification": "CS231n: convolutional neural networks for visual recognition",
        "The representation of the cumulative rounding error of an algorithm as a Taylor expansion of the local rounding errors":
            "Taylor expansion of the accumulated rounding error",
    ]

    /// A work in a list: its title, and all that is said of it.
    private typealias Work = (title: String, text: String)

    /// The works that a chapter's file lists from this heading on.
    private static func works(of name: String, from heading: String) throws -> [Work] {
        let file = Repository.folder.appending(path: "Lessons/\(name).md")
        let text = try String(contentsOf: file, encoding: .utf8)
        guard let start = text.range(of: "\n\(heading)\n")?.upperBound else { return [] }
        return text[start...].replacing("\n  ", with: " ").split(separator: "\n").compactMap { line in
            guard line.hasPrefix("- "), let title = line.firstMatch(of: /\*([^*]+?)\.?\*/)?.1 else { return nil }
            return (String(title), String(line))
        }
    }

    @Test("each work is there, and leads back to the chapter")
    func complete() throws {
        let bibliography = try Self.works(of: "E-bibliography", from: "## Before 1960")
        let texts = Dictionary(grouping: bibliography, by: \.title).mapValues { $0.map(\.text).joined() }
        var missing: [String] = []
        // Appendix A names what there is to read on Swift, and the bibliography says so.
        for chapter in try Mutant.chapters where chapter.name != "A-swift-in-twenty-minutes" {
            for work in try Self.works(of: chapter.name, from: "## References") {
                let title = Self.named[work.title] ?? work.title
                if texts[title]?.contains("](\(chapter.name).md#references)") != true {
                    missing.append("\(chapter.name): \(work.title)")
                }
            }
        }
        #expect(missing.isEmpty, "add each to Lessons/E-bibliography.md, with a link to its chapter's references")
    }

    @Test("it says how many works it has")
    func count() throws {
        let file = Repository.folder.appending(path: "Lessons/E-bibliography.md")
        let said = try #require(
            String(contentsOf: file, encoding: .utf8).firstMatch(of: /come from these (\d+) papers/)?.1)
        #expect(try Self.works(of: "E-bibliography", from: "## Before 1960").count == Int(said))
    }
}
