import Foundation

/// The Swift toolchain and Lectern's own build products: what compiling and running a cell needs.
public struct Toolchain: Sendable {
    /// The folder with `swift-frontend` and `ld.lld`.
    public var binaries: URL
    /// The folder with Lectern's build products: `CellHost`, `libLessonKit.so`, `Modules`.
    public var products: URL

    /// A toolchain in these folders; nothing is looked for.
    package init(binaries: URL, products: URL) {
        self.binaries = binaries
        self.products = products
    }

    /// The compiler proper, without the driver in front of it.
    public var frontend: URL { binaries.appending(path: "swift-frontend") }
    /// The linker.
    public var linker: URL { binaries.appending(path: "ld.lld") }
    /// The linker for cells: the system's, which has linked a cell before the toolchain's own has started; where there is none, that. A
    /// sandbox has the toolchain's alone.
    package var cellLinker: URL {
        let system = URL(filePath: "/usr/bin/ld")
        return FileManager.default.isExecutableFile(atPath: system.path) ? system : linker
    }
    /// Tells an editor of names and types.
    package var languageServer: URL { binaries.appending(path: "sourcekit-lsp") }
    /// Turns offsets in a library into lines.
    public var symbolizer: URL { binaries.appending(path: "llvm-symbolizer") }
    /// The process in which cells run.
    public var cellHost: URL { products.appending(path: "CellHost") }
    /// The library that cells import.
    public var lessonKit: URL { products.appending(path: "libLessonKit.so") }
    /// The library that the check of an answer imports, too.
    public var gradingKit: URL { products.appending(path: "libGradingKit.so") }
    /// The modules that cells import.
    public var modules: URL { products.appending(path: "Modules") }
    /// The compiler as a fact that hashes can contain: another one makes other libraries.
    package var identity: String { get throws { try Self.identity(of: frontend) } }

    /// A file's path, size and date.
    package static func identity(of file: URL) throws -> String {
        let facts = try FileManager.default.attributesOfItem(atPath: file.path)
        return "\(file.path) \(facts[.size] ?? 0) \(facts[.modificationDate] ?? Date.distantPast)"
    }

    /// The command with its parts as a fact that hashes can contain: another build of Lectern may make other things of the same.
    package var buildIdentity: String {
        get throws {
            let programs = ["lectern", "CellHost", "AnswerHost", "AnswerReader", "libLessonKit.so", "libGradingKit.so"]
            return try programs.map { try Self.identity(of: products.appending(path: $0)) }.joined(separator: "\n")
        }
    }

    /// The object that registers a library's types with the Swift runtime.
    public var runtimeObject: URL {
        binaries.deletingLastPathComponent().appending(path: "lib/swift/linux/\(Self.architecture)/swiftrt.o")
    }

    #if arch(arm64)
        package static let architecture = "aarch64"
    #else
        package static let architecture = "x86_64"
    #endif

    /// The toolchain that `swiftc` on the `PATH` belongs to, with the products beside the running executable.
    ///
    /// - Throws: `ToolchainError` where something is missing.
    public static func current(
        path: String = ProcessInfo.processInfo.environment["PATH"] ?? "",
        executable: URL = URL(filePath: "/proc/self/exe").resolvingSymlinksInPath()
    ) throws(ToolchainError) -> Toolchain {
        if isRebuilt() { throw ToolchainError.rebuilt }
        let compilers = path.split(separator: ":").map { URL(filePath: String($0)).appending(path: "swiftc") }
        guard let compiler = compilers.first(where: { FileManager.default.isExecutableFile(atPath: $0.path) }) else {
            throw ToolchainError.missing("swiftc", advice: "install Swift 6.3 and put its bin folder on the PATH")
        }
        // swiftc is a link to the driver, which is not one: the driver's folder is the toolchain's.
        let binaries = compiler.deletingLastPathComponent().resolvingSymlinksInPath()
        let products = executable.deletingLastPathComponent()
        let toolchain = Toolchain(binaries: binaries, products: Self.products(near: products))
        for file in [
            toolchain.frontend, toolchain.linker, toolchain.runtimeObject, toolchain.cellHost, toolchain.lessonKit,
        ]
        where !FileManager.default.fileExists(atPath: file.path) {
            throw ToolchainError.missing(
                file.path, advice: "build Lectern with 'swift build', or run it through ./lectern")
        }
        return toolchain
    }

    /// Whether another file has taken the place of the running program's since it began.
    ///
    /// - Parameter link: where the system tells the program's file.
    public static func isRebuilt(link: String = "/proc/self/exe") -> Bool {
        let file = try? FileManager.default.destinationOfSymbolicLink(atPath: link)
        return file?.hasSuffix(" (deleted)") == true
    }

    /// A test bundle's executable is the test runner's: products are then looked for along the loaded images.
    private static func products(near folder: URL) -> URL {
        if FileManager.default.fileExists(atPath: folder.appending(path: "CellHost").path) { return folder }
        let bundle = CommandLine.arguments.first { $0.hasSuffix(".xctest") } ?? ""
        let beside = URL(filePath: bundle).deletingLastPathComponent()
        return FileManager.default.fileExists(atPath: beside.appending(path: "CellHost").path) ? beside : folder
    }

    /// The module maps of the C modules that LessonKit is built on: a cell's compile wants them, though no cell sees them.
    package var moduleMaps: [URL] {
        guard let system = installation.find(Installation.cModules) else { return [] }
        let modules = (try? FileManager.default.contentsOfDirectory(atPath: system.path)) ?? []
        return modules.sorted().map { system.appending(path: "\($0)/include/module.modulemap") }
            .filter { FileManager.default.fileExists(atPath: $0.path) }
    }

    /// `-Xcc -fmodule-map-file=…` for each of ``moduleMaps``.
    package var moduleMapArguments: [String] {
        moduleMaps.flatMap { ["-Xcc", "-fmodule-map-file=\($0.path)"] }
    }

    /// The files that come with these products.
    package var installation: Installation { Installation(executable: products.appending(path: "lectern")) }
}
