import Foundation
import Testing

extension ExecutableTests {
    @Test("check --mutants: a weak check is told with what it lets live, and 1; a strong one, and 0")
    func mutants() async throws {
        let weak = Self.exercise.replacing(
            "property(\"twice\", .int(in: 1...9)) { n in double(n) == n + n }", with: "check(\"of 1\", double(1) == 2)")
        let other = weak.replacing("double", with: "twofold").replacing("id=six", with: "id=seven")
        try await withCourse(["01-good.md": Self.good + Self.exercise, "02-weak.md": Self.good + other]) { folder in
            let good = try await lectern("check", "--mutants", "double", in: folder)
            #expect(good.code == 0 && good.errors.isEmpty && good.output.contains("✓ 01-good · double · "), "\(good)")
            let all = try await lectern("check", "--mutants", in: folder)
            #expect(all.code == 1 && all.errors.isEmpty, "\(all)")
            let lines = all.output.split(separator: "\n").map { String($0) }
            #expect(lines.first == good.output.split(separator: "\n").first.map { String($0) })
            #expect(
                Array(lines.dropFirst()) == [
                    "✗ 02-weak · twofold · 3 of 5 mutants caught, 60%",
                    "  Lessons/02-weak.md:20:16: the check does not notice n → (1 as Int)",
                    "    - func twofold(_ n: Int) -> Int { 2 * n }",
                    "    + func twofold(_ n: Int) -> Int { 2 * (1 as Int) }", "    nearest check: of 1",
                    "  Lessons/02-weak.md:20:35: the check does not notice 2 * n → 2 / n",
                    "    - func twofold(_ n: Int) -> Int { 2 * n }",
                    "    + func twofold(_ n: Int) -> Int { 2 / n }", "    nearest check: of 1",
                    "✗ 2 exercises, 8 of 10 mutants caught, 80%, 1 exercise below 95% or at fault",
                ], "\(lines)")
            let json = try await lectern("check", "2", "--mutants", "--format", "json", in: folder)
            let document = try #require(
                JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [[String: Any]])
            #expect(json.code == 1 && document.count == 1 && document[0]["exercise"] as? String == "twofold")
        }
    }

    @Test("check --mutants: a mark that matches nothing is an error at its line, and so is a wrong use")
    func mutantMarks() async throws {
        let marked = Self.exercise.replacing(
            "property(\"twice\"", with: "// equivalent: `3 * n` → `2 * n`: nobody knows\nproperty(\"twice\"")
        try await withCourse(["01-good.md": Self.good + marked]) { folder in
            let result = try await lectern("check", "--mutants", in: folder)
            #expect(result.code == 1 && result.output.contains("✗ 01-good · double"))
            #expect(
                result.errors.hasPrefix(
                    "Lessons/01-good.md:24:1: error: this mark matches no change of the solution\n"),
                "\(result)")
            #expect(try await lectern("check", "--mutants", "--update", in: folder).code == 64)
            #expect(try await lectern("check", "--format", "json", in: folder).code == 64)
            #expect(try await lectern("check", "--mutants", "doubel", in: folder).code == 64)
        }
    }
}
