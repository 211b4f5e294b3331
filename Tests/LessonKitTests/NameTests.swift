import LessonKit
import Testing

/// A chapter imports LessonKit alone, and sees all modules at once: were a name of two of them, this would not compile.
@Suite("A chapter need not say which module it means")
struct NameTests {
    @Test("the numbers of a confusion matrix or a receptive field, and their figures")
    func names() throws {
        let matrix: ConfusionMatrix? = nil
        let grid = ConfusionGrid(
            title: "", counts: [[3, 1], [0, 4]], classNames: ["a", "b"], alternativeText: "Two.")
        #expect(matrix == nil && grid.counts[0][1] == 1)
        let field: ReceptiveField = .everything
        let diagram = ReceptiveFieldDiagram(title: "", layers: [.init("conv", filter: 3)], alternativeText: "Three.")
        #expect("\(field)" == "everything" && diagram.layers[0].filter == 3)
    }
}
