import Foundation
import Literate
import Toolchain

/// The members that what stands before a dot has, by its type, for an editor in which somebody writes cell by cell.
package struct MemberNames: Sendable {
    private let server: LanguageServer

    package init(toolchain: Toolchain) { server = LanguageServer(toolchain: toolchain) }

    /// A member.
    package struct Member: Sendable, Hashable {
        /// Its name without labels.
        package var name: String
        /// What follows the name, with its type: `(newShape: [Int]) throws -> Tensor`.
        package var signature: String
        /// Whether it is called.
        package var isFunction: Bool
    }

    /// The members whose names begin with the scalars in `place` of `code`, in their order.
    ///
    /// - Parameter chapter: the cells, of which the last has `code`. An earlier one that declares the same as a later one is left out.
    package func members(of chapter: Chapter, at place: Range<Int>) async -> [Member] {
        guard let last = chapter.cells.last else { return [] }
        let code = last.source.text
        let scalars = Array(code.unicodeScalars)
        guard place.upperBound <= scalars.count else { return [] }
        let beginning = String(String.UnicodeScalarView(scalars[place]))
        // Before the name, so that all members come: which of them fit is asked here.
        let above = String(String.UnicodeScalarView(scalars[..<place.lowerBound]))
        let earlier = await SourceParts(of: chapter).parts.last { $0.contains(last.index) } ?? [last.index]
        let before = "import LessonKit\n" + earlier.dropLast().map { chapter.cells[$0].source.text }.joined()
        let lines = (before + above).split(separator: "\n", omittingEmptySubsequences: false)
        let items = await server.completions(
            in: before + code, at: .init(line: lines.count - 1, character: lines.last?.utf16.count ?? 0))
        let members = items.compactMap(Member.init).filter { $0.name.hasPrefix(beginning) }
        var seen: Set<String> = []
        return members.sorted { ($0.name, $0.signature) < ($1.name, $1.signature) }.filter {
            seen.insert($0.name).inserted
        }
    }
}

extension MemberNames.Member {
    /// The member of an item; nil for an operator, and for what every value has.
    fileprivate init?(_ item: LanguageServer.Item) {
        let label = item.label
        name = String(label.prefix { $0 == "_" || $0.isLetter || $0.isNumber })
        guard !name.isEmpty, name != "self" else { return nil }
        let rest = label.dropFirst(name.count)
        isFunction = rest.hasPrefix("(") || rest.hasPrefix("<")
        let type = item.detail ?? ""
        signature = rest + (type.isEmpty ? "" : isFunction ? " -> \(type)" : ": \(type)")
    }
}
