import Testing

/// A cell imports everything at once, and a name of two modules is ambiguous in it.
@Suite("A cell's names are of one module each")
struct NameTests {
    /// The modules that a cell sees: LessonKit and what it re-exports.
    private func modules() throws -> Set<String> {
        let exports = try Repository.text("Sources/LessonKit/Exports.swift")
        let names = exports.matches(of: /@_exported import (\w+)/).map { String($0.1) }
        #expect(names.count >= 5, "Exports.swift was not understood")
        return Set(names + ["LessonKit"])
    }

    /// Types of the top level, by name, with where they are declared. Functions may be overloaded over modules; types may not.
    private func types() throws -> [String: [(file: SourceFacts, line: Int)]] {
        let modules = try modules()
        var found: [String: [(SourceFacts, Int)]] = [:]
        for file in Repository.swiftFiles where !file.isTest && modules.contains(file.module) {
            for declaration in file.declarations
            where declaration.isPublic && declaration.container == nil
                && [.type, .protocolType, .typeAlias, .variable].contains(declaration.kind)
            {
                found[declaration.name, default: []].append((file, declaration.line))
            }
        }
        return found
    }

    @Test("no two of the modules that LessonKit re-exports have a public type or variable of one name")
    func distinct() throws {
        for (name, places) in try types() where Set(places.map(\.file.module)).count > 1 {
            let others = places.dropFirst().map { "\($0.file.path):\($0.line)" }.joined(separator: ", ")
            report("\(places[0].file.path):\(places[0].line)", "\(name) is also declared at \(others)", "rename one")
        }
    }

    @Test("none hides a type of Swift or Foundation")
    func foreign() throws {
        let foreign = try ForeignNames.types(of: ["Swift", "FoundationEssentials", "Foundation"])
        #expect(foreign.isSuperset(of: ["Array", "Date", "Scanner"]), "the symbol graphs were not understood")
        for (name, places) in try types() where foreign.contains(name) {
            report("\(places[0].file.path):\(places[0].line)", "\(name) is a type of Swift or Foundation", "rename it")
        }
    }

    @Test("and no public function at the top level is declared twice with the same labels in two modules")
    func functions() throws {
        let modules = try modules()
        var found: [String: Set<String>] = [:]
        for file in Repository.swiftFiles where !file.isTest && modules.contains(file.module) {
            for declaration in file.declarations
            where declaration.kind == .function && declaration.isPublic && declaration.container == nil {
                found[declaration.signature, default: []].insert(file.module)
            }
        }
        for (signature, modules) in found where modules.count > 1 {
            Issue.record("\(signature) is declared in \(modules.sorted().joined(separator: " and "))")
        }
    }
}
