/// Where a process stopped in somebody's source, and what the compiler noted about the trap there.
package struct TrapReport: Sendable, Hashable {
    /// The line, from 1.
    package var line: Int
    /// The column, from 1.
    package var column: Int
    /// E.g. `arithmetic overflow`: the optimizer leaves such a trap without words, and keeps its cause as the name of an inlined
    /// function. Nil where it kept none.
    package var cause: String?

    /// The innermost of `places` that is in the file of this name; nil where none is.
    package init?(_ places: [SourcePlace], fileName: String) {
        guard let index = places.firstIndex(where: { $0.line > 0 && $0.file.isFile(named: fileName) }) else {
            return nil
        }
        let marker = "Swift runtime failure: "
        line = places[index].line
        column = max(1, places[index].column)
        cause = places[...index].first { $0.function.hasPrefix(marker) }.map {
            String($0.function.dropFirst(marker.count))
        }
    }
}

extension String {
    fileprivate func isFile(named name: String) -> Bool { self == name || hasSuffix("/" + name) }
}
