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

    @Test("a plane's corners are its rectangle's, with y up or down")
    func planes() {
        func corners(_ origin: Plane.Origin) -> [Double] {
            let plane = Plane(x: -1...3, y: 0...2, left: 10, top: 20, width: 40, height: 60, origin: origin)
            let (lower, upper) = (plane.place(x: -1, y: 0), plane.place(x: 4, y: 2))
            return [lower.x, lower.y, upper.x, upper.y]
        }
        #expect(corners(.bottomLeft) == [10, 80, 60, 20])
        #expect(corners(.topLeft) == [10, 20, 60, 80])
    }

    @Test("every paint is a color of the palette")
    func paints() {
        for paint in Paint.allCases { #expect(ColorToken(rawValue: paint.name) != nil, "\(paint.name)") }
    }
}
