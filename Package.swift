// swift-tools-version: 6.2
import PackageDescription

// The numeric modules are optimized in every configuration, so that one debug build serves a newcomer's first run;
// as whole modules, for without that a closure is not inlined into a loop of another file.
let numeric: [SwiftSetting] = [
    .unsafeFlags(["-O", "-disable-batch-mode", "-wmo", "-num-threads", "2", "-Xcc", "-march=native"])
]

let package = Package(
    name: "Lectern",
    products: [
        .executable(name: "lectern", targets: ["lectern"]),
        .executable(name: "CellHost", targets: ["CellHost"]),
        .executable(name: "AnswerHost", targets: ["AnswerHost"]),
        .executable(name: "AnswerReader", targets: ["AnswerReader"]),
        .executable(name: "lectern-train", targets: ["lectern-train"]),
        .library(name: "MessagePassing", targets: ["MessagePassing"]),
        .library(name: "LessonKit", type: .dynamic, targets: ["LessonKit"]),
        // Opened beside LessonKit's library for the check of an answer: nothing may be in both.
        .library(name: "GradingKit", type: .dynamic, targets: ["AnswerClient"]),
    ],
    traits: [.trait(name: "MPI", description: "Training on several machines: needs Debian's libopenmpi-dev.")],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/swiftlang/swift-syntax", exact: "603.0.1"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    ],
    targets: [
        // System: C libraries behind small headers of our own, so that a cell's compile needs nothing of /usr/include.
        .target(
            name: "COpenBLAS", path: "Sources/System/COpenBLAS", exclude: ["README.md"],
            linkerSettings: [.linkedLibrary("openblas")]),
        .target(name: "CProcessor", path: "Sources/System/CProcessor", exclude: ["README.md"]),
        .target(
            name: "CGD", path: "Sources/System/CGD", exclude: ["README.md"],
            cSettings: [.unsafeFlags(["-O2", "-I/usr/include/freetype2", "-I/usr/include/fribidi"])],
            linkerSettings: [.linkedLibrary("gd"), .linkedLibrary("freetype"), .linkedLibrary("fribidi")]),
        .target(
            name: "CDuktape", path: "Sources/System/CDuktape", exclude: ["README.md"],
            linkerSettings: [.linkedLibrary("duktape")]),
        .target(
            name: "CHTML", path: "Sources/System/CHTML", exclude: ["README.md"],
            cSettings: [.unsafeFlags(["-I/usr/include/libxml2"])], linkerSettings: [.linkedLibrary("xml2")]),
        .target(
            name: "CMarkdown", path: "Sources/System/CMarkdown", exclude: ["README.md"],
            linkerSettings: [.linkedLibrary("cmark-gfm"), .linkedLibrary("cmark-gfm-extensions")]),
        .target(
            name: "CXXHash", path: "Sources/System/CXXHash", exclude: ["README.md"],
            linkerSettings: [.linkedLibrary("xxhash")]),
        .target(
            name: "CCrypto", path: "Sources/System/CCrypto", exclude: ["README.md"],
            linkerSettings: [.linkedLibrary("crypto")]),
        .target(
            name: "CZlib", path: "Sources/System/CZlib", exclude: ["README.md"], linkerSettings: [.linkedLibrary("z")]),
        .target(
            name: "CArchive", path: "Sources/System/CArchive", exclude: ["README.md"],
            linkerSettings: [.linkedLibrary("archive")]),
        .target(
            name: "CMPI", path: "Sources/System/CMPI", exclude: ["README.md"],
            cSettings: [
                .define("LECTERN_MPI", .when(traits: ["MPI"])),
                .unsafeFlags(
                    ["-O2"] + ["x86_64", "aarch64"].map { "-I/usr/lib/\($0)-linux-gnu/openmpi/include" }),
            ], linkerSettings: [.linkedLibrary("mpi", .when(traits: ["MPI"]))]),
        .target(name: "CAllocator", path: "Sources/System/CAllocator", exclude: ["README.md"]),
        .target(name: "CCrash", path: "Sources/System/CCrash", exclude: ["README.md"]),
        .target(name: "CFrames", path: "Sources/System/CFrames", exclude: ["README.md"]),
        .target(name: "CConfine", dependencies: ["CCrash"], path: "Sources/System/CConfine", exclude: ["README.md"]),
        .target(name: "CZeroMQ", path: "Sources/System/CZeroMQ", exclude: ["README.md"]),
        .target(name: "CWatch", path: "Sources/System/CWatch", exclude: ["README.md"]),
        .target(name: "CFileAttributes", path: "Sources/System/CFileAttributes", exclude: ["README.md"]),
        .target(name: "CSpawn", path: "Sources/System/CSpawn", exclude: ["README.md"]),
        .target(
            name: "CProcess", dependencies: ["CCrash", "CFrames"], path: "Sources/System/CProcess",
            exclude: ["README.md"]),

        // What a cell imports.
        .target(name: "Random", exclude: ["README.md"], swiftSettings: numeric),
        .target(name: "Wording", exclude: ["README.md"]),
        .target(name: "DeepStack", exclude: ["README.md"]),
        .target(name: "Palette", exclude: ["README.md"]),
        .target(name: "Pictures", exclude: ["README.md"], swiftSettings: numeric),
        .target(name: "Raster", dependencies: ["CGD", "Palette"], exclude: ["README.md"], swiftSettings: numeric),
        .target(
            name: "Kernels", dependencies: ["COpenBLAS", "CProcessor"], exclude: ["README.md"], swiftSettings: numeric),
        .target(name: "Files", dependencies: ["CZlib"], exclude: ["README.md"], swiftSettings: numeric),
        .target(
            name: "Datasets", dependencies: ["Files", "Kernels", "Palette", "Random", "Raster"], exclude: ["README.md"],
            swiftSettings: numeric),
        .target(
            name: "Figures", dependencies: ["Kernels", "Palette", "Pictures", "Raster"], exclude: ["README.md"],
            swiftSettings: numeric),
        .target(
            name: "Networks", dependencies: ["CAllocator", "Files", "Kernels", "Datasets", "Random", "Wording"],
            exclude: ["README.md"], swiftSettings: numeric),
        .target(
            name: "Models", dependencies: ["Kernels", "Datasets", "Networks", "Random", "Wording"],
            exclude: ["README.md"], swiftSettings: numeric),
        .target(name: "MessagePassing", dependencies: ["CMPI", "Networks"], exclude: ["README.md"]),
        .target(name: "PropertyTesting", dependencies: ["Random"], exclude: ["README.md"], swiftSettings: numeric),
        .target(name: "Outputs", dependencies: ["Palette", "Wording"], exclude: ["README.md"]),
        .target(
            name: "LessonKit",
            dependencies: [
                "Kernels", "Datasets", "Networks", "Models", "Figures", "Palette", "Pictures", "PropertyTesting",
                "Outputs",
            ], exclude: ["README.md"], swiftSettings: numeric),

        // The two sides of a call to an answer.
        .target(name: "AnswerProtocol", exclude: ["README.md"], swiftSettings: numeric),
        .target(
            name: "AnswerClient", dependencies: ["AnswerProtocol", "CSpawn"], exclude: ["README.md"],
            // A check calls an answer thousands of times, and a value may have a megabyte.
            swiftSettings: [.unsafeFlags(["-O"])]),
        .executableTarget(
            name: "AnswerHost", dependencies: ["AnswerProtocol", "CConfine"], exclude: ["README.md"],
            // The answer's library finds AnswerProtocol in the executable.
            linkerSettings: [.unsafeFlags(["-Xlinker", "--export-dynamic"])]),

        // The engine.
        .target(
            name: "Literate",
            dependencies: [
                "CFileAttributes", "CMarkdown", "DeepStack", "Random", "Wording",
                .product(name: "Yams", package: "Yams"),
            ],
            exclude: ["README.md"],
            // Every verb reads the course first: without it, that was most of the time of a graded answer.
            swiftSettings: [.unsafeFlags(["-O"])]),
        // Also compiled as Embedded Swift: no Foundation, no existentials.
        .target(
            name: "Interpreter", dependencies: ["AnswerProtocol"], exclude: ["README.md"],
            swiftSettings: [.unsafeFlags(["-O"])]),
        .target(
            name: "Toolchain",
            dependencies: ["CXXHash", "Wording", .product(name: "Subprocess", package: "swift-subprocess")],
            exclude: ["README.md"]),
        .target(
            name: "Evaluation",
            dependencies: [
                "DeepStack", "Literate", "Outputs", "Toolchain", "Wording", "CFrames",
                .product(name: "SwiftSyntax", package: "swift-syntax"),
                .product(name: "SwiftParser", package: "swift-syntax"),
                .product(name: "Subprocess", package: "swift-subprocess"),
            ], exclude: ["README.md"]),
        .executableTarget(
            name: "CellHost", dependencies: ["CProcess", "CFrames"], exclude: ["README.md"],
            linkerSettings: [
                .unsafeFlags([
                    "-Xlinker", "--export-dynamic", "-Xlinker", "--no-as-needed", "-lFoundation",
                    "-lswiftSwiftOnoneSupport",
                ])
            ]),
        .target(
            name: "Highlighting",
            dependencies: [
                "DeepStack", "Palette",
                .product(name: "SwiftSyntax", package: "swift-syntax"),
                .product(name: "SwiftParser", package: "swift-syntax"),
                .product(name: "SwiftIDEUtils", package: "swift-syntax"),
            ], exclude: ["README.md"]),
        // What somebody handed in is parsed in a process of its own.
        .target(
            name: "AnswerReading",
            dependencies: [
                .product(name: "SwiftSyntax", package: "swift-syntax"),
                .product(name: "SwiftParser", package: "swift-syntax"),
                .product(name: "Yams", package: "Yams"),
            ], exclude: ["README.md"]),
        .executableTarget(name: "AnswerReader", dependencies: ["AnswerReading", "CArchive"], exclude: ["README.md"]),
        .target(
            name: "Grading",
            dependencies: [
                "Evaluation", "Outputs", "Toolchain", "AnswerClient", "AnswerProtocol", "AnswerReading", "Wording",
                "DeepStack", "Figures", "Literate", "Palette",
                .product(name: "SwiftSyntax", package: "swift-syntax"),
                .product(name: "SwiftParser", package: "swift-syntax"),
                .product(name: "Subprocess", package: "swift-subprocess"),
                .product(name: "Mustache", package: "swift-mustache"),
            ], exclude: ["README.md"]),
        .target(
            name: "Reference",
            dependencies: ["Toolchain", "Literate", .product(name: "Subprocess", package: "swift-subprocess")],
            exclude: ["README.md"]),
        .target(
            name: "Site",
            dependencies: [
                "Literate", "Outputs", "Toolchain", "Highlighting", "Palette", "Raster", "Reference", "Wording",
                "DeepStack", "Files", "Interpreter", "CCrypto", "CDuktape", "CHTML",
                .product(name: "Mustache", package: "swift-mustache"),
            ], exclude: ["README.md"],
            // Text by the megabyte: pages, what a search finds, the checking of links.
            swiftSettings: [.unsafeFlags(["-O"])]),
        .target(
            name: "CourseBuild",
            dependencies: [
                "Evaluation", "Outputs", "Grading", "Literate", "Raster", "Reference", "Site", "Toolchain", "Wording",
            ],
            exclude: ["README.md"]),
        .target(
            name: "Preview",
            dependencies: [
                "CourseBuild", "Literate", "Toolchain", .product(name: "FlyingFox", package: "FlyingFox"),
                .product(name: "FlyingSocks", package: "FlyingFox"),
            ], exclude: ["README.md"],
            // A page is gone through byte by byte each time that it is asked for.
            swiftSettings: [.unsafeFlags(["-O"])]),
        .target(
            name: "Terminal",
            dependencies: [
                "Figures", "Literate", "Outputs", "Highlighting", "Palette", "Pictures", "Raster", "Wording",
            ],
            exclude: ["README.md"]),
        .target(
            name: "Interchange",
            dependencies: [
                "Evaluation", "Literate", "Outputs", "Toolchain", "Wording",
                .product(name: "Subprocess", package: "swift-subprocess"),
            ], exclude: ["README.md"]),
        .target(
            name: "JupyterKernel",
            dependencies: ["CCrypto", "CZeroMQ", "Evaluation", "Interchange", "Literate", "Outputs"],
            exclude: ["README.md"]),
        .executableTarget(
            name: "lectern",
            dependencies: [
                "JupyterKernel", "Site", "Terminal", "Interchange", "CourseBuild", "Preview", "Grading", "Reference",
                "Evaluation",
                "Literate",
                "Outputs", "Toolchain", "Wording", "CWatch",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], exclude: ["README.md"]),

        .executableTarget(
            name: "lectern-train",
            dependencies: [
                "Kernels", "Datasets", "Networks", "Models", "MessagePassing",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ], exclude: ["README.md"]),

        // What the house demands of itself: imports, READMEs, documentation, names.
        .testTarget(
            name: "ArchitectureTests",
            dependencies: [
                .product(name: "SwiftSyntax", package: "swift-syntax"),
                .product(name: "SwiftParser", package: "swift-syntax"),
            ]),
        .testTarget(
            name: "KernelsTests", dependencies: ["Kernels", "Random"],
            // The definitions are loops over millions of values.
            swiftSettings: [.unsafeFlags(["-O"])]),
        .testTarget(name: "FilesTests", dependencies: ["Files"]),
        .testTarget(
            name: "NetworksTests", dependencies: ["Networks", "Datasets", "Files", "Kernels", "Random"]),
        .testTarget(
            name: "ModelsTests",
            dependencies: ["Models", "Networks", "Datasets", "Kernels", "PropertyTesting", "Random"]),
        .testTarget(name: "DatasetsTests", dependencies: ["Datasets", "Files", "Kernels", "Random"]),
        .testTarget(
            name: "FiguresTests", dependencies: ["Figures", "Palette", "Raster", "Kernels", "Random"],
            exclude: ["Snapshots"],
            // Snapshots are compared pixel by pixel.
            swiftSettings: [.unsafeFlags(["-O"])]),
        .testTarget(
            name: "LessonKitTests",
            dependencies: ["LessonKit", "Networks", "Models", "Figures", "Outputs", "PropertyTesting"]),
        .testTarget(
            name: "PropertyTestingTests", dependencies: ["PropertyTesting"],
            // As cells are compiled.
            swiftSettings: [.defaultIsolation(MainActor.self)]),
        .testTarget(
            name: "InterpreterTests", dependencies: ["AnswerProtocol", "Interpreter", "Random", "DeepStack"],
            exclude: ["Corpus"]),
        .testTarget(name: "RandomTests", dependencies: ["Random"]),
        .testTarget(name: "WordingTests", dependencies: ["Wording"]),
        .testTarget(name: "DeepStackTests", dependencies: ["DeepStack"]),
        .testTarget(
            name: "LiterateTests", dependencies: ["Literate", "Random", "TestSupport"], exclude: ["Snapshots"]),
        // Chapters that were changed at random, on every way that a chapter goes.
        .testTarget(
            name: "FuzzTests",
            dependencies: ["Interchange", "Literate", "Outputs", "Random", "Site", "Terminal", "TestSupport"],
            exclude: ["Corpus"],
            // A million chapters.
            swiftSettings: [.unsafeFlags(["-O"])]),
        .testTarget(name: "ToolchainTests", dependencies: ["Toolchain"]),
        .testTarget(name: "OutputsTests", dependencies: ["Outputs", "Palette"]),
        .testTarget(
            name: "InterchangeTests",
            dependencies: ["Interchange", "Literate", "Outputs", "Random", "TestSupport", "Toolchain"]),
        .testTarget(
            name: "JupyterKernelTests",
            dependencies: ["JupyterKernel", "CZeroMQ", "CellHost", "Evaluation", "LessonKit", "Toolchain"]),
        .testTarget(
            name: "EvaluationTests",
            dependencies: ["Evaluation", "Outputs", "Toolchain", "CFrames", "CellHost", "Literate"]),
        .testTarget(name: "CellHostTests", dependencies: ["CellHost", "CFrames", "CProcess", "Evaluation"]),
        .testTarget(name: "AnswerProtocolTests", dependencies: ["AnswerProtocol", "PropertyTesting"]),
        .testTarget(name: "AnswerClientTests", dependencies: ["AnswerClient", "AnswerProtocol"]),
        .testTarget(name: "AnswerHostTests", dependencies: ["AnswerHost", "Evaluation", "Toolchain"]),
        .testTarget(
            name: "AnswerReadingTests",
            dependencies: [
                "AnswerReading",
                .product(name: "SwiftSyntax", package: "swift-syntax"),
                .product(name: "SwiftParser", package: "swift-syntax"),
            ]),
        .testTarget(
            name: "GradingTests",
            dependencies: [
                "Grading", "CellHost", "AnswerHost", "AnswerReader", "AnswerReading", "AnswerProtocol", "Evaluation",
                "Literate", "Outputs", "TestSupport", "Toolchain",
            ]),
        // Hostile answers: those of Benchmarks/attacks, and texts that would end a parser.
        .testTarget(
            name: "AttackTests",
            dependencies: [
                "Grading", "CellHost", "AnswerHost", "AnswerReader", "AnswerReading", "Evaluation", "Literate",
                "Toolchain",
            ], path: "Tests/Attacks"),
        .testTarget(name: "HighlightingTests", dependencies: ["Highlighting"]),
        .testTarget(
            name: "ReferenceTests", dependencies: ["Reference", "Toolchain", "CellHost", "LessonKit", "Literate"]),
        .testTarget(name: "PicturesTests", dependencies: ["Pictures", "Figures", "Palette"]),
        .testTarget(
            name: "SiteTests",
            dependencies: [
                "Site", "Evaluation", "Reference", "CellHost", "LessonKit", "Literate", "Outputs", "Highlighting",
                "Palette", "Random", "Raster", "TestSupport", "lectern", "Grading", "AnswerHost", "AnswerReader",
            ]),
        .testTarget(
            name: "CourseBuildTests",
            dependencies: [
                "CourseBuild", "Outputs", "Evaluation", "Literate", "Raster", "Reference", "Site", "TestSupport",
                "Toolchain",
            ], exclude: ["Snapshots"]),
        // Wrong code in chapters, which their checks must notice.
        .testTarget(
            name: "LessonTests",
            dependencies: [
                "Evaluation", "Grading", "Literate", "Outputs", "Toolchain", "CellHost", "AnswerHost", "AnswerReader",
                "LessonKit", .product(name: "Yams", package: "Yams"),
            ], exclude: ["Mutants"]),
        .testTarget(
            name: "TerminalTests",
            dependencies: [
                "Terminal", "TestSupport", "Random", "Literate", "Outputs", "Palette", "Pictures", "Raster",
            ],
            exclude: ["Snapshots"]),
        .testTarget(
            name: "CommandTests",
            dependencies: [
                "lectern", "lectern-train", "CellHost", "TestSupport", "Grading", "Kernels", "Literate", "Networks",
                "Outputs", "Terminal",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Yams", package: "Yams"),
            ], exclude: ["Slurm", "Snapshots"]),
        // A chapter with one of everything, and snapshots of text.
        .target(
            name: "TestSupport", dependencies: ["Terminal", "Outputs", "Literate"],
            path: "Tests/TestSupport", exclude: ["README.md"]),
    ],
    swiftLanguageModes: [.v6]
)
