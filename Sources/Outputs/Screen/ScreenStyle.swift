import Palette

/// How a piece of text looks on a terminal, in the roles of Lectern's palette: a color that a program chose for a dark terminal is
/// legible on a light page, too.
package struct ScreenStyle: Sendable, Hashable {
    /// The color; nil is that of the text around it.
    package var color: ColorToken?
    /// Whether the color is that of the ground, and the text has the color of paper.
    package var isReversed = false
    package var isBold = false
    package var isItalic = false
    package var isUnderlined = false
    package var isStruck = false
    /// Whether it was printed to standard error.
    package var isError = false

    /// The colors that printed text may have.
    package static let colors: [ColorToken] = [.muted, .rose, .orange, .gold, .green, .teal, .blue, .violet, .gray]

    package init(
        color: ColorToken? = nil, isReversed: Bool = false, isBold: Bool = false, isItalic: Bool = false,
        isUnderlined: Bool = false, isStruck: Bool = false, isError: Bool = false
    ) {
        self.color = color
        self.isReversed = isReversed
        self.isBold = isBold
        self.isItalic = isItalic
        self.isUnderlined = isUnderlined
        self.isStruck = isStruck
        self.isError = isError
    }
}

/// What the latest sequences for looks (SGR of ECMA-48) ask for.
struct GraphicRendition {
    private var foreground: ColorToken?
    private var ground: ColorToken?
    private var isFaint = false
    private var isSwapped = false
    private var look = ScreenStyle()

    /// The look of what is printed now.
    func style(isError: Bool) -> ScreenStyle {
        var style = look
        style.color = foreground ?? (isFaint ? .muted : nil)
        // Text of any color on a ground of any other need not be legible; the ground alone tells them apart.
        if let ground { style.color = ground }
        style.isReversed = isSwapped || ground != nil
        style.isError = isError
        return style
    }

    /// Takes the numbers of one sequence in; those that a colon joins belong together.
    mutating func take(_ parameters: [[Int]]) {
        var rest = parameters[...]
        while let parameter = rest.popFirst() { take(parameter, before: &rest) }
    }

    private mutating func take(_ parameter: [Int], before rest: inout ArraySlice<[Int]>) {
        switch parameter[0] {
        case 0: self = GraphicRendition()
        case 1: look.isBold = true
        case 2: isFaint = true
        case 3: look.isItalic = true
        case 4: look.isUnderlined = parameter.count < 2 || parameter[1] != 0
        case 7: isSwapped = true
        case 9: look.isStruck = true
        case 21: look.isUnderlined = true
        case 22: (look.isBold, isFaint) = (false, false)
        case 23: look.isItalic = false
        case 24: look.isUnderlined = false
        case 27: isSwapped = false
        case 29: look.isStruck = false
        case 30...37: foreground = TerminalColor.named(parameter[0] - 30)
        case 38: foreground = TerminalColor.extended(parameter, before: &rest)
        case 39: foreground = nil
        case 40...47: ground = TerminalColor.named(parameter[0] - 40) ?? .gray
        case 48: ground = TerminalColor.extended(parameter, before: &rest) ?? .gray
        case 49: ground = nil
        case 90...97: foreground = TerminalColor.named(parameter[0] - 82)
        case 100...107: ground = TerminalColor.named(parameter[0] - 92) ?? .gray
        default: return
        }
    }
}
