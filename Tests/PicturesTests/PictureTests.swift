import Figures
import Palette
import Pictures
import Testing

@Suite("A picture becomes SVG")
struct PictureTests {
    @Test("numbers are written with their decimals and a real minus")
    func decimals() {
        let texts = [
            decimal(7.0 / 3, places: 2), decimal(-0.5, places: 1), decimal(2, places: 0), decimal(0.999, places: 2),
            decimal(1.05, places: 3), decimal(-0.001, places: 2), decimal(12.5, places: -1), decimal(.nan, places: 2),
            decimal(-.infinity, places: 2), decimal(3e12, places: 1), decimal(1.0000001, places: 20),
        ]
        #expect(
            texts == [
                "2.33", "−0.5", "2", "1.00", "1.050", "0.00", "13", "not a number", "−∞", "∞", "1.000000100",
            ])
    }

    @Test("every shape has its element, its colors by name and its places to a hundredth")
    func shapes() {
        var picture = Picture(width: 100, height: 50.5)
        picture.rectangle(x: 1, y: 2.005, width: 30, height: -4, fill: .blue, opacity: 0.25, stroke: .ink)
        picture.circle(x: -1.5, y: 2, radius: 3, stroke: .rose, strokeWidth: 2)
        picture.line([(x: 0, y: 0), (x: 1.0 / 3, y: 9)], isDashed: true)
        picture.polygon([(x: 1, y: 2), (x: 3, y: 4), (x: 5, y: 0)], fill: .teal)
        picture.text("a < b & \"c\"\u{7}", x: 0, y: 10, anchor: .end, isBold: true)
        #expect(
            picture.svg.replacing("><", with: ">\n<") == """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 50.5" width="100" height="50.5" aria-hidden="true">
                <rect x="1" y="2.01" width="30" height="0" style="fill:var(--blue);fill-opacity:0.25;stroke:var(--ink);stroke-width:1"/>
                <circle cx="-1.5" cy="2" r="3" style="fill:none;stroke:var(--rose);stroke-width:2"/>
                <polyline points="0,0 0.33,9" stroke-linejoin="round" stroke-linecap="round" stroke-dasharray="5 4" style="fill:none;stroke:var(--ink);stroke-width:1.5"/>
                <polygon points="1,2 3,4 5,0" stroke-linejoin="round" style="fill:var(--teal)"/>
                <text x="0" y="10" font-size="14" text-anchor="end" font-weight="600" style="fill:var(--ink)">a &lt; b &amp; "c" </text>
                </svg>
                """)
    }

    @Test("what has no place is drawn at 0, and no text leaves its element")
    func hostile() {
        var picture = Picture(height: .infinity)
        picture.circle(x: .nan, y: 1e30, radius: -.infinity, fill: .ink, opacity: .nan)
        picture.text("</text><script>alert(1)</script>", x: 0, y: 0)
        #expect(!picture.svg.contains("nan") && !picture.svg.contains("inf"))
        #expect(!picture.svg.contains("<script"))
    }

    @Test("every paint is a color of the palette")
    func paints() {
        for paint in Paint.allCases { #expect(ColorToken(rawValue: paint.name) != nil, "\(paint.name)") }
    }
}

@Suite("A live figure shows its start where no page moves it")
struct LiveFigureTests {
    private func dot(radius: Int, shift: Double) -> Picture {
        var picture = Picture(width: 100, height: 60)
        picture.circle(x: 50 + shift, y: 30, radius: Double(radius), fill: .blue, stroke: .ink)
        picture.rectangle(x: 1, y: 1, width: 98, height: 58, fill: .rule, opacity: 0.2, stroke: .rule)
        picture.line([(x: 0, y: 0), (x: 100, y: 60)], isDashed: true)
        picture.polygon([(x: 9, y: 9), (x: 30, y: 9), (x: 9, y: 30)], fill: .teal, opacity: 0.5, stroke: .teal)
        picture.text("r = \(radius)", x: 50, y: 55, anchor: .middle)
        picture.sentence = "\(radius) and \(shift)"
        return picture
    }

    @Test("it is drawn where its sliders start, in both themes")
    func still() throws {
        let figure = LiveFigure(
            dot, Slider("r", 1...20, at: 8), Slider("shift", -1...1, step: 0.25, at: 0.5), alternativeText: "A dot.")
        #expect(figure.start.sentence == "8 and 0.5")
        let images = try figure.render(themes: [.light, .dark])
        #expect(images.map(\.width) == [100, 100] && images.map(\.height) == [60, 60])
        #expect(images[0].bytes != images[1].bytes)
    }

    @Test("samples are the corners of the ranges, and steps between them")
    func samples() {
        let figure = LiveFigure(
            dot, Slider("r", 1...20, at: 8), Slider("shift", -1...1, step: 0.25, at: 0.5), alternativeText: "A dot.")
        #expect(figure.samples.prefix(4).map(\.values) == [[1, -1], [20, -1], [1, 1], [20, 1]])
        for (values, picture) in figure.samples {
            #expect((1...20).contains(values[0]) && values[0] == values[0].rounded())
            #expect((-1...1).contains(values[1]) && values[1] * 4 == (values[1] * 4).rounded())
            #expect(picture.sentence == "\(Int(values[0])) and \(values[1])")
        }
        #expect(Set(figure.samples.map(\.values)).count > 10)
    }

    @Test("an impossible slider and a picture without size are refused")
    func mistakes() {
        func message(_ figure: LiveFigure) -> String {
            do {
                _ = try figure.render(theme: .light)
                return ""
            } catch { return "\(error)" }
        }
        #expect(
            message(LiveFigure(dot, Slider("r", 1...9, at: 10), Slider("s", 0...1, at: 0), alternativeText: "x"))
                == "the start of the slider 'r' is 10.0\n  it must be 1.0 to 9.0, its range")
        #expect(
            message(
                LiveFigure(dot, Slider("r", 1...9, at: 1), Slider("s", 0...1, step: 0, at: 0), alternativeText: "x"))
                == "the step of the slider 's' is 0.0\n  it must be above 0")
        func preset(_ values: [Double]) -> String {
            message(
                LiveFigure(
                    dot, Slider("r", 1...9, at: 1), Slider("s", 0...1, step: 0.1, at: 0),
                    presets: [Preset("far", at: values, "Look.")], alternativeText: "x"))
        }
        #expect(preset([9, 0.3]) == "")
        #expect(preset([9]).hasPrefix("the preset 'far': values: 1, but sliders: 2"))
        #expect(preset([10, 0.3]) == "'r' in the preset 'far' is 10.0\n  it must be 1.0 to 9.0, in steps of 1.0")
        #expect(preset([9, 0.35]) == "'s' in the preset 'far' is 0.35\n  it must be 0.0 to 1.0, in steps of 0.1")
        #expect(
            message(LiveFigure(dot, Slider("r", 1...9, at: 1), Slider("s", 0...1, at: 0.4), alternativeText: "x"))
                == "the start of the slider 's' is 0.4\n  it must be on a step: 0.0, 1.0, …; or give another step:")
        #expect(
            message(
                LiveFigure(
                    dot, Slider("r", 1...9, at: 1), Slider("s", -2...2, step: 0.1, at: 0.7), alternativeText: "x")
            )
            .isEmpty)
        #expect(
            message(LiveFigure({ Picture(height: 10) }, alternativeText: "x"))
                == "there is nothing to draw: the live figure has no slider")
        #expect(
            message(
                LiveFigure({ (n: Int) in Picture(height: Double(n)) }, Slider("n", 0...9, at: 0), alternativeText: "x"))
                == "the picture's height is 0.0\n  it must be 1 to 720 pixels")
    }

    @Test("a Float's slider has the numbers that its author wrote")
    func floats() {
        let figure = LiveFigure(
            { (t: Float) in Picture(height: 10, sentence: "\(t)") }, Slider("t", 0.1...0.9, step: 0.1, at: 0.3),
            alternativeText: "x")
        #expect(figure.sliders[0].minimum == 0.1 && figure.sliders[0].step == 0.1)
        #expect(figure.start.sentence == "0.3")
    }
}
