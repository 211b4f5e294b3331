import Outputs

/// The kernel as Jupyter's programs know it.
package struct KernelSpecification: Encodable {
    /// The command that starts it.
    var argv: [String]
    let displayName = "Swift"
    /// As exported notebooks name it.
    let language = "swift"
    /// A cell is ended by a message, not by a signal, which would end the kernel.
    let interruptMode = "message"

    /// A kernel that this command starts, with `{connection_file}` where the file's path belongs.
    package init(argv: [String]) { self.argv = argv }

    enum CodingKeys: String, CodingKey {
        case argv, language
        case displayName = "display_name"
        case interruptMode = "interrupt_mode"
    }

    /// The text of `kernel.json`.
    package var json: String { JSONDocument.text(self) }
}
