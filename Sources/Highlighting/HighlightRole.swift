import Palette

/// What a stretch of code is, as far as its color is concerned.
public enum HighlightRole: String, Sendable, Hashable, CaseIterable {
    /// Names, operators, punctuation and white space.
    case plain
    case keyword
    /// The name of a type.
    case type
    /// A function's name where it is declared or called.
    case function
    /// A number, `true`, `false` or `nil`.
    case number
    /// A string or regular expression literal without its interpolations.
    case string
    case comment
    /// An attribute such as `@main`, or a directive such as `#if`.
    case attribute

    /// The color in which pages and the terminal show the role.
    public var color: ColorToken {
        switch self {
        case .plain: .ink
        case .keyword, .attribute: .rose
        case .type: .violet
        case .function: .blue
        case .number: .orange
        case .string: .green
        case .comment: .muted
        }
    }
}
