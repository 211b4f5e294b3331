import Foundation
import Testing

@Suite("Each class of attacks has a proof")
struct ClassTests {
    /// The rows of the table: a class's number, and where it is proven.
    private func rows() throws -> [(number: Int, proofs: String)] {
        let text = try String(contentsOf: AttackFixture.benchmark.appending(path: "CLASSES.md"), encoding: .utf8)
        return text.split(separator: "\n").compactMap { line in
            let cells = line.split(separator: "|").map { $0.trimmingCharacters(in: .whitespaces) }
            guard cells.count == 4, let number = Int(cells[0]) else { return nil }
            return (number, cells[3])
        }
    }

    @Test("the table has them all, the corpus those that it says, and every file that it names is there")
    func table() throws {
        let rows = try rows(), inCorpus = Set(Attack.all.map(\.number))
        #expect(rows.map(\.number) == Array(1...33))
        #expect(inCorpus == Set(rows.filter { $0.proofs.contains("corpus") }.map(\.number)))
        let home = AttackFixture.benchmark.appending(path: "../..")
        for row in rows {
            let files = row.proofs.matches(of: /`([^`]+)`/).map { String($0.1) }
            #expect(row.proofs.contains("corpus") || !files.isEmpty, "class \(row.number)")
            for file in files {
                #expect(FileManager.default.fileExists(atPath: home.appending(path: file).path), "\(file)")
            }
        }
    }

    @Test("each answer of the corpus has a twin in Python, but where only Swift has such a thing")
    func twins() throws {
        let alone = Attack.all.filter { attack in
            let file = AttackFixture.benchmark.appending(path: "corpus/\(attack.name)/answer.py")
            return !FileManager.default.fileExists(atPath: file.path)
        }
        #expect(alone.map(\.name) == ["32-futex-on-a-shared-page"])
    }
}
