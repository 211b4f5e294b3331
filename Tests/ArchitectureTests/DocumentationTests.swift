import Testing

/// Stands in for swift-format's AllPublicDeclarationsHaveDocumentation, which cannot tell a protocol's witness or an initializer that only
/// copies its parameters, and so made people write what says nothing.
@Suite("Public declarations are documented")
struct DocumentationTests {
    private func undocumented(_ files: [SourceFacts]) -> [(SourceFacts, SourceFacts.Declaration)] {
        let witnesses = Witnesses(files)
        return files.flatMap { file in
            file.declarations.filter {
                $0.isPublic && !$0.isDocumented && !$0.isMemberwise && $0.kind != .caseElement && !witnesses.contain($0)
            }.map { (file, $0) }
        }
    }

    @Test("but for protocols' witnesses and initializers that only copy their parameters")
    func documented() {
        for (file, declaration) in undocumented(Repository.swiftFiles.filter { !$0.isTest }) {
            report(
                "\(file.path):\(declaration.line)", "\(declaration.name) is public and has no documentation",
                "say what it does, its units and errors; or make it package or internal")
        }
    }

    @Test("the rule tells witnesses, copying initializers and undocumented members apart")
    func rule() {
        let facts = SourceFacts(
            path: "Sources/A/A.swift",
            text: """
                /// P.
                public protocol P: Q {}
                protocol Q {
                    /// Documented.
                    var asked: Int { get }
                    func silent()
                }
                /// S.
                public struct S { public let stored: Int
                    public init(stored: Int) { self.stored = stored }
                    public init(_ stored: Int) { (self.stored, other) = (stored, stored) }
                    public init(twice: Int) { stored = 2 * twice }
                }
                extension S: P, Hashable { public var asked: Int { 1 }
                    public static func == (a: S, b: S) -> Bool { true }
                    public func own() { func asked() {} }
                    func hidden() {}
                }
                public extension S { func alsoPublic() {}
                    private func notPublic() {}
                }
                """)
        #expect(undocumented([facts]).map(\.1.name) == ["stored", "init(twice:)", "own", "alsoPublic"])
    }
}
