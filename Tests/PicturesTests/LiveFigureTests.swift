import Figures
import Palette
import Pictures
import Testing

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
        #expect(preset([9]).hasPrefix("the preset 'far': values: 1, but numbers of the controls: 2"))
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
                == "there is nothing to draw: the live figure has no control")
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
        #expect(figure.controls[0].ranges[0].minimum == 0.1 && figure.controls[0].ranges[0].step == 0.1)
        #expect(figure.start.sentence == "0.3")
    }

    /// A figure of a point and a pad, which says what it was given.
    private func drawn(
        step: Double = 0.5, at start: (x: Double, y: Double) = (x: 1, y: -0.5), width: Int = 2, height: Int = 2,
        brush: Double = 1, ink: [Float]? = [0, 0.5, 1, 0.26], presets: [Preset] = []
    ) -> LiveFigure {
        LiveFigure(
            { (p: Plane.Point, ink: [Float]) in
                Picture(height: 10, sentence: "\(p.x) \(p.y) \(ink.map { ($0 * 15).rounded() })")
            },
            DraggablePoint(
                "p", on: Plane(x: 0...2, y: -1...1, left: 0, top: 0, width: 9, height: 9), step: step, at: start),
            DrawingPad("ink", width: width, height: height, brush: brush, at: ink), presets: presets,
            alternativeText: "x")
    }

    @Test("a point gives two coordinates and a pad all of its cells, on one of 16 grays")
    func pointAndPad() throws {
        let figure = drawn(presets: [Preset("inked", at: [2, 1, 1, 0.99, 0.02, 0.5], "All.")])
        #expect(figure.start.sentence == "1.0 -0.5 [0.0, 8.0, 15.0, 4.0]")
        #expect(figure.samples[0].picture.sentence == "2.0 1.0 [15.0, 15.0, 0.0, 8.0]")
        #expect(figure.samples[1].picture.sentence == "0.0 -1.0 [0.0, 0.0, 0.0, 0.0]")
        #expect(figure.samples[4].picture.sentence == "2.0 1.0 [15.0, 15.0, 15.0, 15.0]")
        #expect(Set(figure.samples.map { $0.values[0] - $0.values[1] }).count > 2, "points on the diagonal alone")
        #expect(try figure.render(theme: .light).width == 480)
        #expect(drawn(ink: nil).start.sentence == "1.0 -0.5 [0.0, 0.0, 0.0, 0.0]")
    }

    @Test("an iteration begins at 0, and its samples are its first steps alone")
    func iteration() throws {
        func figure(upTo last: Int) -> LiveFigure {
            LiveFigure(
                { (n: Int, step: Int) in Picture(height: 10, sentence: "\(n) \(step)") }, Slider("n", 1...9, at: 4),
                Iteration("step", upTo: last), presets: [Preset("far", at: [9, 5], "Look.")], alternativeText: "x")
        }
        let far = figure(upTo: 600)
        #expect(far.start.sentence == "4 0")
        #expect(far.samples[0].picture.sentence == "9 5")
        let steps = Set(far.samples.dropFirst().map { $0.values[1] })
        #expect(steps == [0, 1, 2])
        #expect(try far.render(theme: .light).width == 480)
        #expect(Set(figure(upTo: 1).samples.dropFirst().map { $0.values[1] }) == [0, 1])
        let message = #expect(throws: FigureError.self) { try figure(upTo: 0).render(theme: .light) }
        #expect("\(message!)" == "the last step of the iteration 'step' is 0\n  it must be 1 or more")
    }

    @Test("what a point, a pad or an animation cannot be is refused")
    func wrongControls() {
        func message(_ figure: LiveFigure) -> String {
            do {
                _ = try figure.render(theme: .light)
                return ""
            } catch { return "\(error)" }
        }
        #expect(
            message(drawn(at: (x: 1, y: 3)))
                == "the start of y of the point 'p' is 3.0\n  it must be -1.0 to 1.0, its range")
        #expect(message(drawn(step: 0)) == "the step of x of the point 'p' is 0.0\n  it must be above 0")
        #expect(message(drawn(width: 65, ink: nil)) == "the width of the pad 'ink' is 65\n  it must be 1 to 64 cells")
        #expect(message(drawn(height: 0, ink: nil)) == "the height of the pad 'ink' is 0\n  it must be 1 to 64 cells")
        #expect(message(drawn(brush: 0.5)) == "the brush of the pad 'ink' is 0.5\n  it must be 1 to 64 cells")
        #expect(message(drawn(ink: [0, 1])).hasPrefix("the start of the pad 'ink': values: 2, but cells: 4"))
        #expect(
            message(drawn(ink: [0, 1, 2, 0]))
                == "the start of row 2, column 1 of the pad 'ink' is 2.0\n  it must be 0.0 to 1.0, its range")
        #expect(
            message(drawn(presets: [Preset("far", at: [0, 0, 0, 0, -1, 0], "Look.")])).hasPrefix(
                "row 2, column 1 of 'ink' in the preset 'far' is -1.0\n  it must be 0.0 to 1.0"))
        let flat = LiveFigure(
            { (p: Plane.Point) in Picture(height: 10) },
            DraggablePoint(
                "p", on: Plane(x: 0...0, y: 0...1, left: 0, top: 0, width: 9, height: 9), step: 1, at: (x: 0, y: 0)),
            alternativeText: "x")
        #expect(message(flat).hasPrefix("the plane of the point 'p' is 0.0...0.0 by 0.0...1.0 on 9.0 by 9.0 pixels"))
        let hasty = LiveFigure(
            { (n: Int) in Picture(height: 10) }, Slider("n", 0...9, at: 0, playing: .milliseconds(10)),
            alternativeText: "x")
        #expect(message(hasty).hasPrefix("the playing time of the slider 'n' is 0.01 seconds"))
    }
}
