import Literate
import Reference

/// The page of a module's public declarations.
struct ReferencePage {
    let module: ReferenceModule
    let modules: [ReferenceModule]
    let paths: SitePaths
    let prose: ProseRenderer
    let templates: Templates
    private let targets: [String: String]

    init(
        module: ReferenceModule, modules: [ReferenceModule], paths: SitePaths, prose: ProseRenderer,
        templates: Templates
    ) {
        self.module = module
        self.modules = modules
        self.paths = paths
        self.prose = prose
        self.templates = templates
        var targets: [String: String] = [:]
        for module in modules {
            let anchors = ReferenceAnchors(module)
            for symbol in module.allSymbols {
                targets[symbol.identifier] = paths.file(Self.fileName(of: module)) + "#" + anchors[symbol]
            }
        }
        self.targets = targets
    }

    /// The name of a module's page in the site's root.
    static func fileName(of module: ReferenceModule) -> String { "reference-\(module.name.lowercased()).html" }
    /// The name of the page that lists all modules.
    static let indexFileName = "reference.html"

    /// The page's main part.
    func body() -> HTML {
        let anchors = ReferenceAnchors(module)
        let topics = module.topics.map { topic in
            TopicView(
                topic: topic.title, topicAnchor: "topic-" + topic.title,
                symbols: topic.symbols.map { view($0, anchors: anchors, isMember: false) })
        }
        return templates.render(
            ReferenceView(
                title: module.name, summary: module.summary, index: paths.file(Self.indexFileName), topics: topics),
            with: .reference)
    }

    /// The topics, for the contents.
    var sections: [ProseRenderer.Section] {
        module.topics.map { .init(title: HTML(escaping: $0.title), anchor: "topic-" + $0.title) }
    }

    private func view(_ symbol: Symbol, anchors: ReferenceAnchors, isMember: Bool) -> SymbolView {
        SymbolView(
            symbolAnchor: anchors[symbol], symbolName: symbol.name, symbolClass: isMember ? "symbol member" : "symbol",
            declarationHTML: declaration(symbol), discussionHTML: prose.html(symbol.discussion),
            hasFields: !symbol.fields.isEmpty,
            fields: symbol.fields.map { FieldView(fieldName: $0.name, contentHTML: prose.html($0.content)) },
            membersHTML: HTML(
                symbol.members.map { templates.render(view($0, anchors: anchors, isMember: true), with: .symbol) }))
    }

    /// The text, in which no line ends within an arrow: a browser may break after its hyphen.
    private func arrows(in text: String) -> HTML {
        let arrow = HTML("span", ["class": "together"], HTML(escaping: "->"))
        let pieces = text.split(separator: "->", omittingEmptySubsequences: false).map { HTML(escaping: String($0)) }
        return pieces.dropFirst().reduce(pieces.first ?? HTML()) { $0 + arrow + $1 }
    }

    /// The declaration in the roles of highlighted code; names of documented types lead to them.
    private func declaration(_ symbol: Symbol) -> HTML {
        HTML(
            symbol.declaration.map { fragment in
                let text = arrows(in: fragment.text)
                let content = fragment.styleClass.map { HTML("span", ["class": $0], text) } ?? text
                guard let address = fragment.target.flatMap({ targets[$0] }) else { return content }
                return HTML("a", ["class": "hl-link", "href": address], content)
            })
    }
}

/// The page that lists every module with its declarations.
struct ReferenceIndex {
    let modules: [ReferenceModule]
    let paths: SitePaths
    let templates: Templates

    /// The page's main part.
    func body() -> HTML {
        let entries = modules.map { module in
            let anchors = ReferenceAnchors(module)
            let page = paths.file(ReferencePage.fileName(of: module))
            return ModuleEntry(
                module: module.name, moduleAddress: page, moduleSummary: module.summary,
                entries: module.topics.map { topic in
                    TopicEntry(
                        topic: topic.title, topicAddress: page + "#topic-" + topic.title,
                        links: names(of: topic, anchors: anchors, page: page))
                })
        }
        return templates.render(ReferenceIndexView(modules: entries), with: .modules)
    }

    /// Each name once, though it may have several declarations.
    private func names(of topic: ReferenceModule.Topic, anchors: ReferenceAnchors, page: String) -> [SymbolLink] {
        var seen: Set<String> = []
        return topic.symbols.filter { $0.kind != .operator && seen.insert($0.baseName).inserted }.map {
            SymbolLink(symbol: $0.baseName, symbolAddress: page + "#" + anchors[$0])
        }
    }
}

extension ReferenceModule {
    /// Every declaration at any depth.
    var allSymbols: [Symbol] {
        func all(_ symbol: Symbol) -> [Symbol] { [symbol] + symbol.members.flatMap(all) }
        return topics.flatMap(\.symbols).flatMap(all)
    }
}

extension Symbol.Fragment {
    /// The class of highlighted code that fits the compiler's word.
    fileprivate var styleClass: String? {
        switch role {
        case "keyword": "hl-keyword"
        case "typeIdentifier", "genericParameter": "hl-type"
        case "identifier": "hl-function"
        case "number": "hl-number"
        case "string": "hl-string"
        case "attribute": "hl-attribute"
        default: nil
        }
    }
}
