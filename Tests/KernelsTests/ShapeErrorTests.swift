import Testing

@testable import Kernels

@Suite("A mistake with shapes names the operation that was called, and says what would fit")
struct ShapeErrorTests {
    @Test("every message")
    func messages() {
        let misfit = WindowMisfit(input: 7, filter: 3, stride: 3, paddingTotal: 0, dilation: 1, axis: .both)
        let errors: [ShapeError] = [
            .ragged(row: 1, expected: 2, found: 1), .count(values: 5, shape: [2, 3]),
            .count(values: 5, shape: [2, -1]),
            .severalFreeSizes(shape: [-1, -1]), .sizesDoNotAddUp(sizes: [1], size: 2),
            .sizesDoNotAddUp(sizes: [3, -1], size: 2), .negativeSize(shape: [-2]), .tooLarge(shape: [1 << 40]),
            .axisOutside(axis: 4, rank: 2),
            .axisOutside(axis: 0, rank: 0), .rangeOutside(from: 1, to: 5, size: 3),
            .notAPermutation(axes: [0, 0], rank: 2), .cannotBroadcast(left: [2], right: [3]),
            .wrongRank(operation: "conv2d", argument: "the input", expected: "[N, C, H, W]", found: [3]),
            .wrongRank(operation: "linear", argument: "x", expected: "[N, in]", found: [2, 4, 6, 6]),
            .innerSizesDiffer(operation: "gemm", left: [2, 3], right: [2, 3]),
            .mismatch(operation: "conv2d", argument: "the bias", expected: [2], found: [3]),
            .channelsDiffer(operation: "conv2d", input: 4, weight: 3, groups: 1),
            .channelsDiffer(operation: "conv2d", input: 4, weight: 3, groups: 2),
            .groupsDoNotDivide(channels: 3, groups: 2), .mustBePositive(name: "stride", value: 0),
            .mustNotBeNegative(name: "padding", value: -1), .valueOutside(name: "rate", value: 2, range: "0..<1"),
            .labelOutside(label: 3, classes: 3), .labelOutside(label: 0, classes: 0),
            .indexOutside(operation: "topKBackward", index: .nan, size: 3),
            .indexOutside(operation: "topKBackward", index: 0, size: 0),
            .noScores(operation: "softmax", shape: [2, 0]), .windowDoesNotFit(misfit),
        ]
        let expected = """
            row 1 has 1 value where row 0 has 2: a matrix needs rows of one length
            5 values do not fill shape [2, 3], which holds 2 x 3 = 6
            5 values do not fill shape [2, -1]
            shape [-1, -1]: only one size may be -1, which is computed from the others
            sizes [1] add up to 1, and the axis has 2
            sizes [3, -1] must not be below 0
            shape [-2] has a size below 0
            a tensor of shape [1099511627776] is too large: 2^31 - 1 values are the most that a tensor holds
            axis 4 is not one of the 2 axes, which are 0...1, or -1 for the last
            a single number has no axis 0
            1..<5 is not inside an axis of size 3
            axes [0, 0] must name each of [0, 1] once
            shapes [2] and [3] do not go together: from the last axis on, sizes must be equal, or one of them 1
            conv2d: the input must be [N, C, H, W], and has shape [3]
            linear: x must be [N, in], and has shape [2, 4, 6, 6]; .reshaped([2, 144]) makes a row of each image
            gemm: [2, 3] times [2, 3] needs as many columns on the left (3) as rows on the right (2)
            conv2d: the bias must have shape [2], and has [3]
            conv2d: the input has 4 channels and the weight is made for 3: a filter reaches through the full depth of its input
            conv2d: the input has 4 channels and the weight is made for 6 (3 in each of 2 groups): a filter reaches through the full depth of its input
            3 channels cannot be divided into 2 equal groups
            stride must be at least 1, and is 0
            padding must not be below 0, and is -1
            rate must be in 0..<1, and is 2.0
            label 3 is not one of 3 classes, which are 0...2
            label 0 is not a class: there are no classes
            topKBackward: index nan is not a whole number in 0...2
            topKBackward: index 0.0 is outside an empty axis
            softmax: shape [2, 0] has no scores; give at least one
            3x3 filter at stride 3 does not fit 7x7: (7 - 3)/3 + 1 = 2.33; stride 1 or 2 fits, or pad by 1, or leave out the rest with rounding: .down
            """
        #expect(errors.map(\.description).joined(separator: "\n") == expected)
    }

    @Test("whoever is called with tensors of wrong ranks is named")
    func names() throws {
        let (one, window) = (Tensor.ones([1]), Window(stride: 1))
        let calls: [(String, () throws -> Void)] = [
            ("conv2d", { _ = try conv2d(one, weight: one) }),
            ("conv2dBackward", { _ = try conv2dBackward(one, input: one, weight: one) }),
            (
                "conv2dParameterGradients",
                { _ = try conv2dParameterGradients(one, input: one, weightShape: [1], window: window) }
            ),
            ("convTranspose2d", { _ = try convTranspose2d(one, weight: one) }),
            (
                "convTranspose2dBackward",
                { _ = try convTranspose2dBackward(one, input: one, weight: one, window: window) }
            ),
            ("im2col", { _ = try im2col(one, filter: Extent(1)) }),
            ("col2im", { _ = try col2im(one, shape: [1], filter: Extent(1)) }),
            ("locallyConnected2d", { _ = try locallyConnected2d(one, weight: one) }),
            ("locallyConnected2dBackward", { _ = try locallyConnected2dBackward(one, input: one, weight: one) }),
            ("matmul", { _ = try matmul(Tensor(1), one) }),
            ("matmulBackward", { _ = try matmulBackward(one, left: Tensor(1), right: one) }),
            ("gemm", { _ = try gemm(one, one) }),
            ("gemmBackward", { _ = try gemmBackward(one, left: one, right: one) }),
            ("linear", { _ = try linear(one, weight: one) }),
            ("linearBackward", { _ = try linearBackward(one, input: one, weight: one) }),
            ("maxout", { _ = try maxout(one, pieces: 1) }),
            ("maxoutBackward", { _ = try maxoutBackward(one, input: one, pieces: 1) }),
            ("batchNormTraining", { _ = try batchNormTraining(one, scale: one, shift: one) }),
            ("batchNormTrainingBackward", { _ = try batchNormTrainingBackward(one, input: one, scale: one) }),
            (
                "batchNormInference",
                { _ = try batchNormInference(one, mean: one, variance: one, scale: one, shift: one) }
            ),
            ("localResponseNorm", { _ = try localResponseNorm(one) }),
            ("localResponseNormBackward", { _ = try localResponseNormBackward(one, input: one) }),
        ]
        for (name, call) in calls {
            do {
                try call()
                Issue.record("\(name) did not throw")
            } catch {
                #expect("\(error)".hasPrefix("\(name): "), "\(error)")
            }
        }
    }

    @Test("whoever is called with channels or sizes that differ is named")
    func sizes() throws {
        let (image, weight) = (Tensor.ones([1, 2, 4, 4]), Tensor.ones([1, 3, 1, 1]))
        #expect(throws: ShapeError.channelsDiffer(operation: "conv2dBackward", input: 2, weight: 3, groups: 1)) {
            try conv2dBackward(image, input: image, weight: weight)
        }
        #expect(throws: ShapeError.channelsDiffer(operation: "locallyConnected2d", input: 2, weight: 3, groups: 1)) {
            try locallyConnected2d(image, weight: .ones([4, 4, 1, 3, 1, 1]))
        }
        #expect(throws: ShapeError.innerSizesDiffer(operation: "gemm", left: [2, 3], right: [2, 3])) {
            try gemm(.ones([2, 3]), .ones([2, 3]))
        }
        #expect(throws: ShapeError.innerSizesDiffer(operation: "matmulBackward", left: [2, 3], right: [2, 3])) {
            try matmulBackward(.ones([2, 3]), left: .ones([2, 3]), right: .ones([2, 3]))
        }
    }

    @Test(
        "the gradient of the k greatest refuses indices that are not places", arguments: [Float.nan, 1e30, -1, 3, 0.5])
    func topKIndices(index: Float) {
        // NaN does not equal itself, so the error is held by its words.
        let error = #expect(throws: ShapeError.self) {
            try Tensor.topKBackward(.ones([1]), indices: Tensor([index]), shape: [3])
        }
        #expect(error?.description == "topKBackward: index \(index) is not a whole number in 0...2")
    }
}
