/// The `Package.swift` of code that is compiled as cells are: with it an editor completes what is written, and shows its errors.
package struct EditorPackage {
    /// The package's name.
    package var name: String
    /// The file's second line, a comment by which it is known as ours.
    package var mark: String
    /// Options of the compiler beside those by which it finds what cells import, as Swift: `"-Xfrontend", "…"`.
    package var options: [String] = []
    /// Options of the linker, as Swift; empty where nothing is linked.
    package var linkerOptions: [String] = []
    /// The targets, each an expression with a comma at its end; what they may use is `settings`, and `linking` where something is linked.
    package var targets: String
    /// Whether data races are errors, and what is declared belongs to the main actor, as in an answer.
    package var checksIsolation = true
    private let toolchain: Toolchain

    /// The package of these targets.
    package init(
        name: String, mark: String, options: [String] = [], linkerOptions: [String] = [], targets: String,
        toolchain: Toolchain
    ) {
        self.name = name
        self.mark = mark
        self.options = options
        self.linkerOptions = linkerOptions
        self.targets = targets
        self.toolchain = toolchain
    }

    /// The file's text.
    package var text: String {
        let isolation = checksIsolation ? "    .defaultIsolation(MainActor.self),\n" : ""
        let linking =
            linkerOptions.isEmpty
            ? "" : "let linking: [LinkerSetting] = [.unsafeFlags([\(linkerOptions.joined(separator: ", "))])]\n"
        return """
            // swift-tools-version: 6.2
            \(mark)
            import PackageDescription

            // Where Lectern is installed.
            let modules = \(Self.literal(toolchain.modules.path))
            let headers = [
            \(toolchain.moduleMaps.map { "    \(Self.literal($0.path)),\n" }.joined())]

            // What cells and answers are compiled with.
            let options = [\((["\"-I\"", "modules"] + options).joined(separator: ", "))]
            let settings: [SwiftSetting] = [
            \(isolation)    .unsafeFlags(options + headers.flatMap { ["-Xcc", "-fmodule-map-file=\\($0)"] }),
            ]
            \(linking)
            let package = Package(
                name: \(Self.literal(name)),
                targets: [
            \(targets)    ],
                swiftLanguageModes: [\(checksIsolation ? ".v6" : ".v5")])

            """
    }

    /// Text as a Swift literal: a folder's name may have any character.
    package static func literal(_ text: String) -> String { text.debugDescription }
}
