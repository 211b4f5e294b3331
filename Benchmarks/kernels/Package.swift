// swift-tools-version: 6.2
import PackageDescription

// Kernels by itself, which builds in seconds: for benchmarks, sanitizers and CPUs other than this one. The folders are
// links to those of the whole package.
let cpu = Context.environment["LECTERN_CPU"] ?? "native"
let numeric: [SwiftSetting] = [
    .unsafeFlags(["-O", "-disable-batch-mode", "-wmo", "-num-threads", "2", "-Xcc", "-march=\(cpu)"])
]

let package = Package(
    name: "KernelsAlone",
    targets: [
        .target(name: "COpenBLAS", exclude: ["README.md"], linkerSettings: [.linkedLibrary("openblas")]),
        .target(name: "CProcessor", exclude: ["README.md"]),
        .target(
            name: "Kernels", dependencies: ["COpenBLAS", "CProcessor"], exclude: ["README.md"], swiftSettings: numeric),
        .target(name: "Random", exclude: ["README.md"], swiftSettings: numeric),
        .executableTarget(name: "measure", dependencies: ["Kernels"], swiftSettings: [.unsafeFlags(["-O"])]),
        .testTarget(name: "KernelsTests", dependencies: ["Kernels", "Random"], swiftSettings: [.unsafeFlags(["-O"])]),
    ],
    swiftLanguageModes: [.v6]
)
