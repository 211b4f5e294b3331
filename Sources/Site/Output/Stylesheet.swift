import Highlighting
import Outputs
import Palette

/// The part of the style that is made from `Palette`, so that pages and figures cannot differ in a color.
enum Stylesheet {
    /// The palette as custom properties, for both themes and for the reader's own choice of one, and the classes of
    /// highlighted code.
    static var tokens: String {
        """
        :root {
          color-scheme: light;
        \(properties(of: .light, indentation: "  "))
        }
        @media (prefers-color-scheme: dark) {
          :root:not([data-theme="light"]) {
            color-scheme: dark;
        \(properties(of: .dark, indentation: "    "))
          }
        }
        :root[data-theme="dark"] {
          color-scheme: dark;
        \(properties(of: .dark, indentation: "  "))
        }
        @media print {
          :root, :root[data-theme="dark"], :root:not([data-theme="light"]) {
            color-scheme: light;
        \(properties(of: .light, indentation: "    "))
          }
        }
        \(HighlightRole.allCases.filter { $0 != .plain }.map { role in
            ".hl-\(role.rawValue) { color: var(--\(role.color.rawValue)); }"
        }.joined(separator: "\n"))
        \(ScreenStyle.colors.map { color in
            ".output .\(color.rawValue) { --color: var(--\(color.rawValue)); color: var(--color); }"
        }.joined(separator: "\n"))

        """
    }

    /// A light tint of a color on paper, as the ground of a row or a box.
    static func ground(_ token: ColorToken, in theme: Theme) -> Color {
        theme.color(.paper).mixed(with: theme.color(token), share: theme == .light ? 0.07 : 0.12)
    }

    /// Colors that have a ground.
    static let grounds: [ColorToken] = [.blue, .green, .rose, .gold]

    private static func properties(of theme: Theme, indentation: String) -> String {
        let colors = ColorToken.allCases.map { "--\($0.rawValue): \(theme.color($0).cssText);" }
        let tints = grounds.map { "--\($0.rawValue)-ground: \(ground($0, in: theme).cssText);" }
        return (colors + tints).map { indentation + $0 }.joined(separator: "\n")
    }
}
