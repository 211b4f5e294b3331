import Testing

@Suite("Every module's README is short, and says what the module may import")
struct ReadmeTests {
    @Test("each module's folder has one, of at most 40 lines")
    func short() throws {
        for target in try Repository.manifest.get().modules {
            guard let readme = ModuleReadme(of: target.folder) else {
                report(
                    target.folder, "the module has no README.md",
                    "say what it is for, what it may import, and where to begin")
                continue
            }
            if readme.lines.count > 41 {
                report(
                    "\(readme.path):41", "\(readme.lines.count) lines",
                    "keep to 40: move details to the declarations' comments")
            }
        }
    }

    @Test("its sentence \"May import: …\" names what Package.swift declares and the files import")
    func mayImport() throws {
        for target in try Repository.manifest.get().modules {
            guard let readme = ModuleReadme(of: target.folder) else { continue }
            guard let (names, line) = readme.mayImport else {
                report(
                    readme.path, "no sentence \"May import: …\"",
                    "name the dependencies, or write \"May import: nothing.\"")
                continue
            }
            let used = Repository.swiftFiles.filter { !$0.isTest && $0.module == target.name }.flatMap(\.imports)
            let libraries = target.linkedLibraries.map { $0.hasPrefix("lib") ? $0 : "lib" + $0 }
            let declared = Set(target.dependencies + libraries)
            for name in declared.union(used.map(\.module)).subtracting(names).subtracting(["Swift", "_Concurrency"])
                .sorted()
            {
                report("\(readme.path):\(line)", "\(name) is imported and not named", "name it, or do without it")
            }
            for name in names.subtracting(declared).subtracting(Layers.toolchain).sorted() {
                report(
                    "\(readme.path):\(line)",
                    "\(name) is named, and Package.swift does not declare it for \(target.name)",
                    "remove it, or declare it")
            }
        }
    }

    @Test("the sentence is read over lines, with reasons in parentheses, and may name nothing")
    func reading() {
        func names(_ text: String) -> Set<String>? { ModuleReadme(path: "", text: text).mayImport?.names }
        #expect(
            names(
                "# A\n- May import: `Kernels` (tensors, images), Raster\n  and Foundation. Knows no files, etc.\n- Begin"
            ) == ["Kernels", "Raster", "Foundation"])
        #expect(names("Colors. May import: nothing.\nMore, of it") == [])
        #expect(names("May import Kernels.") == nil)
    }
}
