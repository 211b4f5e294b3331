import Foundation

/// Names of modules of the toolchain, from their symbol graphs.
enum ForeignNames {
    private struct Graph: Decodable {
        struct Symbol: Decodable {
            struct Kind: Decodable { var identifier: String }
            var kind: Kind
            var pathComponents: [String]
        }
        var symbols: [Symbol]
    }

    /// The public types at the modules' top level.
    static func types(of modules: [String]) throws -> Set<String> {
        let folder = FileManager.default.temporaryDirectory.appendingPathComponent("symbols-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        var names: Set<String> = []
        for module in modules {
            let extraction = Process()
            extraction.executableURL = URL(fileURLWithPath: "/usr/bin/env")
            extraction.arguments = [
                "swift", "symbolgraph-extract", "-module-name", module, "-target", "x86_64-unknown-linux-gnu",
                "-output-dir", folder.path,
            ]
            try extraction.run()
            extraction.waitUntilExit()
            let file = folder.appendingPathComponent("\(module).symbols.json")
            let graph = try JSONDecoder().decode(Graph.self, from: try Data(contentsOf: file))
            let kinds: Set = [
                "swift.struct", "swift.class", "swift.enum", "swift.protocol", "swift.typealias", "swift.actor",
            ]
            for symbol in graph.symbols where symbol.pathComponents.count == 1 && kinds.contains(symbol.kind.identifier)
            {
                names.insert(symbol.pathComponents[0])
            }
        }
        return names
    }
}
