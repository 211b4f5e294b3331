import Foundation
import Subprocess

/// Turns offsets in a library into the places of its source, by its debug information.
package struct Symbolizer: Sendable {
    private let program: URL
    private let wrap: @Sendable ([String]) -> [String]

    /// The symbolizer of `toolchain`.
    /// - Parameter wrap: makes its command line into another one, e.g. one that runs it in a sandbox.
    package init(toolchain: Toolchain, wrap: @escaping @Sendable ([String]) -> [String] = { $0 }) {
        program = toolchain.symbolizer
        self.wrap = wrap
    }

    /// The places of each of `offsets` (hexadecimal digits), innermost first: an offset in inlined code has several. An offset of which
    /// nothing is known has none.
    package func places(of offsets: [String], in library: URL) async -> [[SourcePlace]] {
        guard !offsets.isEmpty else { return [] }
        let words = wrap(
            [program.path, "--obj=\(library.path)", "--inlines", "--output-style=LLVM"] + offsets.map { "0x\($0)" })
        let result = try? await run(
            .path(.init(words[0])), arguments: .init(Array(words.dropFirst())),
            output: .string(limit: 1 << 20), error: .discarded)
        let places = Self.parse(result?.standardOutput ?? "")
        return offsets.indices.map { places.indices.contains($0) ? places[$0] : [] }
    }

    /// Reads the symbolizer's answer: for each offset a function's name and `file:line:column` in turn, and an empty line.
    package static func parse(_ text: String) -> [[SourcePlace]] {
        var blocks: [[SourcePlace]] = []
        var lines: [Substring] = []
        func end() {
            guard !lines.isEmpty else { return }
            blocks.append(
                stride(from: 0, to: lines.count - 1, by: 2).compactMap { SourcePlace(lines[$0], lines[$0 + 1]) })
            lines = []
        }
        for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.isEmpty { end() } else { lines.append(line) }
        }
        end()
        return blocks
    }
}

/// A place in a source, as debug information tells it.
package struct SourcePlace: Sendable, Hashable {
    /// The function whose code it is, demangled where the symbolizer does so.
    package var function: String
    /// The file, as the compiler was told it.
    package var file: String
    /// The line, from 1; 0 for code that no line stands for.
    package var line: Int
    /// The column, from 1; 0 where none is known.
    package var column: Int

    /// A place of these parts.
    package init(function: String, file: String, line: Int, column: Int) {
        self.function = function
        self.file = file
        self.line = line
        self.column = column
    }

    /// A place from two lines of the symbolizer; nil where nothing is known.
    fileprivate init?(_ function: Substring, _ place: Substring) {
        let fields = place.split(separator: ":", omittingEmptySubsequences: false)
        guard fields.count >= 3, let line = Int(fields[fields.count - 2]), let column = Int(fields[fields.count - 1])
        else { return nil }
        self.init(
            function: String(function), file: fields.dropLast(2).joined(separator: ":"), line: line, column: column)
    }
}
