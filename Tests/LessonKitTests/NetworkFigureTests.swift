import Figures
import LessonKit
import Testing

@Suite("A network shows itself")
struct NetworkFigureTests {
    @Test("as a diagram: the places where the shape changes")
    func diagram() throws {
        let diagram = NetworkDiagram(try .leNet5(), alternativeText: "LeNet-5.")
        #expect(diagram.title == "LeNet-5")
        #expect(
            diagram.layers.map(\.name) == ["input", "conv1", "pool1", "conv2", "pool2", "fc1", "fc2", "fc3"])
        let texts = try diagram.scenes(width: columnWidth)[0].drawing.labels.map(\.text)
        #expect(Set(texts).isSuperset(of: diagram.layers.map(\.name)))
    }

    @Test("as a table: a row for each layer, and their sums")
    func table() throws {
        let table = Table(try Network.leNet5().summary)
        #expect(table.rows.count == 14 && table.rows.allSatisfy { $0.count == table.header.count })
        #expect(
            table.rows[1] == ["conv1", "conv 5x5, 6 filters, padding 2", "6x28x28", "156", "117,600", "19 KB", "5x5"])
        #expect(table.rows.last?[3] == "61,706")
    }

    @Test("as bars: what each layer has of something, without those that have none")
    func bars() throws {
        let chart = BarChart(
            try Network.leNet5().summary, Axis("parameters"), alternativeText: "Most are in fc1."
        ) { $0.parameters }
        #expect(chart.names == ["conv1", "conv2", "fc1", "fc2", "fc3"])
        #expect(chart.series[0].amounts == [156, 2416, 48_120, 10_164, 850])
        let texts = try chart.scenes(width: columnWidth)[0].drawing.labels.map(\.text)
        #expect(Set(texts).isSuperset(of: chart.names))
    }
}
