import ArgumentParser
import Foundation
import Toolchain

/// `lectern install`
struct InstallCommand: ConsoleCommand {
    static let configuration = CommandConfiguration(
        commandName: "install",
        abstract: "Copy Lectern into a folder, so that it works without its source tree.",
        discussion: """
            Writes FOLDER/lib/lectern and the link FOLDER/bin/lectern. Swift itself and the Debian packages that \
            'lectern doctor' names have to be there, too.

            EXAMPLES:
              lectern install ~/.local
            """)

    @Argument(help: "The folder, for example ~/.local or /usr/local.", completion: .directory)
    var folder: String

    func run(on console: Console) async throws {
        let prefix = URL(filePath: folder, directoryHint: .isDirectory).standardizedFileURL
        let toolchain = try Toolchain.current()
        let command = try toolchain.installation.install(into: prefix, products: toolchain.products)
        console.write("Installed \(command.path)\nNext: \(command.path) doctor\n")
    }
}
