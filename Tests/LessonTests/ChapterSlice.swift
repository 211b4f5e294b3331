import Foundation
import Literate
import SwiftParser
import SwiftSyntax

/// The cells of a chapter that one of its checks needs: a chapter of seconds instead of one that trains networks.
struct ChapterSlice {
    /// The cells that run, in their order; the last makes the check.
    let cells: [Cell]

    /// What the cell with `noticer` in it needs.
    ///
    /// A cell is needed where it declares a name that a needed cell uses, or extends a type, or holds one of `also`.
    init(of chapter: Chapter, upTo noticer: String, changing find: String, also: [String]) throws(MutantFault) {
        let all = chapter.cells
        let noticing = all.filter { $0.claims(noticer) }
        guard let target = noticing.last else { throw MutantFault("no cell checks '\(noticer)'") }
        guard noticing.count == 1 else { throw MutantFault("\(noticing.count) cells check '\(noticer)'") }
        let changed = all.filter { $0.source.text.contains(find) }
        guard changed.count == 1, changed[0].index <= target.index else {
            throw MutantFault("'\(find)' is in \(changed.count) cells, or in one after its check")
        }
        let forced = Set(also.flatMap { text in all.filter { $0.source.text.contains(text) }.map(\.index) })
        var used = target.source.text.names
        var needed: [Cell] = [target]
        for cell in all[..<target.index].reversed() where cell.kind == .run || cell.kind == .hidden {
            let facts = CellFacts(cell.source.text)
            guard
                cell.index == changed[0].index || forced.contains(cell.index) || facts.extends
                    || !facts.declared.isDisjoint(with: used)
            else { continue }
            used.formUnion(cell.source.text.names)
            needed.append(cell)
        }
        cells = needed.reversed()
    }

    /// The slice as a chapter, with `change` applied to each cell's text.
    func chapter(_ number: String, change: (String) throws -> String) throws -> Chapter {
        let start = "---\ntitle: A slice\n---\n\n```swift hidden\nimport Foundation\n```\n"
        let fences = try cells.map { cell -> String in
            var attributes = ""
            if case .fails(let message) = cell.kind {
                let quoted = message.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
                attributes += " fails=\"\(quoted)\""
            }
            if let timeout = cell.timeout { attributes += " timeout=\(timeout.components.seconds)" }
            return "\n```swift\(attributes)\n\(try change(cell.source.text))```\n"
        }
        return try Chapter.parse(text: start + fences.joined(), file: "Lessons/\(number)-slice.md")
    }
}

extension Cell {
    /// Whether the cell is the one that claims `name`.
    fileprivate func claims(_ name: String) -> Bool {
        if case .fails(name) = self.kind { return true }
        return source.text.contains("\"\(name)\"")
    }
}

/// What of a cell others can see.
private struct CellFacts {
    var declared: Set<String> = []
    var extends = false

    init(_ source: String) {
        for statement in Parser.parse(source: source).statements {
            guard case .decl(let declaration) = statement.item else { continue }
            if declaration.is(ExtensionDeclSyntax.self) { extends = true }
            if let named = declaration.asProtocol((any NamedDeclSyntax).self) { declared.insert(named.name.text) }
            if let variables = declaration.as(VariableDeclSyntax.self) {
                for binding in variables.bindings { declared.formUnion(binding.pattern.trimmedDescription.names) }
            }
        }
    }
}

extension String {
    /// The identifiers in Swift code, also those within interpolations.
    fileprivate var names: Set<String> {
        Set(
            Parser.parse(source: self).tokens(viewMode: .sourceAccurate).compactMap { token in
                if case .identifier(let name) = token.tokenKind { name } else { nil }
            })
    }
}
