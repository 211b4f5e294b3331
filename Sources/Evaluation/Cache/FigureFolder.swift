import Foundation
import Outputs
import Toolchain

/// Moves the figures of a run from the folder in which they were drawn to the store, under the hash of their bytes.
struct FigureFolder: Sendable {
    /// Where LessonKit drew them.
    let scratch: URL
    /// Where they stay.
    let store: ContentStore

    /// The figure with the names of its files in the store.
    func take(_ figure: RenderedFigure) throws -> RenderedFigure {
        var figure = figure
        figure.light = try take(file: figure.light)
        figure.dark = try take(file: figure.dark)
        if let narrow = figure.narrow {
            figure.narrow?.light = try take(file: narrow.light)
            figure.narrow?.dark = try take(file: narrow.dark)
        }
        return figure
    }

    private func take(file name: String) throws -> String {
        let source = scratch.appending(path: URL(filePath: name).lastPathComponent)
        let stored = try store.store(Data(contentsOf: source), extension: source.pathExtension)
        try FileManager.default.removeItem(at: source)
        return stored
    }
}
