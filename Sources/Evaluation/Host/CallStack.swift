import Foundation
import Subprocess

/// A call stack as the host reports it, innermost frame first.
struct CallStack: Sendable {
    /// One frame: a loaded image, and the offset of the instruction in it.
    struct Frame: Sendable, Hashable {
        var image: String
        var offset: String
    }

    var frames: [Frame]

    /// Reads a `callStack` frame's text.
    init(_ text: String) {
        frames = text.split(separator: "\n").compactMap { line in
            let fields = line.split(separator: "\t")
            return fields.count == 2 ? Frame(image: String(fields[0]), offset: String(fields[1])) : nil
        }
    }

    /// The calls that come again and again, each once: those of endless recursion. Where in its last round the stack ended differs
    /// from run to run; these calls do not.
    var repeatedCalls: [Frame] {
        let counts = Dictionary(frames.map { ($0, 1) }, uniquingKeysWith: +)
        return counts.filter { $0.value >= 8 }.keys.sorted { ($0.image, $0.offset) < ($1.image, $1.offset) }
    }

    /// Where a cell's code was, and what the compiler noted about the trap there.
    struct Place: Sendable, Equatable {
        /// The module whose code it is, e.g. `Cell3`.
        var moduleName: String
        /// The line in the cell.
        var line: Int
        /// The column, from 1.
        var column: Int
        /// E.g. `arithmetic overflow`: the optimizer keeps it as the name of an inlined function.
        var runtimeFailure: String?
    }

    /// The innermost place in a cell's own code, in endless recursion that of a call which comes again, by the debug information of
    /// the cells' libraries; nil where there is none.
    func innermostPlace(toolchain: Toolchain) async -> Place? {
        let own = (repeatedCalls + frames).filter {
            $0.image.hasSuffix(".so") && URL(filePath: $0.image).lastPathComponent.hasPrefix("libCell")
        }
        for frame in own.prefix(32) {
            let result = try? await run(
                .path(.init(toolchain.symbolizer.path)),
                arguments: ["--obj=\(frame.image)", "--inlines", "--output-style=LLVM", "0x\(frame.offset)"],
                output: .string(limit: 1 << 16), error: .discarded)
            let name = URL(filePath: frame.image).deletingPathExtension().lastPathComponent.dropFirst(3)
            if let place = Self.place(in: result?.standardOutput ?? "", moduleName: String(name)) { return place }
        }
        return nil
    }

    /// Reads the symbolizer's answer: a function's name and `file:line:column`, innermost first.
    static func place(in text: String, moduleName: String) -> Place? {
        let lines = text.split(separator: "\n")
        let marker = "Swift runtime failure: "
        let failure = lines.first { $0.hasPrefix(marker) }.map { String($0.dropFirst(marker.count)) }
        for line in lines {
            let fields = line.split(separator: ":")
            guard fields.count >= 3, fields[fields.count - 3].hasSuffix(CellProgram.fileName),
                let number = Int(fields[fields.count - 2]), number > 0
            else { continue }
            return Place(
                moduleName: moduleName, line: number, column: max(1, Int(fields[fields.count - 1]) ?? 1),
                runtimeFailure: failure)
        }
        return nil
    }
}
