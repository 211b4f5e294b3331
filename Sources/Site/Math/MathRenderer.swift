import Toolchain
import Foundation

/// Renders formulas, each once: what was rendered before comes from memory or from the cache folder.
final class MathRenderer {
    private let katex: KaTeX
    private let cache: FormulaCache?
    private var rendered: [String: HTML] = [:]

    /// A renderer that keeps formulas in the folder `cache`, or only in memory where it is nil.
    init(katex: KaTeX, cache: URL?) {
        self.katex = katex
        self.cache = cache.map(FormulaCache.init(folder:))
    }

    /// The formula as HTML, or why KaTeX cannot read it.
    func html(of tex: String, display: Bool, in form: KaTeX.Form = .html) throws(KaTeX.FormulaError) -> HTML {
        let key = ContentHash([katex.version, form.rawValue, display ? "display" : "inline", tex]).description
        if let known = rendered[key] ?? cache?.html(for: key) {
            rendered[key] = known
            return known
        }
        let html = try katex.html(of: tex, display: display, in: form)
        rendered[key] = html
        cache?.store(html, for: key)
        return html
    }
}
