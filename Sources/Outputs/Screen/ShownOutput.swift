/// What a reader sees of a cell's outputs, in their order.
package enum ShownOutput: Sendable, Hashable {
    /// All that was printed to either stream between two other outputs.
    case printed(ScreenText)
    case value(DisplayedValue)
    case figure(RenderedFigure)
    case check(CheckResult)
    case table(Table)
}

extension [CellOutput.Item] {
    /// The items as a reader sees them: text that follows text is on the same screen.
    package var shown: [ShownOutput] {
        var shown: [ShownOutput] = []
        var printed: [(text: String, stream: CellOutput.Stream)] = []
        func finishPrinting() {
            if !printed.isEmpty { shown.append(.printed(ScreenText(printed))) }
            printed = []
        }
        for item in self {
            if case .text(let text, let stream) = item {
                printed.append((text, stream))
                continue
            }
            finishPrinting()
            switch item {
            case .value(let value): shown.append(.value(value))
            case .figure(let figure): shown.append(.figure(figure))
            case .check(let check): shown.append(.check(check))
            case .table(let table): shown.append(.table(table))
            case .text: break
            }
        }
        finishPrinting()
        return shown
    }
}
