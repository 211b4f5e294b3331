import Foundation
import Testing

@testable import Kernels

@Suite("Vision's pieces are what their definitions say")
struct VisionTests {
    @Test("bilinear resize and its gradient, over 200 random shapes", arguments: PixelAlignment.allCases)
    func resize(alignment: PixelAlignment) throws {
        var dice = Dice(33)
        for _ in 0..<200 {
            let shape = [dice.coin(12) ? 0 : dice.int(1...2), dice.int(1...2), dice.int(1...6), dice.int(1...6)]
            let size = Extent(height: dice.int(1...9), width: dice.int(1...9))
            let x = dice.coarse(shape)
            /// The mean over tents of one pixel's width around the place looked at.
            func define(_ x: Reference) -> Reference {
                var y = Reference(zeros: [shape[0], shape[1], size.height, size.width])
                func place(_ i: Int, _ old: Int, _ new: Int) -> Double {
                    let place =
                        switch alignment {
                        case .centers: (Double(i) + 0.5) * Double(old) / Double(new) - 0.5
                        case .corners: new == 1 ? 0 : Double(i) * Double(old - 1) / Double(new - 1)
                        case .origins: Double(i) * Double(old) / Double(new)
                        }
                    return Swift.min(Swift.max(place, 0), Double(old - 1))
                }
                for n in 0..<shape[0] {
                    for c in 0..<shape[1] {
                        for row in 0..<size.height {
                            for column in 0..<size.width {
                                let (v, u) = (place(row, shape[2], size.height), place(column, shape[3], size.width))
                                for i in 0..<shape[2] {
                                    for j in 0..<shape[3] {
                                        let weight =
                                            Swift.max(1 - abs(v - Double(i)), 0) * Swift.max(1 - abs(u - Double(j)), 0)
                                        y[n, c, row, column] += weight * x[n, c, i, j]
                                    }
                                }
                            }
                        }
                    }
                }
                return y
            }
            expectClose(try bilinearResize(x, to: size, alignment: alignment), define(Reference(x)))
            let cotangent = dice.coarse([shape[0], shape[1], size.height, size.width])
            expectGradient(
                try bilinearResizeBackward(cotangent, shape: shape, alignment: alignment), of: define, at: x,
                cotangent: cotangent)
            let same = Extent(height: shape[2], width: shape[3])
            #expect(try bilinearResize(x, to: same, alignment: alignment) == x)
            #expect(try nearestResize(x, to: same, alignment: alignment) == x)
        }
        #expect(throws: ShapeError.mustBePositive(name: "height", value: 0)) {
            try bilinearResize(.ones([1, 1, 2, 2]), to: Extent(height: 0, width: 1))
        }
    }

    @Test("nearest resize and its gradient, over 200 random shapes", arguments: PixelAlignment.allCases)
    func nearest(alignment: PixelAlignment) throws {
        var dice = Dice(98)
        for _ in 0..<200 {
            let shape = [dice.coin(12) ? 0 : dice.int(1...2), dice.int(1...2), dice.int(1...6), dice.int(1...6)]
            let size = Extent(height: dice.int(1...9), width: dice.int(1...9))
            let x = dice.coarse(shape)
            func define(_ x: Reference) -> Reference {
                var y = Reference(zeros: [shape[0], shape[1], size.height, size.width])
                func place(_ i: Int, _ old: Int, _ new: Int) -> Int {
                    // Found by trying every pixel: the last whose stretch begins at or before where i looks.
                    (0..<old).last { pixel in
                        switch alignment {
                        case .centers: 2 * pixel * new <= (2 * i + 1) * old
                        case .corners: new == 1 ? pixel == 0 : (2 * pixel - 1) * (new - 1) <= 2 * i * (old - 1)
                        case .origins: pixel * new <= i * old
                        }
                    } ?? 0
                }
                for n in 0..<shape[0] {
                    for c in 0..<shape[1] {
                        for row in 0..<size.height {
                            for column in 0..<size.width {
                                y[n, c, row, column] =
                                    x[n, c, place(row, shape[2], size.height), place(column, shape[3], size.width)]
                            }
                        }
                    }
                }
                return y
            }
            let y = try nearestResize(x, to: size, alignment: alignment)
            expectClose(y, define(Reference(x)), within: 0, "\(shape) \(size)")
            let cotangent = dice.coarse(y.shape)
            expectGradient(
                try nearestResizeBackward(cotangent, shape: shape, alignment: alignment), of: define, at: x,
                cotangent: cotangent)
        }
        #expect(throws: ShapeError.mustBePositive(name: "width", value: 0)) {
            try nearestResize(.ones([1, 1, 2, 2]), to: Extent(height: 1, width: 0))
        }
    }

    @Test("resized pixels lie where PyTorch puts them")
    func places() throws {
        // torch.nn.functional.interpolate of [0, 1, 2, 3]: nearest, nearest-exact, and linear with align_corners.
        let row = try Tensor.arange(4).reshaped([1, 1, 1, 4])
        func resized(_ width: Int, _ resize: (Extent) throws -> Tensor) rethrows -> [Float] {
            try resize(Extent(height: 1, width: width)).values
        }
        #expect(try resized(3) { try nearestResize(row, to: $0, alignment: .origins) } == [0, 1, 2])
        #expect(try resized(3) { try nearestResize(row, to: $0) } == [0, 2, 3])
        #expect(try resized(2) { try nearestResize(row, to: $0, alignment: .origins) } == [0, 2])
        #expect(try resized(2) { try nearestResize(row, to: $0) } == [1, 3])
        #expect(try resized(7) { try bilinearResize(row, to: $0, alignment: .corners) } == [0, 0.5, 1, 1.5, 2, 2.5, 3])
        #expect(try resized(1) { try bilinearResize(row, to: $0, alignment: .corners) } == [0])
    }

    @Test("blurs keep a gray, edge filters answer it with nothing, and a Gabor filter knows its direction")
    func filters() throws {
        for filter in ClassicalFilter.allCases {
            let sum = filter.kernel.sum()
            switch filter {
            case .boxBlur, .gaussianBlur, .sharpen, .emboss: #expect(abs(sum - 1) < 1e-6)
            default: #expect(sum == 0)
            }
        }
        let bell = try gaussianFilter(size: 7, sigma: 1.5)
        #expect(abs(bell.sum() - 1) < 1e-6 && bell.argmax() == 24 && bell == bell.transposed())
        let upright = try gaborFilter(size: 15, wavelength: 6, orientation: 0, sigma: 3)
        let lying = try gaborFilter(size: 15, wavelength: 6, orientation: .pi / 2, sigma: 3)
        expectClose(upright.transposed(), Reference(lying), within: 1e-5)
        #expect(abs(upright.sum()) < 1e-4)
        // Vertical stripes of the wavelength.
        var stripes = Tensor.zeros([1, 1, 15, 15])
        for i in 0..<225 { stripes[i] = cosf(2 * .pi * Float(i % 15 - 7) / 6) }
        let answers = try [upright, lying].map { try conv2d(stripes, weight: $0.reshaped([1, 1, 15, 15]))[0] }
        #expect(answers[0] > 20 * abs(answers[1]))
        let odd = try gaborFilter(size: 15, wavelength: 6, orientation: 0, sigma: 3, phase: .pi / 2)
        #expect(abs(odd[7, 7]) < 1e-6)
        #expect(throws: ShapeError.self) { try gaborFilter(size: 5, wavelength: 0, orientation: 0, sigma: 1) }
    }

    @Test("intersection over union, counted pixel by pixel over 300 random boxes")
    func overlap() throws {
        var dice = Dice(34)
        for _ in 0..<300 {
            func box(_ dice: inout Dice) -> BoundingBox {
                let (left, top) = (dice.int(0...9), dice.int(0...9))
                return BoundingBox(
                    left: Float(left), top: Float(top), right: Float(dice.int(left...10)),
                    bottom: Float(dice.int(top...10)))
            }
            func mask(_ box: BoundingBox) -> Tensor {
                var mask = Tensor.zeros([10, 10])
                for y in Int(box.top)..<Int(box.bottom) { for x in Int(box.left)..<Int(box.right) { mask[y, x] = 1 } }
                return mask
            }
            let (a, b) = (box(&dice), box(&dice))
            let iou = intersectionOverUnion(a, b)
            #expect(iou == intersectionOverUnion(b, a) && (0...1).contains(iou))
            if a.area + b.area > 0 { #expect(try iou == intersectionOverUnion(mask(a), mask(b))) }
            #expect(a.area == 0 || intersectionOverUnion(a, a) == 1)
        }
    }

    @Test("suppression keeps the best of each heap, and of the kept no two overlap; over 200 random sets")
    func suppression() throws {
        var dice = Dice(35)
        for _ in 0..<200 {
            let boxes = (0..<dice.int(0...12)).map { _ in
                let (left, top) = (dice.float(0...5), dice.float(0...5))
                return BoundingBox(
                    left: left, top: top, right: left + dice.float(0...5), bottom: top + dice.float(0...5))
            }
            let scores = boxes.map { _ in Float(dice.int(0...5)) }
            let threshold = dice.pick([0, 0.3, 0.5, 1]) as Float
            let kept = try nonMaximumSuppression(boxes, scores: scores, threshold: threshold)
            #expect(zip(kept, kept.dropFirst()).allSatisfy { scores[$0] >= scores[$1] })
            for (place, i) in kept.enumerated() {
                for j in kept[..<place] { #expect(intersectionOverUnion(boxes[i], boxes[j]) <= threshold) }
            }
            for i in boxes.indices where !kept.contains(i) {
                #expect(
                    kept.contains { scores[$0] >= scores[i] && intersectionOverUnion(boxes[$0], boxes[i]) > threshold })
            }
        }
        #expect(throws: ShapeError.self) { try nonMaximumSuppression([], scores: [1]) }
    }
}
