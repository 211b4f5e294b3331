import Terminal
import Wording

/// Renders what an answer printed. Each line has a mark in front, so that none looks like a line of Lectern's.
struct PrintedLines {
    private let text: String
    private let isCut: Bool
    private let style: TerminalStyle
    private let head: String

    /// More lines than this are left out.
    private static let most = 20

    init(_ text: String, isCut: Bool, head: String = "the answer printed:", style: TerminalStyle) {
        self.head = head
        self.text = text
        self.isCut = isCut
        self.style = style
    }

    /// Nothing where nothing was printed.
    var lines: [Line] {
        let all = text.printable.split(separator: "\n", omittingEmptySubsequences: false)
        let own = all.last?.isEmpty == true ? all.dropLast() : all[...]
        if own.isEmpty { return [] }
        let width = max(20, style.columns - 4)
        // No line is longer than the terminal's, whose wrapping would show the rest without a mark.
        let rows = own.prefix(Self.most).flatMap { pieces(String($0), width: width) }.prefix(Self.most)
        let isShort = isCut || own.count > Self.most || own.count > rows.count
        return [Line(head, .muted)] + rows.map { Line("│ ", .rule) + Line($0) }
            + (isShort ? [Line("│ ", .rule) + Line("… and more, which is not shown", .muted)] : [])
    }

    private func pieces(_ line: String, width: Int) -> [String] {
        var pieces = [""], used = 0
        for character in line {
            let columns = character.displayWidth
            if used + columns > width { (pieces, used) = (pieces + [""], 0) }
            pieces[pieces.count - 1].append(character)
            used += columns
        }
        return pieces
    }
}
