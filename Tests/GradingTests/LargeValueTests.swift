import Testing

@Suite("What an answer returns is bounded")
struct LargeValueTests {
    @Test("a value or an error's words of megabytes are refused or cut at the first call")
    func large() async throws {
        let value = try await GradingFixture.grade(
            "func mirrored(_ w: [Float], named names: [String], by table: [Int: (Double, Bool)]) throws -> (w: [Float], text: String?) { ([Float](repeating: 1, count: 1_000_000), nil) }",
            exercise: "mirror")
        #expect(value.text.contains("returned more than 1024 KB"), "\(value.text)")
        let words = try await GradingFixture.grade(
            """
            struct Long: Error, CustomStringConvertible { var description: String { String(repeating: "e", count: 2 << 20) } }
            func mirrored(_ w: [Float], named names: [String], by table: [Int: (Double, Bool)]) throws -> (w: [Float], text: String?) { throw Long() }
            """, exercise: "mirror")
        #expect(words.text.contains("threw Long: eeee"))
        #expect(value.text.utf8.count + words.text.utf8.count < 20_000)
    }
}
