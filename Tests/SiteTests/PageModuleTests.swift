import Foundation
import Testing

@testable import Site

@Suite("A module is a small script")
struct PageModuleTests {
    private let module = Data([0, 0x61, 0x73, 0x6D]) + Data(repeating: 7, count: 1 << 20)

    @Test("that calls a function with texts and the packed module, the same each time")
    func script() throws {
        let script = PageModule(module).script(calling: "f", "a")
        let letters = try #require(script.wholeMatch(of: /f\("a", "([^"]+)"\);\n/)).1
        let packed = try #require(Data(base64Encoded: String(letters)))
        #expect(packed.starts(with: [0x1F, 0x8B, 8]))
        #expect(packed.count < module.count >> 8)
        #expect(PageModule(module).script(calling: "f", "a") == script)
    }
}
