/// What the `reference` template shows: a module.
struct ReferenceView: Sendable {
    var title: String
    var summary: String
    var index: String
    var topics: [TopicView]
}

/// Declarations that belong together.
struct TopicView: Sendable {
    var topic: String
    var topicAnchor: String
    var symbols: [SymbolView]
}

/// What the `symbol` template shows: a declaration with its documentation.
struct SymbolView: Sendable {
    var symbolAnchor: String
    var symbolName: String
    var symbolClass: String
    var declarationHTML: HTML
    var discussionHTML: HTML
    var hasFields: Bool
    var fields: [FieldView]
    var membersHTML: HTML
}

/// A named part of the documentation.
struct FieldView: Sendable {
    var fieldName: String
    var contentHTML: HTML
}

/// What the `modules` template shows: all modules.
struct ReferenceIndexView: Sendable {
    var modules: [ModuleEntry]
}

/// A module in the list.
struct ModuleEntry: Sendable {
    var module: String
    var moduleAddress: String
    var moduleSummary: String
    var entries: [TopicEntry]
}

/// A topic in the list.
struct TopicEntry: Sendable {
    var topic: String
    var topicAddress: String
    var links: [SymbolLink]
}

/// A name in the list.
struct SymbolLink: Sendable {
    var symbol: String
    var symbolAddress: String
}
