import ArgumentParser
import Evaluation
import Foundation
import JupyterKernel
import Terminal

/// `lectern kernel`
struct KernelCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "kernel",
        abstract: "Run Swift cells in JupyterLab, VS Code and nbconvert.",
        discussion: """
            A notebook's cells are compiled and run as a chapter's are: a later cell sees what earlier ones declared, a cell that \
            fails leaves nothing behind, and figures are shown below their cells. It needs Debian's libzmq5.

            EXAMPLES:
              lectern kernel install
              jupyter nbconvert --to notebook --execute 09.ipynb
            """,
        subcommands: [Install.self, Run.self])

    /// `lectern kernel install`
    struct Install: ConsoleCommand {
        static let configuration = CommandConfiguration(
            commandName: "install",
            abstract: "Tell Jupyter of this kernel.",
            discussion: """
                Writes kernel.json where Jupyter looks for a user's kernels: in the folder of JUPYTER_DATA_DIR, or in \
                ~/.local/share/jupyter.

                EXAMPLES:
                  lectern kernel install
                """)

        func run(on console: Console) async throws {
            let environment = ProcessInfo.processInfo.environment
            let shared = environment["XDG_DATA_HOME"] ?? (environment["HOME"] ?? NSHomeDirectory()) + "/.local/share"
            let folder = URL(filePath: environment["JUPYTER_DATA_DIR"] ?? shared + "/jupyter")
                .appending(path: "kernels/swift")
            let file = folder.appending(path: "kernel.json")
            let program = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath().path
            let specification = KernelSpecification(argv: [program, "kernel", "run", "{connection_file}"])
            try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
            try Data(specification.json.utf8).write(to: file, options: .atomic)
            console.write([Line("Wrote \(file.path)")])
            console.write([Line("Next: choose Swift in JupyterLab or VS Code", .bold)])
        }
    }

    /// `lectern kernel run`
    struct Run: ConsoleCommand {
        static let configuration = CommandConfiguration(
            commandName: "run",
            abstract: "Be the kernel; Jupyter calls this.",
            discussion: """
                EXAMPLES:
                  lectern kernel run connection.json
                """)

        @Argument(help: "The file in which Jupyter says where it waits.")
        var connection: String

        func run(on console: Console) async throws {
            let kept = KeptHosts()
            // The user interrupts what lasts too long.
            let day = 86_400.0
            let paths = CoursePaths(document: "notebook")
            let evaluator = try Evaluator(
                toolchain: .current(), cache: paths.writableCache, limits: CellLimits(seconds: day), kept: kept)
            let version = try await evaluator.toolchain.compilerVersion().firstMatch(of: /[\d.]+\d/)?.output
            let kernel = try Kernel(
                connection: connection, evaluator: evaluator, swiftVersion: version.map(String.init) ?? "6")
            do {
                try await kernel.run()
            } catch {
                await kept.end()
                throw error
            }
            await kept.end()
        }
    }
}
