import Networks
import Testing

@Suite("What a layer learns")
struct ParameterSpecTests {
    @Test("a parameter counts the product of its sizes")
    func count() {
        let weight = ParameterSpec("weight", shape: [96, 3, 11, 11], role: .weight, start: .constant(0))
        #expect(weight.count == 34_848)
    }
}
