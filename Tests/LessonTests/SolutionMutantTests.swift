import Foundation
import Literate
import Testing
import Toolchain

@testable import Grading

@Suite("Exercises' checks notice mistakes in their solutions")
struct SolutionMutantTests {
    private static let isUpdating = ProcessInfo.processInfo.environment["LECTERN_UPDATE_SNAPSHOTS"] == "1"
    /// How many mistakes are tried with each commit; of all exercises there are 740, which take minutes.
    private static let mostSampled = 30

    private static var exercises: [(chapter: Chapter, exercise: Exercise)] {
        get throws { try Mutant.chapters.flatMap { chapter in chapter.exercises.map { (chapter, $0) } } }
    }

    /// The hash of each exercise's mutants and check.
    private static var contents: [String: String] {
        get throws {
            Dictionary(
                uniqueKeysWithValues: try exercises.map { ($1.id.name, try $1.mutantContent(in: $0)) })
        }
    }

    @Test("of each exercise it was found that its check catches 95 of 100, and it is as it was then")
    func record() async throws {
        let contents = try Self.contents, names = try Self.exercises.map(\.exercise.id.name)
        var record = try MutantRecord.read()
        if Self.isUpdating {
            let changed = Set(names).subtracting(record.fresh(contents).keys)
            for report in try await MutantRunner.shared.value.reports(on: changed) {
                #expect(report.faults.isEmpty, "\(report.faults)")
                record.rows.append(.init(report, content: try #require(contents[report.exercise])))
            }
            try record.write(names)
            record = try .read()
        }
        let fresh = record.fresh(contents)
        for name in names {
            guard let row = fresh[name] else {
                Issue.record(
                    "\(name) is not as it was when mistakes in it were tried: LECTERN_UPDATE_SNAPSHOTS=1 ./lectern test --filter SolutionMutantTests"
                )
                continue
            }
            #expect(row.isEnough, "\(row): 'lectern check --mutants \(name)' says which mistakes live")
        }
        #expect(record.rows.map(\.exercise) == names, "there are rows of exercises that are gone")
    }

    @Test("what was found is found again, of other exercises with each commit", .enabled(if: !isUpdating))
    func sample() async throws {
        let contents = try Self.contents
        let known = try MutantRecord.read().fresh(contents)
        let drawn = Self.drawn(from: known.mapValues { $0.tried + $0.equivalent }, commit: Self.commit)
        for report in try await MutantRunner.shared.value.reports(on: drawn) {
            let found = MutantRecord.Row(report, content: contents[report.exercise] ?? "")
            #expect(report.faults.isEmpty && found == known[report.exercise], "\(report.living)")
        }
    }

    /// Exercises in an order that follows from the commit, as many as have `mostSampled` mistakes together, and at least one.
    private static func drawn(from counts: [String: Int], commit: String) -> Set<String> {
        var drawn: Set<String> = [], sum = 0
        for name in counts.keys.sorted(by: {
            ContentHash([commit, $0]).description < ContentHash([commit, $1]).description
        }) {
            sum += counts[name] ?? 0
            guard drawn.isEmpty || sum <= mostSampled else { break }
            drawn.insert(name)
        }
        return drawn
    }

    @Test("every exercise is drawn in its turn, and never too many")
    func draws() throws {
        let counts = Dictionary(uniqueKeysWithValues: (1...40).map { ("e\($0)", $0) })
        let draws = (0..<2000).map { Self.drawn(from: counts, commit: "\($0)") }
        #expect(Set(draws.joined()) == Set(counts.keys))
        #expect(draws.allSatisfy { $0.count == 1 || $0.reduce(0) { $0 + (counts[$1] ?? 0) } <= Self.mostSampled })
        #expect(Self.drawn(from: counts, commit: "7") == draws[7])
    }

    /// What the sample is drawn from: the commit, where this is a checkout.
    private static var commit: String {
        let git = Process(), output = Pipe()
        git.executableURL = URL(filePath: "/usr/bin/env")
        git.arguments = ["git", "-C", Repository.folder.path, "rev-parse", "HEAD"]
        git.standardOutput = output
        git.standardError = FileHandle.nullDevice
        guard (try? git.run()) != nil else { return "" }
        git.waitUntilExit()
        return String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    }

    @Test("each mark of an equivalent mistake names a change of its solution, and says why")
    func marks() throws {
        for (chapter, exercise) in try Self.exercises {
            let (marks, faults) = EquivalentMark.read(exercise, file: chapter.file)
            #expect(faults.isEmpty, "\(faults)")
            if marks.isEmpty { continue }
            let mutations = MutationFinder.mutations(of: exercise.solution.text)
            for mark in marks {
                #expect(
                    mutations.contains(where: mark.covers),
                    "\(chapter.file):\(mark.position.line): \(mark.before) → \(mark.after) is no change of the solution"
                )
            }
        }
    }

    @Test("each solution has mistakes to be made in it")
    func mistakes() throws {
        for (chapter, exercise) in try Self.exercises {
            #expect(
                MutationFinder.mutations(of: exercise.solution.text).count >= 3, "\(chapter.file): \(exercise.id)")
        }
    }
}
