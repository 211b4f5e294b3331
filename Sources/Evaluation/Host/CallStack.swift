import Foundation
import Toolchain

/// A call stack as the host reports it, innermost frame first.
struct CallStack: Sendable {
    /// One frame: a loaded image, and the offset of the instruction in it.
    struct Frame: Sendable, Hashable {
        var image: String
        var offset: String
    }

    var frames: [Frame]

    /// Reads the payload of a `callStack` frame.
    init(_ payload: [UInt8]) {
        var reader = ByteReader(payload)
        frames = []
        while let image = reader.text(), let offset = reader.number(UInt64.self) {
            frames.append(Frame(image: image, offset: String(offset, radix: 16)))
        }
    }

    /// The calls that come again and again, each once: those of endless recursion. Where in its last round the stack ended differs
    /// from run to run; these calls do not.
    var repeatedCalls: [Frame] {
        let counts = Dictionary(frames.map { ($0, 1) }, uniquingKeysWith: +)
        return counts.filter { $0.value >= 8 }.keys.sorted { ($0.image, $0.offset) < ($1.image, $1.offset) }
    }

    /// A place in a cell's code.
    struct Place: Sendable, Equatable {
        /// The module whose code it is, e.g. `Cell3`.
        var moduleName: String
        /// Where in the cell, and what the compiler noted about a trap there.
        var trap: TrapReport
    }

    /// The innermost place in a cell's own code, in endless recursion that of a call which comes again, by the debug information of
    /// the cells' libraries; nil where there is none.
    func innermostPlace(toolchain: Toolchain) async -> Place? {
        let own = (repeatedCalls + frames).filter {
            $0.image.hasSuffix(".so") && URL(filePath: $0.image).lastPathComponent.hasPrefix("libCell")
        }
        for frame in own.prefix(32) {
            let library = URL(filePath: frame.image)
            let places = await Symbolizer(toolchain: toolchain).places(of: [frame.offset], in: library)
            if let trap = TrapReport(places.first ?? [], fileName: CellProgram.fileName) {
                let name = library.deletingPathExtension().lastPathComponent.dropFirst("lib".count)
                return Place(moduleName: String(name), trap: trap)
            }
        }
        return nil
    }
}
