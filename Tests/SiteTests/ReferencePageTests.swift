import Foundation
import Literate
import Testing

@testable import Reference
@testable import Site

@Suite("The reference: what a cell may use, and how chapters lead to it")
struct ReferencePageTests {
    private let tensor = Symbol(
        identifier: "s:Tensor", name: "Tensor", kind: .type, declaration: [.init(text: "struct Tensor", role: "text")],
        discussion: [.paragraph([.text("A box < of numbers.")])], fields: [],
        members: [
            Symbol(
                identifier: "s:Tensor.shape", name: "shape", kind: .variable,
                declaration: [.init(text: "let shape: [Int]", role: "text")], discussion: [], fields: [], members: [])
        ])
    private func relu(_ identifier: String) -> Symbol { function("relu", identifier) }
    private func function(_ name: String, _ identifier: String? = nil) -> Symbol {
        Symbol(
            identifier: identifier ?? "s:\(name)", name: "\(name)(_:)", kind: .function,
            declaration: [
                .init(text: "func", role: "keyword"), .init(text: " \(name)(", role: "text"),
                .init(text: "Tensor", role: "typeIdentifier", target: "s:Tensor"), .init(text: ") -> ", role: "text"),
            ], discussion: [], fields: [.init(name: "Returns", content: [.paragraph([.code("[N]")])])], members: [])
    }
    private var kernels: ReferenceModule {
        ReferenceModule(
            name: "Kernels", summary: "Tensors.",
            topics: [
                .init(title: "Activations", symbols: [relu("s:relu1"), relu("s:relu2"), function("abs")]),
                .init(title: "Tensor", symbols: [tensor]),
            ])
    }

    private func files(_ markdown: String, basePath: String? = nil) throws -> SiteFiles {
        try builder(
            [try chapter(markdown)], content: SiteContent(reference: [kernels]),
            options: SiteOptions(basePath: basePath)
        ).files(named: "public")
    }

    @Test("a declaration has a place of its own, its fields, its members, and leads to the types that it names")
    func page() throws {
        let page = try files("Text.").text("reference-kernels.html")
        expectElement("#Tensor p", in: page, says: "A box < of numbers.")
        for anchor in ["relu", "relu-2", "Tensor.shape"] { expectElement("section#\(anchor)", in: page) }
        expectElement("#relu a.hl-link", in: page, says: "Tensor", has: ["href": "reference-kernels.html#Tensor"])
        expectElement("#relu dt", in: page, says: "Returns")
        // No line ends within an arrow.
        expectElement("#relu pre span.together", in: page, says: "->")
        expectElement("#relu pre", in: page, says: "func relu(Tensor) -> ")
    }

    @Test("names in a cell lead to the reference, except those that the chapter declares itself")
    func links() throws {
        let page = try files("```swift\nlet t = relu(Tensor())\n```").text("09-spatial-dimensions.html")
        expectElement("a.hl-link", in: page, says: "relu", has: ["href": "reference-kernels.html#relu"])
        expectElement("a.hl-link", in: page, says: "Tensor", has: ["href": "reference-kernels.html#Tensor"])
        let own = try files("```swift\nfunc relu(_ t: Tensor) -> Tensor { t }\n```").text("09-spatial-dimensions.html")
        expectNoElement("a.hl-link[href=reference-kernels.html#relu]", in: own)
    }

    @Test("a bare name that Swift has for numbers, too, leads nowhere")
    func ofNumbers() throws {
        let page = try files("```swift\nlet distance = abs(-3)\n```").text("09-spatial-dimensions.html")
        expectNoElement("a.hl-link[href=reference-kernels.html#abs]", in: page)
    }

    @Test("the contents of every page lead to the list of modules; without a reference they do not")
    func contents() throws {
        expectElement("nav a[href=reference.html]", in: try files("Text.").text("index.html"))
        let based = try files("Text.", basePath: "/course/").text("index.html")
        expectElement("nav a[href=/course/reference.html]", in: based)
        let plain = try builder([try chapter("Text.")]).files(named: "public")
        expectNoElement("a[href=reference.html]", in: plain.text("index.html"))
        #expect(!plain.names.contains("reference.html"))
    }
}
