import Kernels
import Testing

@Suite("Shape arithmetic answers as the lecture does, and teaches where it cannot")
struct ShapeTests {
    @Test("7x7 under a 3x3 filter", arguments: [(1, 5), (2, 3)])
    func strides(stride: Int, output: Int) throws {
        #expect(try convolutionOutputSize(input: 7, filter: 3, stride: stride) == output)
    }

    @Test("what does not fit says why, and what would")
    func misfits() {
        expectMessage(
            "3x3 filter at stride 3 does not fit 7x7: (7 - 3)/3 + 1 = 2.33; "
                + "stride 1 or 2 fits, or pad by 1, or leave out the rest with rounding: .down"
        ) {
            () throws(ShapeError) in try convolutionOutputSize(input: 7, filter: 3, stride: 3)
        }
        expectMessage(
            "5x5 filter at stride 1 does not fit 3x3: (3 - 5)/1 + 1 = -1; pad by 1, or use a filter of at most 3"
        ) {
            () throws(ShapeError) in try convolutionOutputSize(input: 3, filter: 5)
        }
        expectMessage(
            "5x5 filter at stride 2 does not fit 32x32: (32 - 5)/2 + 1 = 14.5; "
                + "stride 1 fits, or pad one side by 1 more, or leave out the rest with rounding: .down"
        ) { () throws(ShapeError) in try convolutionOutputSize(input: 32, filter: 5, stride: 2) }
        expectMessage("stride must be at least 1, and is 0") {
            () throws(ShapeError) in try convolutionOutputSize(input: 3, filter: 3, stride: 0)
        }
    }

    @Test("parameters, multiply-adds and receptive fields")
    func counting() {
        #expect(convolutionParameterCount(inputChannels: 3, filters: 10, filterSize: 5) == 760)
        #expect(linearMultiplyAdds(inputs: 3072, outputs: 10) == 30_720)
        #expect(linearParameterCount(inputs: 3072, outputs: 10) == 30_730)
        #expect(
            convolutionMultiplyAdds(inputChannels: 3, filters: 96, filterSize: 11, outputHeight: 55, outputWidth: 55)
                == 105_415_200)
        #expect(receptiveField(of: [(filter: 3, stride: 1), (filter: 3, stride: 1), (filter: 3, stride: 1)]) == 7)
        #expect(receptiveField(of: [(filter: 5, stride: 1), (filter: 2, stride: 2), (filter: 5, stride: 1)]) == 14)
    }

    private func expectMessage(_ message: String, _ body: () throws(ShapeError) -> Int) {
        do throws(ShapeError) {
            let size = try body()
            Issue.record("gave \(size)")
        } catch {
            #expect(error.description == message)
        }
    }
}
