import Testing

@testable import PropertyTesting

@Suite("A counterexample is Swift to paste")
struct TextTests {
    enum Shape: Sendable { case point, circle(Double), named(name: String) }

    @Test(
        "values as expressions",
        arguments: [
            (7, "7"), (-0.0, "-0.0"), (Float(0.1), "0.1"), (Double.nan, "Double.nan"),
            (-Float.infinity, "-Float.infinity"),
            ("a\"\\\n\u{1}é", "\"a\\\"\\\\\\n\\u{1}é\""), ([1, 2], "[1, 2]"), ([Int](), "[]"), (["a": 1], "[\"a\": 1]"),
            ([String: Int](), "[:]"), (Int?.none, "nil"), (Int?.some(3), "3"), ((1, true), "(1, true)"),
            ((x: 1, y: 2), "(x: 1, y: 2)"), (Point(x: 1, y: 2), "Point(x: 1, y: 2)"), (Shape.point, ".point"),
            (Shape.circle(2), ".circle(2.0)"), (Shape.named(name: "a"), ".named(name: \"a\")"),
            (Set([2, 1]), "Set([1, 2])"), ([[1.5], []] as [[Double]], "[[1.5], []]"),
        ] as [(any Sendable, String)])
    func values(value: any Sendable, text: String) { #expect(swiftText(of: value) == text) }

    @Test(
        "the body with the values in place",
        arguments: [
            ("outputSize(n, f) == naive(n, f)", "outputSize(7, -3) == naive(7, -3)"),
            ("\n    return size(n: n, f: f)\n", "size(n: 7, f: -3)"),
            ("try assume(f < n)\nreturn n-f > 0", "7-(-3) > 0"),
            ("a.n == \"n and \\\"f\" + n.f", "a.n == \"n and \\\"f\" + 7.f"),
            ("nf + 3n == f1", "nf + 3n == f1"),
            ("let sum = n + f\nreturn sum > 0", "let n = 7, f = -3"),
            ("", "let n = 7, f = -3"),
        ])
    func substitution(body: String, text: String) {
        #expect(PropertySource(parameters: ["n", "f"], body: body).text(with: ["7", "-3"]) == text)
    }

    @Test("shorthand arguments are names too")
    func shorthand() {
        #expect(PropertySource(body: "$0 < $1").text(with: ["1", "2"]) == "1 < 2")
    }

    @Test("no source gives the values alone")
    func noSource() {
        #expect(PropertySource().text(with: ["1", "2"]) == "(1, 2)")
        #expect(PropertySource().text(with: []) == nil)
    }
}
