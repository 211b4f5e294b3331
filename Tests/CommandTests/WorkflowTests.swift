import Foundation
import Testing
import Yams

@testable import lectern

@Suite("The workflows that a reader copies say what Lectern understands")
struct WorkflowTests {
    private static let folder = URL(filePath: #filePath).deletingLastPathComponent()
        .appending(path: "../../site/workflows").standardized
    private static let names = ["github-pages.yml", "gitlab-pages.yml"]

    /// All texts of a workflow, wherever they stand in it.
    private func texts(_ name: String) throws -> [String] {
        func texts(in node: Node) -> [String] {
            switch node {
            case .scalar(let scalar): [scalar.string]
            case .sequence(let items): items.flatMap(texts)
            case .mapping(let pairs): pairs.flatMap { texts(in: $0.value) }
            case .alias: []
            }
        }
        let text = try String(contentsOf: Self.folder.appending(path: name), encoding: .utf8)
        return texts(in: try #require(try Yams.compose(yaml: text)))
    }

    @Test("each command is one that Lectern takes, without solutions, and writes what is published", arguments: names)
    func commands(name: String) throws {
        let texts = try texts(name)
        let lines = texts.flatMap { $0.split(separator: "\n") }.filter { $0.contains("lectern") }
        #expect(lines.count == 1, "\(lines)")
        for line in lines {
            let words = line.split(separator: " ").map(String.init)
            #expect(words.first == "./lectern")
            let command = try Lectern.parseAsRoot(Array(words.dropFirst()))
            let build = try #require(command as? BuildCommand, "\(line)")
            #expect(build.leavesSolutionsOut, "\(line) publishes the solutions")
            #expect(texts.contains(build.output ?? "site/public"), "\(line) writes what is not published")
        }
    }

    @Test("each runs in the container of the Swift that the launcher asks for", arguments: names)
    func container(name: String) throws {
        let launcher = try String(contentsOf: Self.folder.appending(path: "../../lectern"), encoding: .utf8)
        let version = try #require(launcher.firstMatch(of: /install Swift (\d+\.\d+)/)).1
        #expect(try texts(name).contains("swift:\(version)-bookworm"))
    }

    @Test("all that are there are tried")
    func all() throws {
        #expect(try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).sorted() == Self.names)
    }
}
