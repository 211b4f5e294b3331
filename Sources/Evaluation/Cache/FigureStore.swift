import CellEvents
import Foundation

/// Moves the figures of a run from the folder in which they were drawn to the cache, under the hash of their bytes.
struct FigureStore: Sendable {
    /// Where LessonKit drew them.
    let scratch: URL
    /// Where they stay.
    let figures: URL

    /// The figure with the names of its files in the cache.
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
        let bytes = try Data(contentsOf: source)
        let stored = "\(ContentHash(bytes)).\(source.pathExtension)"
        let destination = figures.appending(path: stored)
        if !FileManager.default.fileExists(atPath: destination.path) {
            try FileManager.default.writeWhole(bytes, to: destination)
        }
        try FileManager.default.removeItem(at: source)
        return stored
    }
}
