import DeepStack
import Literate
import SwiftParser
import SwiftSyntax
import Toolchain

/// A wrong version in the place of the right one.
///
/// Each of its declarations takes the place of the one that is called in the same way, in the last cell that has it. Where no cell
/// has any of them they are the library's: then every cell that mentions them gets declarations of its own, which win.
struct PlantedVersion: Sendable {
    /// The code of the cells that change, by their indices.
    private(set) var programs: [Int: GeneratedProgram] = [:]
    /// What the wrong version mentions.
    private(set) var mentioned: Set<String>
    /// Whether the cells declare what it takes the place of.
    private(set) var replacesCells = true

    /// By what name an origin in the wrong version's code is known, and one in the chapter's.
    static let (ours, chapters) = ("wrong version", "cell")

    /// Plants `version` in the cells of `chapter` up to the one at `last`.
    init(
        _ version: WrongVersion, in chapter: Chapter, _ syntax: ChapterSyntax, upTo last: Int
    ) throws(WrongVersionFault) {
        let source = version.source.text
        let cells = chapter.cells[...last].filter { $0.kind.leavesState }
        mentioned = CellSyntax(source).vocabulary.mentioned
        let found = DeepStack.run { Self.pieces(of: source, in: cells) }
        switch found {
        case .failure(let fault): throw fault
        case .success(let pieces):
            guard pieces.contains(where: { !$0.cuts.isEmpty }) else {
                let names = Set(pieces.flatMap(\.names))
                replacesCells = false
                for cell in cells where !syntax.cells[cell.index].vocabulary.mentioned.isDisjoint(with: names) {
                    var program = GeneratedProgram()
                    program.append(source, from: SourceOrigin(file: Self.ours, line: 1, column: 1))
                    program.append(cell.source.text, from: SourceOrigin(file: Self.chapters, line: 1, column: 1))
                    programs[cell.index] = program
                }
                guard !programs.isEmpty else {
                    let known = cells.flatMap { syntax.cells[$0.index].topLevelNames.map(\.name) }
                    throw .nobodyMentions(names.sorted(), known: Set(known).sorted())
                }
                return
            }
            plant(pieces, in: cells)
        }
    }

    private mutating func plant(_ pieces: [Piece], in cells: [Cell]) {
        let homes = pieces.compactMap(\.cell)
        // What is new, as a function that the wrong version calls, goes where the first of the others goes.
        let home = homes.min() ?? 0
        for cell in cells where homes.contains(cell.index) {
            let cuts = pieces.filter { $0.cell == cell.index }.flatMap(\.cuts)
            let start = cuts.map(\.range.lowerBound).min() ?? 0
            var edits = cuts.map { Edit(range: $0.range) }
            for piece in pieces {
                if piece.cell == cell.index, let place = piece.cuts.first {
                    let at = piece.isExtension ? place.end : place.range.upperBound
                    edits.append(Edit(range: at..<at, piece: piece))
                } else if piece.cell == nil, cell.index == home {
                    edits.append(Edit(range: start..<start, piece: piece))
                }
            }
            programs[cell.index] = Self.program(cell.source.text, edits)
        }
    }

    /// A statement of the wrong version, with what it takes the place of.
    private struct Piece: Sendable {
        var text: String
        /// Where it begins in the wrong version.
        var origin: SourceOrigin
        var isExtension: Bool
        var names: [String]
        /// The cell that has what it takes the place of; nil for a declaration that is new.
        var cell: Int?
        var cuts: [(range: Range<Int>, end: Int)] = []
    }

    private struct Edit {
        var range: Range<Int>
        var piece: Piece?
    }

    private static func pieces(of source: String, in cells: [Cell]) -> Result<[Piece], WrongVersionFault> {
        let tree = Parser.parse(source: source)
        let places = SourceLocationConverter(fileName: "", tree: tree)
        let known = cells.map { cell in
            (cell.index, Replaceable.all(in: cell.source.text))
        }
        var pieces: [Piece] = []
        for item in tree.statements {
            let place = places.location(for: item.positionAfterSkippingLeadingTrivia)
            guard case .decl(let declaration) = item.item else {
                return .failure(.noDeclaration(line: place.line, column: place.column))
            }
            let own = Replaceable.replacing(item)
            var piece = Piece(
                text: item.trimmedDescription,
                origin: SourceOrigin(file: ours, line: place.line, column: place.column),
                isExtension: declaration.is(ExtensionDeclSyntax.self), names: own.map(\.name))
            for (index, declared) in known.reversed() where piece.cuts.isEmpty {
                let alike = own.flatMap { mine -> [Replaceable] in
                    let called = declared.filter { $0.call == mine.call }
                    let same = called.filter { $0.signature == mine.signature }
                    return same.isEmpty ? called : same
                }
                guard !alike.isEmpty else { continue }
                piece.cell = index
                piece.cuts = alike.map { ($0.range, $0.end) }
            }
            pieces.append(piece)
        }
        return .success(pieces)
    }

    /// `text` with the edits in it, each piece on lines of its own.
    private static func program(_ text: String, _ edits: [Edit]) -> GeneratedProgram {
        var program = GeneratedProgram()
        let bytes = Array(text.utf8)
        var position = 0
        var origin = SourceOrigin(file: chapters, line: 1, column: 1)
        func take(to end: Int, isKept: Bool) {
            guard end > position else { return }
            let piece = String(decoding: bytes[position..<end], as: UTF8.self)
            if isKept { program.append(piece, from: origin) }
            origin.advance(over: piece)
            position = end
        }
        for edit in edits.sorted(by: {
            ($0.range.lowerBound, $0.range.upperBound) < ($1.range.lowerBound, $1.range.upperBound)
        }) {
            take(to: edit.range.lowerBound, isKept: true)
            take(to: edit.range.upperBound, isKept: false)
            guard let piece = edit.piece else { continue }
            program.append("\n")
            program.append(piece.text, from: piece.origin)
            program.append("\n")
        }
        take(to: bytes.count, isKept: true)
        return program
    }
}
