import Random
import Testing

@testable import Literate

@Suite("Formulas are readable without TeX")
struct UnicodeMathTests {
    @Test(
        "on one line",
        arguments: [
            (#"\sigma(z) = \frac{1}{1+e^{-z}}"#, "σ(z) = 1/(1 + e⁻ᶻ)"), (#"N - F"#, "N − F"),
            (#"(N - F)/S + 1"#, "(N − F)/S + 1"),
            (#"w_i(t+1) = w_i(t) + \alpha(d_j - y_j(t))\,x_{j,i}"#, "wᵢ(t + 1) = wᵢ(t) + α(dⱼ − yⱼ(t)) x_(j,i)"),
            (#"\sum_{i=1}^{n} x_i^2"#, "∑ᵢ₌₁ⁿ xᵢ²"), (#"W^\top x"#, "Wᵀx"), (#"\max(0, -x)"#, "max(0, −x)"),
            (#"\mathbb{R}^{n \times m}"#, "ℝ^(n×m)"),
            (#"\hat{y}"#, "y\u{302}"), (#"\sqrt{x^2 + y^2}"#, "√(x² + y²)"),
            (#"\left\lfloor \frac{a}{b} \right\rfloor"#, "⌊a/b⌋"),
            (#"\text{output size} = 5"#, "output size = 5"), (#"32 \to 28 \to 24"#, "32 → 28 → 24"),
            (#"\|x\| \le R"#, "‖x‖ ≤ R"),
            (#"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}"#, "(1 2; 3 4)"), (#"x'"#, "x′"),
            (#"f\colon X \to Y"#, "f: X → Y"),
            (#"\text{costs \$5, or 3\%}"#, "costs $5, or 3%"), (#"2.33"#, "2.33"),
            (#""#, ""),
            (#"f(x) = \begin{cases} 1 & x > 0 \\ 0 & \text{otherwise} \end{cases}"#, "f(x) = { 1 x > 0; 0 otherwise"),
        ])
    func line(tex: String, text: String) { #expect(UnicodeMath.line(tex) == text) }

    @Test(
        "what cannot be read stays TeX",
        arguments: [#"\unknown{x}"#, #"\frac{1}"#, "{", "a}", "x^", #"\begin{tikzcd} a \end{tikzcd}"#])
    func unknown(tex: String) { #expect(UnicodeMath.line(tex) == tex) }

    @Test("aligned rows are lines")
    func rows() {
        #expect(UnicodeMath.lines("\\begin{aligned} a &= b \\\\ &= c \\end{aligned}") == ["a = b", "= c"])
    }

    @Test("no formula stops the reader", arguments: 0..<200)
    func random(seed: Int) {
        let pieces = [
            "\\frac", "{", "}", "^", "_", "\\sqrt", "x", "2", "-", "\\begin{cases}", "\\end{cases}", "&", "\\\\", "'",
            "\\", " ", "\\left", "(", "é",
        ]
        var random = SplitMix64(seed: seed)
        let tex = (0..<25).map { _ in pieces.randomElement(using: &random) ?? "" }.joined()
        _ = UnicodeMath.lines(tex)
        _ = UnicodeMath.line(String(repeating: "{", count: seed * 20) + tex)
    }
}
