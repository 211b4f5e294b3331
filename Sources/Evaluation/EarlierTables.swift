import Foundation
import Literate
import Outputs
import Toolchain

/// The tables of earlier chapters that a chapter's front matter names under `tables:`, as its cells find them.
struct EarlierTables: Sendable {
    private let files: [(name: String, content: Data)]

    /// Those of a chapter that asks for none.
    static let none = EarlierTables([])

    /// These tables, by the names that cells ask for.
    init(_ tables: [(name: String, table: EarlierTable)]) {
        let encoder = JSONEncoder()
        encoder.outputFormatting = .sortedKeys
        // Texts in arrays: there is nothing that JSON could not say.
        files = tables.map { (EarlierTable.file($0.name), (try? encoder.encode($0.table)) ?? Data()) }
    }

    /// The content, as a part of the key of cells that may read it.
    var identity: [String] { files.flatMap { [$0.name, "\(ContentHash($0.content))"] } }

    /// Writes the tables into the folder in which cells run.
    func write(into folder: URL) throws {
        for (name, content) in files {
            let file = folder.appending(path: name)
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try content.write(to: file)
        }
    }
}

extension Evaluator {
    /// The tables that `chapter` asks for. The chapters that show them run first, or are taken from the cache. What is missing is not
    /// an error here: the cell that asks for it fails, and says why.
    ///
    /// - Parameter willRun: told which chapter is run for its tables.
    func earlierTables(of chapter: Chapter, willRun: (Chapter) -> Void = { _ in }) async throws -> EarlierTables {
        let requests = chapter.frontMatter.tables
        var shown: [ChapterNumber: Result<ChapterOutputs, MissingTable>] = [:]
        for number in Set(requests.map(\.chapter)).sorted() {
            shown[number] = try await outputs(of: number, before: chapter, willRun: willRun)
        }
        return EarlierTables(
            requests.map { request in
                do throws(MissingTable) {
                    return (request.text, .shown(try shown[request.chapter]!.get().table(of: request)))
                } catch {
                    return (request.text, .missing(error.reason))
                }
            })
    }

    private func outputs(
        of number: ChapterNumber, before chapter: Chapter, willRun: (Chapter) -> Void
    ) async throws -> Result<ChapterOutputs, MissingTable> {
        // In this order no two chapters can wait for each other.
        guard number < chapter.number else {
            return .failure(MissingTable("\(number.words) is not before \(chapter.number.words)"))
        }
        guard let file = chapter.neighbor(number) else {
            return .failure(MissingTable("there is no \(number.words) in this folder"))
        }
        let earlier: Chapter
        do {
            earlier = try Chapter.read(file)
        } catch {
            return .failure(MissingTable("\(number.words) has errors, which ./lectern check \(number.padded) tells"))
        }
        willRun(earlier)
        return .success(try await run(earlier))
    }
}

/// Why a table is not there.
private struct MissingTable: Error {
    let reason: String
    init(_ reason: String) { self.reason = reason }
}

extension ChapterOutputs {
    /// The table that the chapter shows under the name that is asked for.
    fileprivate func table(of request: TableRequest) throws(MissingTable) -> Table {
        let tables = cells.flatMap(\.items).compactMap { if case .table(let table) = $0 { table } else { nil } }
        if let table = tables.last(where: { $0.name == request.name }) { return table }
        if let failed = cells.firstIndex(where: { $0.status == .failed }) {
            throw MissingTable("cell \(failed + 1) of \(request.chapter.words) failed before it was shown")
        }
        let names = tables.compactMap(\.name).map { "'\($0)'" }
        throw MissingTable(
            "\(request.chapter.words) shows " + (names.isEmpty ? "no table" : "only " + names.joined(separator: ", "))
                + "; add to a cell there: show(table, as: \"\(request.name)\")")
    }
}
