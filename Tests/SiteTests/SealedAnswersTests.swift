import Foundation
import Literate
import Random
import Testing

@testable import Site

@Suite("Where a page has no answers, an answer opens what is said to it")
struct SealedAnswersTests {
    private func number(_ value: Double, _ tolerance: Double) -> SealedAnswers.Told {
        .init(value: value, tolerance: tolerance, isRight: true, remark: "")
    }

    @Test("the stream is PBKDF2 of one round, as RFC 7914 has it in section 11")
    func standard() {
        let sealed = Seal.seal([UInt8](repeating: 0, count: 48), key: Array("passwd".utf8), salt: "salt")
        let expected: [UInt8] = [
            0x55, 0xac, 0x04, 0x6e, 0x56, 0xe3, 0x08, 0x9f, 0xec, 0x16, 0x91, 0xc2, 0x25, 0x44, 0xb6, 0x05,
        ]
        #expect(Array(sealed.prefix(16)) == expected)
    }

    @Test("a whole number and what is near it are one cell's")
    func whole() {
        for value in [-7.0, 0, 1, 28, 760, 30_730, 138_357_544] {
            let told = number(value, 0)
            #expect(SealedAnswers.cells(of: told, width: SealedAnswers.cellWidth(of: [told])).count == 1, "\(value)")
        }
    }

    @Test("an answer that the grader takes for a value is in one of the value's few cells")
    func cells() {
        var random = SplitMix64(seed: 7)
        for _ in 0..<20_000 {
            let size = pow(10, Double.random(in: -6...9, using: &random))
            let value = (Double.random(in: -1...1, using: &random) * size * 100).rounded() / 100
            let tolerance = [0, 0.5, size / 20, 0.001][Int(random.next() % 4)]
            let told = number(value, tolerance)
            let width = SealedAnswers.cellWidth(of: [told])
            let cells = SealedAnswers.cells(of: told, width: width)
            #expect(cells.count <= 3)
            let reach = tolerance + 1e-9 * max(1, abs(value))
            for part in [-1, -0.999, -0.3, 0, 0.5, 1] {
                let answer = value + part * reach
                guard abs(answer - value) <= reach else { continue }
                #expect(cells.contains(Int((answer / width + 0.5).rounded(.down))), "\(answer) of \(told)")
            }
        }
    }

    @Test("the width of cells tells the tolerance, and no size below a million")
    func width() {
        for value in [0, 0.001, 3, 760, 61_706, -999_999] {
            #expect(SealedAnswers.cellWidth(of: [number(value, 0)]) == SealedAnswers.cellWidth(of: [number(1, 0)]))
        }
        #expect(SealedAnswers.cellWidth(of: [number(0.3, 0.05)]) == 0.1)
    }

    @Test("keys that were kept are those that would be made; a damaged store makes them anew")
    func kept() throws {
        try withTemporaryFolder { folder in
            let keys = SealKeys(folder: folder)
            let made = keys.keys(of: ["1", "2"], salt: "s")
            #expect(made == SealKeys(folder: nil).keys(of: ["1", "2"], salt: "s"))
            #expect(keys.keys(of: ["1", "2"], salt: "s") == made)
            #expect(keys.keys(of: ["1", "2"], salt: "t") != made)
            for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
                try Data("damaged".utf8).write(to: file)
            }
            #expect(keys.keys(of: ["1", "2"], salt: "s") == made)
        }
    }
}
