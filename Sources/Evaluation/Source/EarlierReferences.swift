import SwiftSyntax
import Toolchain

/// Where a cell means the variable of an earlier cell by a name that it declares itself: `let x = x + 1`, `print(x)` above `let x = 2`.
struct EarlierReferences {
    /// A use of such a name.
    struct Reference: Sendable, Hashable {
        var name: String
        /// Where it is in the cell's code, in bytes.
        var offset: Int
    }

    /// The uses, in order.
    private(set) var found: [Reference] = []

    /// Looks for them in the statements at the top level of a cell. What a function or closure mentions is looked up when it is called,
    /// and is the cell's own.
    init(in statements: CodeBlockItemListSyntax) {
        var undeclared: [String: Int] = [:]
        let items = Array(statements)
        for (index, item) in items.enumerated() {
            for name in TopLevelName.names(in: item) where name.keyword == .var && undeclared[name.name] == nil {
                undeclared[name.name] = index
            }
        }
        for (name, declared) in undeclared {
            for item in items[...declared] {
                let isDeclaration = item.id == items[declared].id
                let uses = NameUses(of: name, in: item)
                // A loop's or a closure's own variable of the name: it is not worth to tell which is meant.
                guard uses.patterns == (isDeclaration ? 1 : 0) else { continue }
                found += uses.references.map { Reference(name: name, offset: $0) }
            }
        }
        found.sort { $0.offset < $1.offset }
    }
}

extension EarlierReferences {
    /// A use of a name with the earlier module that it is taken from.
    struct Resolved {
        var reference: Reference
        var moduleName: String
        var keyword: TopLevelName.Keyword

        /// What makes the name known beside the cell's own.
        var scopedImport: String { "@testable import \(keyword.rawValue) \(moduleName).\(reference.name)" }
        /// What says whose it is.
        var insertion: Insertion { Insertion(offset: reference.offset, text: "\(moduleName).") }
    }

    /// The uses in a cell that the latest of the `earlier` ones which declares the name gives their meaning.
    static func resolved(
        _ syntax: CellSyntax, earlier: [(moduleName: String, syntax: CellSyntax)]
    ) -> [Resolved] {
        syntax.earlierReferences.compactMap { reference in
            for (module, names) in earlier.map({ ($0.moduleName, $0.syntax.topLevelNames) }).reversed() {
                guard let name = names.first(where: { $0.name == reference.name }) else { continue }
                return Resolved(reference: reference, moduleName: module, keyword: name.keyword)
            }
            return nil
        }
    }
}

/// Where a statement mentions a name, outside of functions and closures.
private final class NameUses: SyntaxVisitor {
    var references: [Int] = []
    var patterns = 0
    private let name: String

    init(of name: String, in item: CodeBlockItemSyntax) {
        self.name = name
        super.init(viewMode: .sourceAccurate)
        walk(item)
    }

    override func visit(_ node: DeclReferenceExprSyntax) -> SyntaxVisitorContinueKind {
        let isMember = node.parent?.as(MemberAccessExprSyntax.self)?.declName.id == node.id
        if node.baseName.text == name, !isMember, node.parent?.is(KeyPathPropertyComponentSyntax.self) != true {
            references.append(node.positionAfterSkippingLeadingTrivia.utf8Offset)
        }
        return .visitChildren
    }

    override func visit(_ node: IdentifierPatternSyntax) -> SyntaxVisitorContinueKind {
        if node.identifier.text == name { patterns += 1 }
        return .visitChildren
    }

    override func visit(_ node: ClosureExprSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
    override func visit(_ node: FunctionDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
    override func visit(_ node: StructDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
    override func visit(_ node: ClassDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
    override func visit(_ node: EnumDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
    override func visit(_ node: ActorDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
    override func visit(_ node: ProtocolDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
    override func visit(_ node: ExtensionDeclSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
    override func visit(_ node: AccessorBlockSyntax) -> SyntaxVisitorContinueKind { .skipChildren }
}
