/// TeX's commands for single signs.
enum MathSymbols {
    /// The sign for a command without the backslash, with how it relates to its neighbors.
    static let all: [String: (String, MathSymbol)] = {
        var table: [String: (String, MathSymbol)] = [:]
        for (kind, list) in lists {
            for pair in list.split(whereSeparator: \.isWhitespace) {
                let parts = pair.split(separator: "=", maxSplits: 1)
                table[String(parts[0])] = (String(parts[1]), kind)
            }
        }
        for name in functions.split(separator: " ") { table[String(name)] = (String(name), .function) }
        for name in [",", ":", ";", " ", "enspace", "thinspace"] { table[name] = (" ", .space) }
        for name in ["quad", "qquad"] { table[name] = ("   ", .space) }
        for name in [
            "!", "displaystyle", "textstyle", "limits", "nolimits", "left", "right", "big", "Big", "bigl", "bigr",
            "Bigl", "Bigr", "bigg", "Bigg",
        ] {
            table[name] = ("", .space)
        }
        return table
    }()

    private static let functions =
        "max min exp log ln sin cos tan tanh sinh cosh arg argmax argmin det dim ker lim sup inf Pr deg gcd sign"

    private static let lists: [(MathSymbol, String)] = [
        (
            .ordinary,
            """
            alpha=α beta=β gamma=γ delta=δ epsilon=ϵ varepsilon=ε zeta=ζ eta=η theta=θ vartheta=ϑ iota=ι kappa=κ lambda=λ mu=μ
            nu=ν xi=ξ pi=π rho=ρ varrho=ϱ sigma=σ tau=τ upsilon=υ phi=ϕ varphi=φ chi=χ psi=ψ omega=ω Gamma=Γ Delta=Δ Theta=Θ
            Lambda=Λ Xi=Ξ Pi=Π Sigma=Σ Upsilon=Υ Phi=Φ Psi=Ψ Omega=Ω infty=∞ partial=∂ nabla=∇ ell=ℓ hbar=ℏ forall=∀ exists=∃
            emptyset=∅ varnothing=∅ ldots=… dots=… cdots=⋯ vdots=⋮ ddots=⋱ prime=′ degree=° top=⊤ bot=⊥ angle=∠ %=% #=# &=& $=$
            _=_ aleph=ℵ Re=ℜ Im=ℑ neg=¬ lnot=¬
            """
        ),
        (
            .binary,
            """
            cdot=· times=× div=÷ pm=± mp=∓ ast=∗ star=⋆ circ=∘ bullet=• oplus=⊕ otimes=⊗ odot=⊙ cup=∪ cap=∩ setminus=∖ wedge=∧
            land=∧ vee=∨ lor=∨
            """
        ),
        (
            .relation,
            """
            le=≤ leq=≤ ge=≥ geq=≥ ne=≠ neq=≠ approx=≈ sim=∼ simeq=≃ equiv=≡ propto=∝ in=∈ notin=∉ ni=∋ subset=⊂ subseteq=⊆
            supset=⊃ to=→ rightarrow=→ leftarrow=← gets=← leftrightarrow=↔ Rightarrow=⇒ Leftarrow=⇐ Leftrightarrow=⇔ iff=⇔
            implies=⇒ mapsto=↦ longrightarrow=⟶ ll=≪ gg=≫ mid=| parallel=∥ perp=⊥ coloneqq=≔
            """
        ),
        (.punctuation, "colon=:"),
        (.large, "sum=∑ prod=∏ int=∫ oint=∮ bigcup=⋃ bigcap=⋂"),
        (.open, "lfloor=⌊ lceil=⌈ langle=⟨ {={ lbrace={ lVert=‖ lvert=|"),
        (.close, "rfloor=⌋ rceil=⌉ rangle=⟩ }=} rbrace=} rVert=‖ rvert=| |=‖ Vert=‖ vert=|"),
    ]

    /// Marks over a letter, as combining characters.
    static let accents = [
        "hat": "\u{302}", "widehat": "\u{302}", "bar": "\u{304}", "overline": "\u{304}", "tilde": "\u{303}",
        "widetilde": "\u{303}",
        "vec": "\u{20D7}", "dot": "\u{307}", "ddot": "\u{308}",
    ]

    /// Letters of the blackboard.
    static let blackboard: [Character: String] = [
        "R": "ℝ", "N": "ℕ", "Z": "ℤ", "Q": "ℚ", "C": "ℂ", "E": "𝔼", "P": "ℙ", "1": "𝟙",
    ]

    static let superscripts = pairs(
        "0123456789+−-=()abcdefghijklmnoprstuvwxyzABDEGHIJKLMNOPRTUVWαβγδθι⊤′*",
        "⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁼⁽⁾ᵃᵇᶜᵈᵉᶠᵍʰⁱʲᵏˡᵐⁿᵒᵖʳˢᵗᵘᵛʷˣʸᶻᴬᴮᴰᴱᴳᴴᴵᴶᴷᴸᴹᴺᴼᴾᴿᵀᵁⱽᵂᵅᵝᵞᵟᶿᶥᵀ′*")
    static let subscripts = pairs(
        "0123456789+−-=()aehijklmnoprstuvxβγρφχ", "₀₁₂₃₄₅₆₇₈₉₊₋₋₌₍₎ₐₑₕᵢⱼₖₗₘₙₒₚᵣₛₜᵤᵥₓᵦᵧᵨᵩᵪ")

    private static func pairs(_ from: String, _ to: String) -> [Character: Character] {
        Dictionary(uniqueKeysWithValues: zip(from, to))
    }
}
