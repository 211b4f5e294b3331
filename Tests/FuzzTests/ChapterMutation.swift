import Random

/// Changes chapters at random: their bytes, their lines, and the marks that mean something in them.
struct ChapterMutation {
    /// What is changed, and of which parts are taken over.
    let seeds: [[UInt8]]

    private static let tokens: [String] = [
        "`", "```", "````", "~~~", "$", "$$", "\\", "\n", "\n\n", "> ", "> **Hint** ", "- ", "1. ", "# ", "## ", "### ",
        "    ",
        "\t", "|", "|-|-|\n", "|:-:|", "[", "](", ")", "![", "<", ">", "<!--", "-->", "[^note]", "[^x]: ", "[r]: ", "*",
        "**", "~~",
        "_", "---", "---\n", "===", "é", "数", "\u{1F600}", "e\u{301}", "\u{200B}", "\u{2028}", "\u{202E}", "\u{FEFF}",
        "\r\n", "\r",
        "\0", "\u{1}", "\u{1B}[31m", "\u{E000}", "\u{FFFD}", "&amp;", "&#36;", "&#0;", "&#27;", "\"\\e[31m\"",
        "https://a.b/c", "www.a.b",
        "a@b.c",
        "<script>", "{{title}}", "\\frac{", "}{", "\\begin{aligned}", "\\end{aligned}", "^2", "\\[",
        "\\href{javascript:a}{b}",
        "swift", "output", "quiz id=", "exercise=", "solution=", "check=", "final=", "extra=", "extra-solution=",
        "wrong=",
        "wrong-for=", "live=", "fails=", "hidden", "norun", "timeout=", "points=", "uses=", "try=", "\"", "\\\"", "'",
        ": ",
        "&a ", "*a", "!!int ", "title: ", "reads: [", "tables: [", "requires: [", "draw: {n: [1, 2]}", "answer: ",
        "choices:",
        "where: ", "shown: 2", "\\(", "0", "-1", "1e999", "99999999999999999999", "nan", "true", "null", "~", "{", "}",
        ",",
    ]

    /// One of the seeds with some changes.
    func input(_ random: inout SplitMix64) -> [UInt8] {
        var bytes = seeds.randomElement(using: &random) ?? []
        for _ in 0..<Int.random(in: 1...8, using: &random) { change(&bytes, &random) }
        return bytes
    }

    private func change(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
        let place = Int.random(in: 0...bytes.count, using: &random)
        let end = min(place + Int.random(in: 0...40, using: &random), bytes.count)
        switch Int.random(in: 0..<12, using: &random) {
        case 0: bytes.removeSubrange(place..<end)
        case 1: bytes.insert(contentsOf: Array(bytes[place..<end]), at: Int.random(in: 0...bytes.count, using: &random))
        case 2: bytes.insert(UInt8.random(in: 0...255, using: &random), at: place)
        case 3 where place < bytes.count: bytes[place] ^= 1 << UInt8.random(in: 0..<8, using: &random)
        case 4:
            let times = Int.random(in: 2...30, using: &random)
            bytes.insert(contentsOf: (0..<times).flatMap { _ in Array(bytes[place..<end]) }, at: place)
        case 5: bytes = Array(bytes[..<place]) + tail(&random)
        case 6, 7: changeLines(&bytes, &random)
        default: bytes.insert(contentsOf: Self.token(&random).utf8, at: place)
        }
    }

    /// The end of another seed.
    private func tail(_ random: inout SplitMix64) -> [UInt8] {
        let other = seeds.randomElement(using: &random) ?? []
        return Array(other[Int.random(in: 0...other.count, using: &random)...])
    }

    private static func token(_ random: inout SplitMix64) -> String {
        tokens.randomElement(using: &random) ?? ""
    }

    private func changeLines(_ bytes: inout [UInt8], _ random: inout SplitMix64) {
        var lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).map(Array.init)
        let place = Int.random(in: 0..<lines.count, using: &random)
        let other = Int.random(in: 0..<lines.count, using: &random)
        switch Int.random(in: 0..<6, using: &random) {
        case 0: lines.swapAt(place, other)
        case 1: lines.remove(at: place)
        case 2: lines.insert(lines[other], at: place)
        case 3: lines[place].insert(contentsOf: Self.token(&random).utf8, at: 0)
        case 4: lines[place] += Array(Self.token(&random).utf8)
        default:
            // A whole part goes into a quote or a list.
            let mark = Array((["> ", "- ", "  ", "1. "].randomElement(using: &random) ?? "").utf8)
            for line in min(place, other)...max(place, other) { lines[line].insert(contentsOf: mark, at: 0) }
        }
        bytes = Array(lines.joined(separator: [UInt8(ascii: "\n")]))
    }
}
