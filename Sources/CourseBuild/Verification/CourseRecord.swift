import Foundation
import Literate
import Outputs
import Toolchain

/// What a machine computed of a course's chapters, for another machine to be compared with.
package struct CourseRecord: Codable, Sendable {
    /// What the machine is, in words.
    package var machine: String
    /// The chapters, in the order in which they ran.
    package private(set) var chapters: [Entry] = []
    /// The figures' images in the light theme, by the names of their files. Records of Lectern before have none.
    private var images: [String: Data]?

    /// One chapter.
    package struct Entry: Codable, Sendable {
        /// The chapter's name, e.g. `09-spatial-dimensions`.
        package var name: String
        /// The hashes of the cells' code.
        var code: [ContentHash]
        /// What the cells did, without how long it took.
        var outputs: ChapterOutputs

        /// A chapter with what its cells did.
        package init(_ chapter: Chapter, _ outputs: ChapterOutputs) {
            name = chapter.name
            code = Self.code(of: chapter)
            self.outputs = outputs
            for index in outputs.cells.indices {
                self.outputs.cells[index].seconds = 0
                self.outputs.cells[index].reused = false
            }
        }

        static func code(of chapter: Chapter) -> [ContentHash] { chapter.cells.map { ContentHash([$0.source.text]) } }
    }

    /// An empty record of a machine.
    package init(machine: String) { self.machine = machine }

    /// Adds what the cells of a chapter did.
    ///
    /// - Parameter image: the image that was drawn into the file of this name.
    package mutating func add(_ chapter: Chapter, _ outputs: ChapterOutputs, image: (String) -> [UInt8]?) {
        chapters.append(Entry(chapter, outputs))
        for case .figure(let figure) in outputs.cells.flatMap(\.items) {
            images = (images ?? [:]).merging(
                [figure.light: image(figure.light).map { Data($0) }].compactMapValues { $0 }
            ) { $1 }
        }
    }

    /// The image in the file of this name.
    func image(_ name: String) -> [UInt8]? { images?[name].map(Array.init) }

    /// The record in a file.
    ///
    /// - Throws: why it is none.
    package init(file: String) throws(Diagnostic) {
        func refuse(_ message: String) -> Diagnostic {
            Diagnostic(
                file: file, position: SourcePosition(line: 1), message: message,
                advice: "'lectern verify --record \(file)' writes one")
        }
        guard let data = FileManager.default.regularFile(URL(filePath: file)) else {
            throw refuse("there is no such record that can be read")
        }
        guard let record = try? JSONDecoder().decode(CourseRecord.self, from: data) else {
            throw refuse("this is not a record of a course")
        }
        self = record
    }

    /// One document, the same bytes for the same values.
    package var json: String { JSONDocument.text(self) }
}
