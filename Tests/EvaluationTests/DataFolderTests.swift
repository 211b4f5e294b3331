import Evaluation
import Foundation
import Outputs
import Testing

@Suite("Folders of data that the environment names")
struct DataFolderTests {
    private let fixture: CellFixture
    private let data: URL

    /// A cell that says how many digits there are, or that none are named.
    private static let chapter = CellFixture.chapter([
        (
            kind: .run,
            source: """
            if let digits = try MNIST.open(folderNamedBy: "LECTERN_MNIST", .test) {
                print(digits.labels)
            } else {
                print("none")
            }
            """
        )
    ])

    init() throws {
        fixture = try CellFixture()
        data = fixture.folder.appending(path: "mnist")
        try FileManager.default.createDirectory(at: data, withIntermediateDirectories: true)
    }

    /// Writes test digits of 1 x 1 pixel in MNIST's format.
    private func write(labels: [UInt8]) throws {
        let count = UInt8(labels.count)
        try Data([0, 0, 8, 3, 0, 0, 0, count, 0, 0, 0, 1, 0, 0, 0, 1] + labels)
            .write(to: data.appending(path: "t10k-images-idx3-ubyte"))
        try Data([0, 0, 8, 1, 0, 0, 0, count] + labels).write(to: data.appending(path: "t10k-labels-idx1-ubyte"))
    }

    private func run(_ environment: [String: String]) async throws -> CellOutput {
        try await fixture.evaluator.run(Self.chapter, environment: environment).cells[0]
    }

    @Test("the stored output is for the folder, and for its files as they are")
    func runsAgain() async throws {
        defer { fixture.remove() }
        #expect(try await run([:]).standardOutput == "none\n")
        try write(labels: [7, 1])
        let named = ["LECTERN_MNIST": data.path]
        #expect(try await run(named).standardOutput == "[7, 1]\n")
        // As long as before: only the time of change tells.
        try write(labels: [7, 2])
        #expect(try await run(named).standardOutput == "[7, 2]\n")
        let without = try await run([:])
        #expect(without.standardOutput == "none\n")
    }

    @Test("a path from the current folder is found from the cell's folder, too")
    func relativePath() async throws {
        defer { fixture.remove() }
        try write(labels: [3])
        let steps = FileManager.default.currentDirectoryPath.split(separator: "/").map { _ in ".." }
        let path = steps.joined(separator: "/") + data.path
        #expect(try await run(["LECTERN_MNIST": path]).standardOutput == "[3]\n")
    }

    @Test("photographs in CIFAR-10's format are found by their own variable")
    func photographs() async throws {
        defer { fixture.remove() }
        let chapter = CellFixture.chapter([
            (kind: .run, source: #"try CIFAR10.open(folderNamedBy: "LECTERN_CIFAR10", .test)?.labels ?? []"#)
        ])
        try write(labels: [7])
        try Data([5] + [UInt8](repeating: 9, count: 3072) + [8] + [UInt8](repeating: 1, count: 3072))
            .write(to: data.appending(path: "test_batch.bin"))
        for (variable, labels) in [("LECTERN_CIFAR10", "[5, 8]"), ("LECTERN_MNIST", "[]"), ("CIFAR10", "[]")] {
            let output = try await fixture.evaluator.run(chapter, environment: [variable: data.path]).cells[0]
            #expect(output.values == [labels], "\(variable)")
        }
    }

    @Test("a folder without the files, and a damaged file, fail the cell with their path")
    func broken() async throws {
        defer { fixture.remove() }
        let named = ["LECTERN_MNIST": data.path]
        let missing = try await run(named).error?.message ?? ""
        #expect(missing.contains("t10k-images-idx3-ubyte") && missing.contains(data.path))
        try write(labels: [3])
        try Data([0, 0, 8, 1, 0, 0]).write(to: data.appending(path: "t10k-labels-idx1-ubyte"))
        let damaged = try await run(named).error?.message ?? ""
        #expect(damaged.contains(data.appending(path: "t10k-labels-idx1-ubyte").path))
    }
}
