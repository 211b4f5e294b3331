/// What learners write for a number, and what it is. The grader and a page's script must both read it so.
package enum WrittenNumbers {
    /// A text, the units that may be in it, and the number that it is; nil where it is none.
    package typealias Row = (text: String, units: [String], value: Double?)

    /// One of every way to write a number, and texts that are none.
    package static let all: [Row] = [
        ("28", [], 28), (" 28 ", [], 28), ("28.", [], 28), (".5", [], 0.5), ("+3", [], 3), ("007", [], 7),
        ("1,024", [], 1024), ("1_024", [], 1024), ("1 024", [], 1024), ("1'024", [], 1024), ("1\u{202F}024", [], 1024),
        ("1,024,000.5", [], 1_024_000.5), ("1024,0", [], 1024), ("0,760e3", [], 760), ("0,5", [], 0.5),
        ("1E-3", [], 0.001),
        ("-4", [], -4), ("\u{2212}4", [], -4), ("\u{2013}4", [], -4),
        ("3/4", [], 0.75), (" -3 / 4 ", [], -0.75), ("0,5/2", [], 0.25), ("1,000/4", [], 250), ("3/-4", [], -0.75),
        ("75%", [], 0.75), ("75 %", [], 0.75), ("3/4%", [], 0.0075), ("0,5 %", [], 0.005),
        ("75%", ["%", "percent"], 75), ("75 percent", ["%", "percent"], 75), ("75", ["%", "percent"], 75),
        ("3 px", ["px", "pixel", "pixels"], 3), ("3px", ["px"], 3), ("3 pixels", ["px", "pixel", "pixels"], 3),
        ("1/2 px", ["px"], 0.5), ("50%", ["px"], 0.5),
        ("", [], nil), (" ", [], nil), ("px", ["px"], nil), ("%", [], nil), ("many", [], nil), ("3 px", [], nil),
        ("3 KB", ["MB"], nil), ("3 million", [], nil), ("1 3/4", [], nil), ("3/0", [], nil), ("0/0", [], nil),
        ("/4", [], nil),
        ("3/", [], nil), ("1/2/3", [], nil), ("1,5,3", [], nil), ("1.5.3", [], nil), ("2*3", [], nil),
        ("0x10", [], nil),
        ("1e999", [], nil), ("nan", [], nil), ("inf", [], nil), ("Infinity", [], nil), ("--3", [], nil),
        ("5%%", [], nil),
        ("\u{0663}", [], nil), ("b", [], nil),
    ]
}
