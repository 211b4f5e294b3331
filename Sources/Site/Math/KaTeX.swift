import Toolchain
import Foundation

/// KaTeX from Debian's libjs-katex, inside a JavaScript engine that is started when the first formula needs it: that
/// takes 70 ms, a formula 3 ms.
final class KaTeX {
    /// The program's hash: with another KaTeX, formulas are rendered anew.
    let version: String
    private let program: String
    private var engine: JavaScriptEngine?

    /// Reads the program `katex.min.js` in `folder`.
    init(folder: URL) throws(SiteError) {
        let file = folder.appending(path: "katex.min.js")
        guard let data = try? Data(contentsOf: file) else {
            throw .missing(path: file.path, package: "libjs-katex")
        }
        program = String(decoding: data, as: UTF8.self)
        version = ContentHash(data + Data(Self.glue.utf8)).description
    }

    /// Why KaTeX cannot read a formula, in its words.
    struct FormulaError: Error { var message: String }

    /// What a formula is written in.
    enum Form: String {
        /// Set by styles, the same in every browser, with MathML in it for screen readers.
        case html = "htmlAndMathml"
        /// Set by the browser: a fifth of the bytes.
        case mathML = "mathml"
    }

    /// Renders TeX.
    func html(of tex: String, display: Bool, in form: Form = .html) throws(FormulaError) -> HTML {
        let answer: String
        do {
            answer = try started().call(
                "renderFormula", "\(display ? "display" : "inline"):\(form.rawValue):" + Self.escaped(tex))
        } catch {
            throw FormulaError(message: error.message)
        }
        let split = answer.firstIndex(of: ":") ?? answer.startIndex
        let text = String(answer[split...].dropFirst())
        guard answer[..<split] == "html" else { throw FormulaError(message: Self.unescaped(text)) }
        return HTML(trusted: text)
    }

    private func started() throws(JavaScriptEngine.Failure) -> JavaScriptEngine {
        if let engine { return engine }
        let fresh = try JavaScriptEngine()
        try fresh.run(Self.polyfill)
        try fresh.run(program)
        try fresh.run(Self.glue)
        engine = fresh
        return fresh
    }

    /// Escapes what is not ASCII, so that a character beyond U+FFFF arrives as the two units that JavaScript expects.
    private static func escaped(_ text: String) -> String {
        text.utf16.map { unit in
            if unit == 0x25 || unit > 0x7E {
                let digits = String(unit, radix: 16)
                return "%u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
            return String(UnicodeScalar(UInt8(unit)))
        }.joined()
    }

    /// Takes back what `wide` of the glue wrote for characters beyond U+FFFF.
    private static func unescaped(_ text: String) -> String {
        text.replacing(/&#(\d+);/) { match in
            UInt32(match.1).flatMap { Unicode.Scalar($0) }.map { String(Character($0)) } ?? String(match.0)
        }
    }

    /// The one method of later JavaScript that KaTeX uses and Duktape lacks.
    private static let polyfill = """
        if (!Array.prototype.fill) {
          Array.prototype.fill = function (value) {
            for (var i = 0; i < this.length; i++) this[i] = value;
            return this;
          };
        }
        """

    private static let glue = #"""
        function codePoint(pair) {
          return (pair.charCodeAt(0) - 0xd800) * 1024 + pair.charCodeAt(1) - 0xdc00 + 65536;
        }
        function wide(text) {
          return text.replace(/[\ud800-\udbff][\udc00-\udfff]/g, function (pair) {
            return "&#" + codePoint(pair) + ";";
          });
        }
        function renderFormula(request) {
          var parts = request.split(":");
          var display = parts[0] === "display";
          var tex = unescape(parts.slice(2).join(":"));
          try {
            var html = katex.renderToString(tex, {
              displayMode: display, output: parts[1], throwOnError: true, strict: "error", trust: false
            });
            // Alone, MathML needs no TeX beside it.
            if (parts[1] === "mathml") html = html.replace(/<annotation [^>]*>[^<]*<\/annotation>/, "");
            return "html:" + wide(html);
          } catch (error) {
            var text = String(error.message).replace(/\u0332/g, "").replace(/^KaTeX parse error: /, "");
            // KaTeX names the first half of a character beyond U+FFFF.
            text = text.replace(/"([\ud800-\udbff])" \(\d+\)/, function (whole, half) {
              var place = tex.charAt(error.position) === half ? error.position : tex.indexOf(half);
              var pair = tex.substr(place, 2);
              return '"' + pair + '" (U+' + codePoint(pair).toString(16).toUpperCase() + ")";
            });
            return "error:" + wide(text).replace(/[\ud800-\udfff]/g, "?");
          }
        }
        """#
}
