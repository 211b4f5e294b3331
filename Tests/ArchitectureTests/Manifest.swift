import SwiftParser
import SwiftSyntax

/// What Package.swift declares, read from its text: asking SwiftPM takes seconds and waits for the build that runs the tests.
struct Manifest {
    struct Target {
        var name: String
        var isTest: Bool
        /// Targets and packages' products.
        var dependencies: [String]
        var folder: String
        var linkedLibraries: [String]
        var line: Int
    }

    /// In the order in which they are declared.
    let targets: [Target]

    init(text: String) {
        let tree = Parser.parse(source: text)
        let visitor = Visitor(locations: SourceLocationConverter(fileName: "Package.swift", tree: tree))
        visitor.walk(tree)
        targets = visitor.targets
    }

    subscript(name: String) -> Target? { targets.first { $0.name == name } }

    /// The targets of Sources.
    var modules: [Target] { targets.filter { !$0.isTest } }

    private final class Visitor: SyntaxVisitor {
        var targets: [Target] = []
        private let locations: SourceLocationConverter

        init(locations: SourceLocationConverter) {
            self.locations = locations
            super.init(viewMode: .sourceAccurate)
        }

        override func visit(_ call: FunctionCallExprSyntax) -> SyntaxVisitorContinueKind {
            guard let kind = memberName(of: call), ["target", "executableTarget", "testTarget"].contains(kind),
                let name = string(in: call, "name"), let arguments = array(in: call, "dependencies") ?? Optional([])
            else { return .visitChildren }
            let path = string(in: call, "path")
            let isTest = kind == "testTarget" || path?.hasPrefix("Tests/") == true
            let libraries = array(in: call, "linkerSettings") ?? []
            targets.append(
                Target(
                    name: name, isTest: isTest, dependencies: arguments.compactMap(dependency),
                    folder: path ?? (isTest ? "Tests/" : "Sources/") + name,
                    linkedLibraries: libraries.compactMap(linkedLibrary),
                    line: call.startLocation(converter: locations).line))
            return .skipChildren
        }

        private func memberName(of call: FunctionCallExprSyntax) -> String? {
            guard let member = call.calledExpression.as(MemberAccessExprSyntax.self), member.base == nil else {
                return nil
            }
            return member.declName.baseName.text
        }

        private func argument(in call: FunctionCallExprSyntax, _ label: String) -> ExprSyntax? {
            call.arguments.first { $0.label?.text == label }?.expression
        }

        private func string(in call: FunctionCallExprSyntax, _ label: String) -> String? {
            argument(in: call, label)?.as(StringLiteralExprSyntax.self)?.representedLiteralValue
        }

        private func array(in call: FunctionCallExprSyntax, _ label: String) -> [ExprSyntax]? {
            argument(in: call, label)?.as(ArrayExprSyntax.self)?.elements.map(\.expression)
        }

        private func dependency(_ element: ExprSyntax) -> String? {
            if let call = element.as(FunctionCallExprSyntax.self) { return string(in: call, "name") }
            return element.as(StringLiteralExprSyntax.self)?.representedLiteralValue
        }

        private func linkedLibrary(_ element: ExprSyntax) -> String? {
            guard let call = element.as(FunctionCallExprSyntax.self), memberName(of: call) == "linkedLibrary" else {
                return nil
            }
            return call.arguments.first?.expression.as(StringLiteralExprSyntax.self)?.representedLiteralValue
        }
    }
}
