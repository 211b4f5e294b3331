import Testing

@testable import Evaluation

@Suite("What a name in a cell may become, and what it is")
struct CodeNamesTests {
    private let names = CodeNames(in: [
        "/// How many there are.\nfunc places(_ n: Int) -> Int { n + shifted }\nlet plan = 1",
        "struct Plane { var width = 2\n    func area() -> Int { width } }\nenum Place: Int { case near, far }",
        "func places(_ n: Double) -> Double {\n    let inner = n\n    return inner\n}",
    ])

    @Test(
        "names of earlier cells, of this one, and keywords; after a dot no keywords",
        arguments: [
            ("pla", ["places", "plan"]), ("let pl = 2\nprint(pla", ["places", "plan"]), ("Pl", ["Place", "Plane"]),
            ("plane.wi", ["width"]), ("x.fa", ["far"]), ("fallth", ["fallthrough"]), ("x.fallth", []), ("", []),
            ("1 + ", []),
            ("places", []), ("let mine = 1\nmi", ["mine"]), ("zzz", []), ("inn", ["inner"]),
        ] as [(String, [String])])
    func completions(code: String, expected: [String]) {
        let found = names.completions(in: code, at: code.unicodeScalars.count)
        #expect(found.names == expected)
        #expect(found.place.upperBound == code.unicodeScalars.count)
    }

    @Test("places are counted in scalars, and one beyond the code is at its end")
    func places() {
        let code = "let é\u{301}🙂 = pla + 1"
        let found = names.completions(in: code, at: 13)
        #expect(found.names == ["places", "plan"] && found.place == 10..<13)
        #expect(names.completions(in: "pla", at: 99).place == 0..<3)
        #expect(names.completions(in: "pla", at: -1).names.isEmpty)
    }

    @Test(
        "a declaration without its body, the latest of its name",
        arguments: [
            ("places(3)", 2, "func places(_ n: Double) -> Double"), ("Plane()", 5, "struct Plane"),
            ("x.width", 7, "var width = 2"),
            ("Place.near", 10, "case near, far"), ("plan", 0, "let plan = 1"), ("nothing", 3, nil), ("inner", 5, nil),
            ("", 0, nil),
            ("/// Words.\nlet own: Int = 1\nown", 31, "/// Words.\nlet own: Int = 1"),
        ] as [(String, Int, String?)])
    func declarations(code: String, cursor: Int, expected: String?) {
        #expect(names.declaration(in: code, at: cursor) == expected)
    }
}
