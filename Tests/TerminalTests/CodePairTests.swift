import Testing

@testable import Terminal

@Suite("Two pieces of code are shown beside each other where there is room")
struct CodePairTests {
    private func text(columns: Int) -> String {
        let style = TerminalStyle(columns: columns, colors: .none, theme: .light, graphics: .none)
        let lines = CodePair(style: style).lines(("Yours", "let a = 1\nlet 高 = \"\u{1B}\"\n"), ("Mine", "let b = 2\n"))
        return style.encode(lines)
    }

    @Test("side by side, the second in a column of its own; in a narrow terminal below")
    func columns() {
        #expect(
            text(columns: 40)
                == "Yours         │ Mine\nlet a = 1     │ let b = 2\nlet 高 = \"␛\"  │ \n".replacing("│ \n", with: "│\n")
        )
        #expect(text(columns: 20) == "Yours\nlet a = 1\nlet 高 = \"␛\"\n\nMine\nlet b = 2\n")
    }
}
