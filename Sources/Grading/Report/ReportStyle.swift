import Palette

/// The beginning of every page that Grading makes: one file, which asks for no other.
enum ReportStyle {
    /// A template with the field `title`, up to the body's beginning.
    static let head = """
        <!doctype html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; img-src data:; style-src 'unsafe-inline'">
        <title>{{title}}</title>
        <style>
        :root { color-scheme: light dark; \(colors(.light)) }
        @media (prefers-color-scheme: dark) { :root { \(colors(.dark)) } }
        body { margin: 2rem auto; max-width: 60rem; padding: 0 1rem; font: 1rem/1.5 Inter, system-ui, sans-serif;
          color: var(--ink); background: var(--paper); }
        h1 { font-size: 1.6rem; margin-bottom: 0; } h2 { font-size: 1.2rem; margin-top: 2.5rem; }
        h3 { font-size: 1rem; margin: 0; }
        p.note { color: var(--muted); } img { max-width: 100%; height: auto; }
        div.wide { overflow-x: auto; } table { border-collapse: collapse; }
        th, td { text-align: left; padding: .3rem .8rem .3rem 0; border-bottom: 1px solid var(--rule); vertical-align: top; }
        td.number { text-align: right; } td.full { color: var(--green); } td.part { color: var(--rose); }
        td.open { color: var(--orange); }
        summary { cursor: pointer; padding: .3rem 0; } details[open] > summary { font-weight: 600; }
        /* A score is one word, and the name stays while the scores are scrolled. */
        table.students td { white-space: nowrap; font-variant-numeric: tabular-nums; }
        table.students tr > :first-child { position: sticky; left: 0; min-width: 7rem; max-width: 14rem; background: var(--paper); overflow-wrap: anywhere; }
        div.sides { display: grid; grid-template-columns: 1fr 1fr; gap: 1.5rem; }
        section { min-width: 0; overflow-x: auto; } section p { overflow-wrap: anywhere; }
        @media (max-width: 600px) {
          div.sides { grid-template-columns: 1fr; } table.students tr > :first-child { max-width: 8rem; }
          table:not(.students) td { hyphens: auto; }
        }
        ol { padding-left: 2.5rem; font-size: .85rem; color: var(--muted); } li code { white-space: pre; color: var(--ink); }
        li.shared { background: var(--code); } li.shared::marker { content: "▌ "; color: var(--orange); }
        </style>
        </head>
        <body>

        """

    /// The palette as variables of the style.
    private static func colors(_ theme: Theme) -> String {
        ColorToken.allCases.map { "--\($0.rawValue): \(theme.color($0).cssText);" }.joined(separator: " ")
    }
}
