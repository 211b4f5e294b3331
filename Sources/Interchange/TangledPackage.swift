import Evaluation
import Foundation
import Literate
import Toolchain
import Wording

/// A chapter as a Swift package: its cells, one after the other, in which an editor completes and which can be built and run.
package struct TangledPackage: Sendable {
    /// The texts of its files, by their paths in the package's folder.
    package private(set) var files: [String: String] = [:]
    private let chapter: Chapter

    /// The package of a chapter's cells. Where a cell declares again what an earlier one declared, another program begins.
    ///
    /// - Throws: cells that no file of Swift can have, at their lines.
    package init(of chapter: Chapter, toolchain: Toolchain) async throws(ChapterErrors) {
        self.chapter = chapter
        let source = await SourceParts(of: chapter)
        let refused = source.unsayable.map { cell, name in
            Diagnostic(
                file: chapter.file, position: chapter.cells[cell].source.start,
                message: "this cell declares '\(name)' again with its earlier value, which a file of Swift cannot",
                advice: "give it another name")
        }
        if !refused.isEmpty { throw ChapterErrors(refused) }
        var targets = ""
        for (index, cells) in source.parts.enumerated() {
            let name = index == 0 ? "Chapter" : "Chapter\(index + 1)"
            // What is only shown stands after the cell that it follows.
            let first = index == 0 ? 0 : (source.parts[index - 1].last ?? 0) + 1
            let end = index + 1 < source.parts.count ? cells.last ?? 0 : chapter.cells.count
            let shown = chapter.cells.map(\.index).filter { first..<end ~= $0 && !chapter.cells[$0].isRun }
            add((cells + shown).sorted(), to: "Sources/\(name)/main.swift")
            targets += """
                        .executableTarget(name: "\(name)", swiftSettings: settings, linkerSettings: linking),

                """
        }
        let products = EditorPackage.literal(toolchain.products.path)
        var package = EditorPackage(
            name: chapter.name, mark: "// 'lectern tangle' writes this package.",
            // A cell's last line may be a value that nothing takes: Lectern shows it.
            options: ["\"-suppress-warnings\""],
            linkerOptions: [
                "\"-L\"", products, "\"-lLessonKit\"", "\"-Xlinker\"", "\"-rpath\"", "\"-Xlinker\"", products,
            ],
            targets: targets, toolchain: toolchain)
        // In a chapter cells are modules, and a closure of one may call what another declares. In one module Swift 6 would refuse that.
        package.checksIsolation = false
        var lines = package.text.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false)
        let tools = lines.removeFirst()
        files["Package.swift"] = "\(tools)\n" + Self.marked(String(lines.joined()))
    }

    /// Adds a file with the cells at these indices.
    private mutating func add(_ cells: [Int], to path: String) {
        let name = URL(filePath: chapter.file).lastPathComponent
        let pieces = cells.map { index in
            let cell = chapter.cells[index]
            let place = "// Cell \(index + 1), \(name):\(cell.source.start.line)"
            let lines = cell.source.text.split(separator: "\n", omittingEmptySubsequences: false).dropLast()
            let words =
                switch cell.kind {
                case .run, .hidden: ""
                case .norun: ", is shown and not run."
                case .fails: ", must fail."
                }
            let code = cell.isRun ? lines.map(String.init) : lines.map { $0.isEmpty ? "//" : "// \($0)" }
            return ([place + words] + code).joined(separator: "\n") + "\n"
        }
        files[path] = Self.marked("import LessonKit\n\n" + pieces.joined(separator: "\n"))
    }

    /// The text below a line by which it is known as ours, and as what we wrote.
    private static func marked(_ text: String) -> String { "\(mark) \(ContentHash(Data(text.utf8)))\n" + text }

    private static let mark = "// Written by 'lectern tangle', again where it is unchanged."

    /// Whether a file is as some ``write(into:)`` left it, so that nobody's work is in it.
    private static func isOurs(_ text: String) -> Bool {
        let lines = text.split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false)
        let index = lines.first?.hasPrefix("// swift-tools-version") == true ? 1 : 0
        guard lines.count > index + 1, lines[index].hasPrefix(mark) else { return false }
        let rest = lines[(index + 1)...].joined(separator: "\n")
        return lines[index].hasSuffix(" \(ContentHash(Data(rest.utf8)))")
    }

    /// Writes the files whose texts are not there yet.
    ///
    /// - Returns: the paths of those that were written.
    /// - Throws: ``ForeignFile``, before anything is written, where one is there that was not written so; Foundation's errors.
    package func write(into folder: URL) throws -> [String] {
        var new: [(URL, String)] = []
        for (path, text) in files.sorted(by: { $0.key < $1.key }) {
            let file = folder.appending(path: path)
            if FileManager.default.fileExists(atPath: file.path) {
                let there = FileManager.default.contents(atPath: file.path).map { String(decoding: $0, as: UTF8.self) }
                if there == text { continue }
                guard let there, Self.isOurs(there) else { throw ForeignFile(path: file.relativePath) }
            }
            new.append((file, text))
        }
        for (file, text) in new {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try Data(text.utf8).write(to: file, options: .atomic)
        }
        return new.map(\.0.relativePath)
    }

    /// A file that somebody else wrote, or changed, is where one of ours should be.
    package struct ForeignFile: Error, CustomStringConvertible {
        /// The file.
        package var path: String

        /// What to do.
        package var description: String {
            "\(path) was written or changed by somebody else, and nothing was written\n  give --into another folder, or remove it"
        }
    }
}

extension Cell {
    /// Whether the cell runs, so that later ones see what it declares.
    fileprivate var isRun: Bool {
        switch attributes.kind {
        case .run, .hidden: true
        case .norun, .fails: false
        }
    }
}
