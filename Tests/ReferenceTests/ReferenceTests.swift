import Foundation
import Literate
import Testing

@testable import Reference

@Suite("The reference says what the doc comments say")
struct ReferenceTests {
    private func kernels() async throws -> ReferenceModule {
        try await ReferenceExtractor(toolchain: .current()).module("Kernels")
    }

    @Test("a function has its declaration, its fields, and the topic of its source folder")
    func function() async throws {
        let topic = try #require(try await kernels().topics.first { $0.title == "Convolution" })
        let conv2d = try #require(topic.symbols.first { $0.baseName == "conv2d" })
        let declaration = conv2d.declaration.map(\.text).joined()
        #expect(declaration.hasPrefix("func conv2d(_ input: Tensor"))
        #expect(declaration.contains("throws(ShapeError)"))
        #expect(conv2d.fields.map(\.name).contains("Returns"))
        #expect(!conv2d.discussion.isEmpty)
    }

    @Test("members stand under their type, and a type's name in a declaration leads to it")
    func members() async throws {
        let module = try await kernels()
        let tensor = try #require(module.symbols.first { $0.name == "Tensor" && $0.kind == .type })
        #expect(tensor.members.contains { $0.name == "shape" })
        #expect(!module.topics.flatMap(\.symbols).contains { $0.name == "shape" })
        let targets = Set(module.symbols.flatMap(\.declaration).filter { $0.text == "Tensor" }.compactMap(\.target))
        #expect(targets == [tensor.identifier])
    }

    @Test("every documented module can be read, and nothing public is without documentation")
    func documented() async throws {
        for (name, module) in zip(
            ReferenceExtractor.documentedModules.map(\.key),
            try await ReferenceExtractor(toolchain: .current()).modules())
        {
            #expect(!module.topics.isEmpty)
            let bare = module.symbols.filter { $0.discussion.isEmpty && $0.fields.isEmpty && $0.kind != .operator }
            let conformances = [
                "description", "init(arrayLiteral:)", "hash(into:)", "init(from:)", "encode(to:)", "init(rawValue:)",
            ]
            // An initializer that only copies its arguments says all with their names.
            let silent = bare.map(\.name).filter { !conformances.contains($0) && !$0.hasPrefix("init(") }
            #expect(silent == [], "\(name)")
        }
    }

    @Test("every kernel that throws says what, and every backward what it takes and gives")
    func contracts() async throws {
        for symbol in try await kernels().symbols {
            let (fields, declaration) = (symbol.fields.map(\.name), symbol.declaration.map(\.text).joined())
            if declaration.contains(" throws(") { #expect(fields.contains("Throws"), "\(symbol.name)") }
            if symbol.baseName.hasSuffix("Backward") {
                #expect(fields.contains("Parameters") && fields.contains("Returns"), "\(symbol.name)")
            }
        }
    }

    @Test(
        "a witness has the words of its protocol where that is one of ours",
        arguments: [("Networks", 1), ("LessonKit", 1), ("Swift", 0)])
    func witness(module: String, blocks: Int) throws {
        let graph = """
            {"symbols": [{"identifier": {"precise": "s:1"}, "kind": {"identifier": "swift.method"},
            "pathComponents": ["ReLU", "forward"], "names": {"title": "forward()"}, "declarationFragments": [],
            "docComment": {"module": "\(module)", "lines": [{"text": "What comes out of the layer."}]}}],
            "relationships": []}
            """
        let read = try JSONDecoder().decode(SymbolGraph.self, from: Data(graph.utf8))
        let symbols = ReferenceModule(name: "Networks", summary: "", graph: read).symbols
        #expect(symbols.map(\.discussion.count) == [blocks])
    }

    @Test("the words of Swift's own protocols stay out")
    func inherited() async throws {
        let symbols = try await ReferenceExtractor(toolchain: .current()).module("Networks").symbols
        for symbol in symbols where symbol.name == "init(rawValue:)" { #expect(symbol.discussion.isEmpty) }
    }

    @Test("a module that does not exist is told")
    func missing() async throws {
        await #expect(throws: ReferenceError.self) {
            try await ReferenceExtractor(toolchain: .current()).module("NoSuchModule")
        }
    }

    @Test("a doc comment's fields are taken out of its list, and other items stay")
    func fields() {
        let comment = DocComment(
            "Summary.\n\n- Parameter x: a `number`.\n- Returns: it.\n- an item\n- Source: LeCun 1998.")
        #expect(comment.fields.map(\.name) == ["Parameter x", "Returns", "Source"])
        #expect(comment.discussion.count == 2)
        #expect(comment.fields[0].content == [.paragraph([.text("a "), .code("number"), .text(".")])])
    }

    @Test("a symbol link reads as code writes it")
    func symbolLinks() {
        let comment = DocComment("Throws ``ShapeError/mismatch(operation:found:)`` as ``relu(_:)`` does.")
        #expect(
            comment.discussion == [
                .paragraph([
                    .text("Throws "), .code("ShapeError.mismatch"), .text(" as "), .code("relu"), .text(" does."),
                ])
            ])
    }
}
