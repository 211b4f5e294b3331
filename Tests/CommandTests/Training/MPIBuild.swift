import Foundation
import Testing

/// `lectern-train` with MPI, made of the objects of this build: as the trait does, but for the one C file that differs. A build with
/// the trait compiles all modules anew, for it has another flag: two minutes, in place of one second.
struct MPIBuild: CommandRunner {
    /// What is missing on this machine; nil where nothing is.
    static var missing: String? {
        for name in ["mpicc", "mpirun"] where !FileManager.default.isExecutableFile(atPath: "/usr/bin/\(name)") {
            return "OpenMPI is missing: apt-get install openmpi-bin libopenmpi-dev"
        }
        let isBuilt = FileManager.default.fileExists(atPath: objects.path)
        return isBuilt ? nil : "the list of lectern-train's objects is missing"
    }

    private static var build: URL { MPIBuild().executable.deletingLastPathComponent() }
    private static var objects: URL { build.appending(path: "lectern-train.product/Objects.LinkFileList") }

    /// Writes the executable into a folder.
    func make(in folder: URL) async throws -> URL {
        let source = URL(filePath: #filePath).pathComponents.dropLast(4).joined(separator: "/") + "/Sources/System/CMPI"
        let shim = folder.appending(path: "CMPI.o")
        let list = try String(contentsOf: Self.objects, encoding: .utf8).split(separator: "\n")
        let others = list.filter { !$0.contains("/CMPI.c.o") }
        try #require(others.count == list.count - 1, "Objects.LinkFileList was not understood")
        let rest = folder.appending(path: "objects")
        try Data(others.joined(separator: "\n").utf8).write(to: rest)
        let trained = folder.appending(path: "lectern-train")
        for (program, arguments) in [
            ("mpicc", ["-O2", "-DLECTERN_MPI", "-I", "\(source)/include", "-c", "\(source)/CMPI.c", "-o", shim.path]),
            (
                "swiftc",
                ["@\(rest.path)", shim.path, "-o", trained.path, "-lmpi", "-lopenblas", "-lgd", "-lfreetype"]
                    // As SwiftPM calls the function that begins it.
                    + ["-lfribidi", "-lz", "-Xlinker", "--defsym=main=lectern_train_main"]
            ),
        ] {
            // Swift's own clang, for mpicc's usual compiler need not be installed.
            let result = try await run(
                URL(filePath: "/usr/bin/env"), [program] + arguments, in: folder, environment: ["OMPI_CC": "clang"])
            try #require(result.code == 0, "\(program): \(result)")
        }
        return trained
    }
}
