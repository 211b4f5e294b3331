/// The house from the ground up: a module imports only from rows above its own. CONTRIBUTING's map says what each is for.
enum Layers {
    static let rows: [[String]] = [
        [
            "COpenBLAS", "CAllocator", "CProcessor", "CGD", "CDuktape", "CHTML", "CMarkdown", "CXXHash", "CCrypto",
            "CZlib", "CArchive", "CCrash", "CSpawn", "CFrames", "CWatch", "CMPI", "CZeroMQ",
            "CFileAttributes",
        ],
        ["CConfine", "CProcess"],
        ["Random", "Wording", "DeepStack", "Palette", "Pictures"],
        ["Raster"],
        ["Kernels"],
        ["Files"],
        ["Datasets"],
        ["Networks"],
        ["Models", "MessagePassing"],
        ["Figures"],
        ["PropertyTesting"],
        ["Outputs"],
        ["AnswerProtocol", "AnswerReading"],
        ["AnswerClient", "AnswerHost", "AnswerReader", "Interpreter"],
        ["LessonKit"],
        ["Literate"],
        ["Toolchain"],
        ["CellHost"],
        ["Evaluation"],
        ["Highlighting"],
        ["Grading", "Reference"],
        ["Site", "Terminal", "Interchange"],
        ["CourseBuild", "JupyterKernel"],
        ["Preview"],
        ["lectern", "lectern-train"],
    ]

    /// A module's row, counted from the ground.
    static func row(of module: String) -> Int? { rows.firstIndex { $0.contains(module) } }

    /// What a few modules may import although others of their row may not, or may not although they lie higher.
    struct Wall {
        var imported: String
        /// The only modules that may import it; nil where all may but `never`.
        var only: [String]?
        var never: [String] = []
        var because: String
    }

    static let walls: [Wall] = [
        Wall(
            imported: "ArgumentParser", only: ["lectern", "lectern-train"],
            because: "only the commands know arguments; give the module values"),
        Wall(imported: "CMPI", only: ["MessagePassing"], because: "MPI has one importer; training asks a GradientSum"),
        Wall(imported: "FlyingFox", only: ["Preview"], because: "the preview has the only server"),
        Wall(imported: "COpenBLAS", only: ["Kernels"], because: "linear algebra is Kernels'; call its functions"),
        Wall(imported: "CZlib", only: ["Files"], because: "zlib has one importer; read and write through Files"),
        Wall(
            imported: "Evaluation", only: nil, never: ["Site", "Terminal"],
            because: "pages and lines show values; take them from Outputs, hashes from Toolchain"),
        Wall(imported: "CGD", only: ["Raster"], because: "libgd has one importer; draw with Raster"),
        Wall(
            imported: "CArchive", only: ["AnswerReader"],
            because: "archives that somebody handed in are read in a process with limits"),
        Wall(imported: "CDuktape", only: ["Site"], because: "scripts run in one place"),
        Wall(imported: "CHTML", only: ["Site"], because: "libxml2 has one importer"),
        Wall(imported: "CMarkdown", only: ["Literate"], because: "cmark-gfm has one importer; ask Literate"),
    ]

    /// What comes with the toolchain and the system, which Package.swift does not declare.
    static let toolchain: Set<String> = [
        "Swift", "Foundation", "FoundationXML", "Glibc", "Synchronization", "Dispatch", "_Concurrency", "Testing",
        "XCTest",
    ]
}
