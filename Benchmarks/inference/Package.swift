// swift-tools-version: 6.2
import PackageDescription

// Networks by itself, which builds without the engine. The folders are links to those of the whole package.
let cpu = Context.environment["LECTERN_CPU"] ?? "native"
let numeric: [SwiftSetting] = [
    .unsafeFlags(["-O", "-disable-batch-mode", "-wmo", "-num-threads", "2", "-Xcc", "-march=\(cpu)"])
]

let package = Package(
    name: "Inference",
    targets: [
        .target(name: "COpenBLAS", exclude: ["README.md"], linkerSettings: [.linkedLibrary("openblas")]),
        .target(name: "CProcessor", exclude: ["README.md"]),
        .target(name: "CZlib", exclude: ["README.md"], linkerSettings: [.linkedLibrary("z")]),
        .target(
            name: "CGD", exclude: ["README.md"],
            cSettings: [.unsafeFlags(["-O2", "-I/usr/include/freetype2", "-I/usr/include/fribidi"])],
            linkerSettings: [.linkedLibrary("gd"), .linkedLibrary("freetype"), .linkedLibrary("fribidi")]),
        .target(name: "CAllocator", exclude: ["README.md"]),
        .target(name: "Random", exclude: ["README.md"], swiftSettings: numeric),
        .target(name: "Wording", exclude: ["README.md"]),
        .target(name: "Palette", exclude: ["README.md"]),
        .target(name: "Files", dependencies: ["CZlib"], exclude: ["README.md"], swiftSettings: numeric),
        .target(name: "Raster", dependencies: ["CGD", "Palette"], exclude: ["README.md"], swiftSettings: numeric),
        .target(
            name: "Kernels", dependencies: ["COpenBLAS", "CProcessor"], exclude: ["README.md"], swiftSettings: numeric),
        .target(
            name: "Datasets", dependencies: ["Files", "Kernels", "Palette", "Random", "Raster"], exclude: ["README.md"],
            swiftSettings: numeric),
        .target(
            name: "Networks", dependencies: ["CAllocator", "Files", "Kernels", "Datasets", "Random", "Wording"],
            exclude: ["README.md"], swiftSettings: numeric),
        .target(
            name: "Models", dependencies: ["Kernels", "Datasets", "Networks", "Random", "Wording"],
            exclude: ["README.md"], swiftSettings: numeric),
        .executableTarget(name: "infer", dependencies: ["Models", "Networks", "Kernels"]),
    ],
    swiftLanguageModes: [.v6]
)
