import Figures
import Palette
import Raster
import Testing

/// What is written in a figure is seen, or the figure says which character it cannot draw.
@Suite("Every character of a figure's texts")
struct CharacterTests {
    private func chart(_ title: String) -> LineChart {
        LineChart(title: title, x: Axis("n"), y: Axis("m"), series: [Series("s", [0, 1])], alternativeText: "A line.")
    }

    @Test(
        "is drawn, in the first font that has it",
        arguments: [
            ("plain & simple", ["Inter-SemiBold.otf"]), ("σ(z) − ε", ["Inter-SemiBold.otf"]),
            ("∇f", ["DejaVuSans.ttf", "Inter-SemiBold.otf"]), ("𝔼[𝒙]", nil), ("🙂", ["Symbola_hint.ttf"]),
            ("数学", ["wqy-microhei.ttc"]), ("안녕", ["wqy-microhei.ttc"]), ("שלום", ["DejaVuSans.ttf"]),
            ("مرحبا", ["DejaVuSans.ttf"]), ("👩‍👩‍👧‍👦", ["Symbola_hint.ttf"]), ("e\u{301}", ["Inter-SemiBold.otf"]),
        ] as [(String, [String]?)])
    func drawn(text: String, fonts: [String]?) throws {
        let runs = try FontChain(.inter("SemiBold")).runs(of: text)
        let files = runs.map { $0.font.path.split(separator: "/").last.map(String.init) ?? "" }
        if let fonts { #expect(files == fonts) }
        for run in runs {
            #expect(run.text.unicodeScalars.allSatisfy(run.font.covers))
            let extent = try run.font.extent(of: run.text)
            #expect(extent.right > 0.2, "\(run.text)")
        }
        let drawing = try chart(text).scenes(width: columnWidth)[0].drawing
        let title = try #require(drawing.labels.first { $0.text.contains(text.first ?? "x") })
        var alone = Drawing(size: drawing.size)
        alone.text(title)
        let paper = Theme.light.color(.paper).hex
        #expect(try alone.pixels(theme: .light).values.count { $0 != paper } > 40)
    }

    @Test("beyond U+FFFF is one letter, not the four of its bytes")
    func beyondTheBasicPlane() throws {
        let chain = FontChain(.inter("SemiBold"))
        let one = try chain.runs(of: "🙂")
        #expect(one.count == 1)
        // As wide as high, about.
        #expect(try one[0].font.extent(of: one[0].text).right < 1.5)
        let three = try one[0].font.extent(of: "🙂🙂🙂").right / one[0].font.extent(of: "🙂").right
        #expect((2.8...3.2).contains(three))
    }

    @Test("that libgd would take for an entity is what it is")
    func ampersand() throws {
        let font = Font.inter("Regular")
        let entity = try font.extent(of: "&lt;").right
        #expect(try entity > 2 * font.extent(of: "<").right)
    }

    @Test("of Hebrew is written from right to left, and numbers in it from left to right")
    func rightToLeft() throws {
        let chain = FontChain(.inter("Regular"))
        #expect(try chain.runs(of: "שלום").map(\.text).joined() == "םולש")
        #expect(try chain.runs(of: "loss שלום 12").map(\.text).joined().hasPrefix("loss "))
        #expect(try chain.runs(of: "שלום 12").map(\.text).joined() == "12 םולש")
        // An Arabic letter takes another form within a word.
        #expect(try chain.runs(of: "بب").map(\.text).joined() != "بب")
    }

    @Test(
        "that no font has is named, with its code",
        arguments: [("x𓀀y", "U+13000"), ("𒀀", "U+12000"), ("ก", "U+0E01")])
    func missing(text: String, code: String) {
        do {
            _ = try chart(text).render(theme: .light)
            Issue.record("nothing was thrown")
        } catch {
            #expect(error.description.contains("(\(code)) of the text \"\(text)\"\n"), "\(error.description)")
            #expect(error.description.hasPrefix("no font has the character"))
        }
    }
}
