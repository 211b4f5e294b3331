import Foundation
import Toolchain

/// What the compiler and the linker are called with, and what they may read.
extension AnswerCompiler {
    /// - Parameter others: names of sources that are read and not compiled.
    func frontendCommand(_ sources: [String], beside others: [String] = []) -> [String] {
        [toolchain.frontend.path, "-c"] + sources.flatMap { ["-primary-file", $0] } + others
            + objects(sources).flatMap { ["-o", $0] } + ["-module-name", "Answer"] + options
    }

    private func objects(_ sources: [String]) -> [String] { sources.map { "\($0).o" } }

    var options: [String] { optimization + commonOptions }

    /// C's modules are the same for both: clang tells them apart by its own optimization.
    private var optimization: [String] { optimizes ? ["-O"] : ["-Onone", "-Xcc", "-Os"] }

    /// The options that do not depend on the answer.
    var commonOptions: [String] {
        [
            "-parse-as-library", "-import-module", "Kernels", "-swift-version", "6", "-default-isolation", "MainActor",
            "-assert-config", "Debug", "-g", "-Xcc", "-fno-omit-frame-pointer", "-suppress-warnings",
            // An expression that takes longer takes minutes, and then nothing is said of it.
            "-solver-expression-time-threshold=3", "-diagnostic-style", "llvm", "-I", toolchain.modules.path,
            "-module-cache-path", moduleCache.path,
        ] + Toolchain.isolationOptions + toolchain.moduleMapArguments + namesInside
    }

    /// What the debug information calls the folders of the outside: an answer can read its own library.
    private var namesInside: [String] {
        // Headers are at SYSTEM/NAME/include/module.modulemap.
        let headers = toolchain.moduleMaps.prefix(1).map { $0.appending(path: "../../..").standardizedFileURL.path }
        let folders = [
            toolchain.binaries.deletingLastPathComponent().path, toolchain.products.path, moduleCache.path,
        ]
        return zip(folders + headers, ["/swift", "/lectern", "/modules", "/headers"]).flatMap { folder, name in
            ["-file-prefix-map", "\(folder)=\(name)"]
        }
    }

    /// What an answer is linked with. To read the symbols of the large libraries takes the linker most of its time.
    enum LinkedLibraries {
        /// Swift's own and C's.
        case swift
        /// LessonKit and Foundation, too.
        case all
    }

    /// - Parameter dispatcher: the exercise's object, where it was compiled before. The linker then says which symbols are in none of
    ///   the objects and libraries.
    func linkerCommand(
        _ sources: [String], calledBy dispatcher: Sandbox.Mount?, _ libraries: LinkedLibraries
    ) -> [String] {
        let runtime = toolchain.binaries.deletingLastPathComponent().appending(path: "lib/swift/linux")
        let more: [String] =
            switch libraries {
            case .swift: ["c", "m"].map { "/usr/lib/\(Toolchain.architecture)-linux-gnu/lib\($0).so.6" }
            case .all:
                ["Foundation", "FoundationEssentials", "_FoundationICU", "dispatch", "swiftDispatch"].map {
                    runtime.appending(path: "lib\($0).so").path
                }
            }
        return [
            toolchain.linker.path, "-shared", "--eh-frame-hdr", "-o", "libAnswer.so", toolchain.runtimeObject.path,
        ] + objects(sources)
            + (dispatcher.map { [place(of: $0), "-z", "defs", "--warn-unresolved-symbols"] } ?? [])
            + ["-rpath", "/lectern:\(Sandbox.Inside.runtime)", "--as-needed"]
            // By its name alone, under which the answer's process looks for it in the folders above.
            + (libraries == .all ? ["-L\(lessonKitFolder)", "-l:\(toolchain.lessonKit.lastPathComponent)"] : [])
            + more.filter { FileManager.default.fileExists(atPath: $0) }
            + ["-L\(runtime.path)", "-lswiftCore", "-lswift_Concurrency", "-lswift_StringProcessing"]
    }

    /// Where the compiler finds what is mounted.
    private func place(of mount: Sandbox.Mount) -> String { isConfined ? mount.inside : mount.outside.path }

    private var lessonKitFolder: String { URL(filePath: place(of: lessonKitMount)).deletingLastPathComponent().path }

    var lessonKitMount: Sandbox.Mount { .readOnly(toolchain.lessonKit, at: Sandbox.Inside.lessonKit) }

    /// What `import Kernels` and `import Foundation` read: modules, module maps, and headers, at their own paths.
    var headerMounts: [Sandbox.Mount] {
        let headers = toolchain.moduleMaps.map { $0.deletingLastPathComponent().path }
        return ([toolchain.modules.path, moduleCache.path, "/usr/include"] + headers)
            .filter { FileManager.default.fileExists(atPath: $0) }
            .map { .readOnly(URL(filePath: $0), at: $0) }
    }
}
