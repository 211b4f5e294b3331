import Testing
import Toolchain

@Suite("Every place of a generated program has an owner")
struct GeneratedProgramTests {
    /// Three lines of ours, a reader's file with insertions, a line of ours.
    private var program: GeneratedProgram {
        var program = GeneratedProgram()
        program.append("import LessonKit\n@testable import Cell1\n")
        program.append(
            file: "cell.swift", "let a = 1\n\na + \"x\"\nb",
            insertions: [
                Insertion(offset: 11, text: "try show("), Insertion(offset: 18, text: ")"),
                Insertion(offset: 20, text: " }"),
            ])
        program.append("lecternEnd()\n")
        return program
    }

    @Test("the text is the pieces in order")
    func text() {
        #expect(
            program.text == """
                import LessonKit
                @testable import Cell1
                #sourceLocation(file: "cell.swift", line: 1)
                let a = 1

                try show(a + "x")
                b }
                lecternEnd()

                """)
        #expect(program.segments.map { $0.origin?.line } == [nil, nil, 1, nil, 3, nil, 3, nil, nil, nil])
    }

    private func reader(_ line: Int, _ column: Int) -> GeneratedProgram.Owner {
        .reader(SourceOrigin(file: "cell.swift", line: line, column: column))
    }
    private func ours(_ line: Int, _ column: Int) -> GeneratedProgram.Owner {
        .ours(near: SourceOrigin(file: "cell.swift", line: line, column: column))
    }

    @Test("a place in a reader's line is the reader's, in the reader's columns, wherever our text is put")
    func readersPlaces() {
        let places: [(line: Int, column: Int, owner: GeneratedProgram.Owner)] = [
            (1, 1, reader(1, 1)), (1, 9, reader(1, 9)), (1, 10, reader(1, 10)), (2, 1, reader(2, 1)),
            (3, 1, ours(3, 1)), (3, 9, ours(3, 1)), (3, 10, reader(3, 1)), (3, 14, reader(3, 5)), (3, 17, ours(3, 8)),
            (4, 1, reader(4, 1)), (4, 2, ours(4, 2)), (4, 3, ours(4, 2)),
        ]
        for place in places {
            #expect(
                program.owner(file: "cell.swift", line: place.line, column: place.column) == place.owner,
                "\(place.line):\(place.column)")
        }
    }

    @Test("a place in a line of ours is never the reader's", arguments: [1, 2, 3, 8, 99])
    func ourLines(line: Int) {
        #expect(program.owner(file: "/tmp/main.swift", line: line, column: 1) == .ours(near: nil))
    }

    @Test("a line of the program's own file that a reader wrote is the reader's")
    func ownFile() {
        #expect(program.owner(file: "/tmp/main.swift", line: 6, column: 12) == reader(3, 3))
    }

    @Test("a line beyond the reader's file is ours")
    func beyond() {
        #expect(program.owner(file: "cell.swift", line: 5, column: 1) == .ours(near: nil))
    }

    @Test("two readers' files keep their places apart")
    func twoFiles() {
        var program = GeneratedProgram()
        program.append(file: "a.swift", "one\n")
        program.append(file: "b.swift", "two\nthree\n")
        let owner = program.owner(of: CompilerDiagnostic(file: "/x/b.swift", line: 2, column: 3, message: ""))
        #expect(owner == .reader(SourceOrigin(file: "b.swift", line: 2, column: 3)))
    }
}
