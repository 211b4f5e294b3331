import Testing

@Suite("Imports are as declared, and go downward")
struct ImportTests {
    private func manifest() throws -> Manifest { try Repository.manifest.get() }

    @Test("every folder of Sources and Tests is a target, and every target has a row among the layers")
    func complete() throws {
        let manifest = try manifest()
        let targets = Set(manifest.targets.map(\.folder))
        #expect(targets.count > 30, "Package.swift was not understood")
        for module in Set(Repository.swiftFiles.map { ($0.isTest ? "Tests/" : "Sources/") + $0.module }) {
            #expect(targets.contains(module), "\(module): no target of Package.swift has this folder")
        }
        for name in Layers.rows.joined() where manifest[name] == nil {
            report(
                "Tests/ArchitectureTests/Layers.swift", "\(name) is not a target of Package.swift", "remove its name")
        }
        for module in manifest.modules where Layers.row(of: module.name) == nil {
            report(
                "Package.swift:\(module.line)", "\(module.name) has no row in Tests/ArchitectureTests/Layers.swift",
                "add it to the row above everything that it imports")
        }
    }

    @Test("every import is a dependency that Package.swift declares")
    func declared() throws {
        let manifest = try manifest()
        for file in Repository.swiftFiles {
            guard let target = manifest.targets.first(where: { $0.folder == file.folder }) else { continue }
            // In a module's name, an underscore stands for a hyphen of its target's.
            let declared = target.dependencies.map { $0.replacing("-", with: "_") }
            for use in file.imports
            where !Layers.toolchain.contains(use.module) && !declared.contains(use.module) {
                report(
                    "\(file.path):\(use.line)",
                    "\(target.name) imports \(use.module), which Package.swift does not declare for it",
                    "add \"\(use.module)\" to its dependencies, or remove the import")
            }
        }
    }

    @Test("every declared dependency is imported")
    func used() throws {
        for target in try manifest().modules where !target.folder.hasPrefix("Sources/System/") {
            let imported = Set(
                Repository.swiftFiles.filter { !$0.isTest && $0.module == target.name }.flatMap(\.imports).map(\.module)
            )
            for dependency in target.dependencies where !imported.contains(dependency) {
                report(
                    "Package.swift:\(target.line)", "\(target.name) declares \(dependency) and does not import it",
                    "remove it from the dependencies")
            }
        }
    }

    @Test("a module depends only on modules below it")
    func downward() throws {
        let manifest = try manifest()
        for target in manifest.modules {
            guard let row = Layers.row(of: target.name) else { continue }
            for dependency in target.dependencies {
                guard let below = Layers.row(of: dependency), below >= row else { continue }
                report(
                    "Package.swift:\(target.line)",
                    "\(target.name) depends on \(dependency), which does not lie below it",
                    "move what they share below both; the rows are in Tests/ArchitectureTests/Layers.swift")
            }
        }
        let declared = manifest.modules.map(\.name)
        for (index, name) in declared.enumerated() {
            for dependency in manifest[name]?.dependencies ?? [] where declared[index...].contains(dependency) {
                report(
                    "Package.swift:\(manifest[name]?.line ?? 1)",
                    "\(name) is declared above \(dependency), on which it depends",
                    "declare it after \(dependency): the manifest reads from the ground up")
            }
        }
    }

    @Test("imports are found with their attributes and kinds, and not in literals and comments")
    func reading() {
        let text = """
            @_exported import Kernels
            internal import Files
            // import Site
            import struct Foundation.URL
            #if DEBUG
                @testable @preconcurrency import Networks
            #endif
            let program = \"\"\"
                import Evaluation
                \"\"\"
            import Raster
            let imported = 1
            """
        let found = SourceFacts.imports(in: text)
        #expect(found.map(\.module) == ["Kernels", "Files", "Foundation", "Networks", "Raster"])
        #expect(found.map(\.line) == [1, 2, 4, 6, 11])
    }

    @Test("the walls that a few modules have of their own hold", arguments: Layers.walls.indices)
    func walls(index: Int) {
        let wall = Layers.walls[index]
        for file in Repository.swiftFiles where !file.isTest {
            let mayImport = (wall.only?.contains(file.module) ?? true) && !wall.never.contains(file.module)
            for use in file.imports where use.module == wall.imported && !mayImport {
                report("\(file.path):\(use.line)", "\(file.module) may not import \(use.module)", wall.because)
            }
        }
    }
}

/// One fault: where, what, and what to do about it.
func report(_ place: String, _ fault: String, _ remedy: String) {
    Issue.record("\(place): \(fault)\n  \(remedy)")
}
