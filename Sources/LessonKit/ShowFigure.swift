import CellEvents
import Figures
import Foundation
import Palette
import Synchronization

/// Draws a figure below the cell, once for each theme.
///
/// - Parameter caption: what to see; may have inline Markdown and `$TeX$`.
/// - Throws: `FigureError`, which says what is wrong with the figure's data.
public func show(_ figure: some Figure, caption: String = "") throws(FigureError) {
    let images = try figure.render(themes: [.light, .dark])
    let (light, dark) = (images[0], images[1])
    guard let folder = FigureFolder.current else {
        return EventChannel.send(.value(DisplayedValue(type: "Figure", text: "[figure: \(figure.alternativeText)]")))
    }
    EventChannel.send(
        .figure(
            RenderedFigure(
                light: folder.write(light, theme: .light), dark: folder.write(dark, theme: .dark),
                width: light.width, height: light.height, alternativeText: figure.alternativeText, caption: caption)))
}

/// A trailing figure is drawn.
public func lecternDisplay(_ figure: some Figure) throws(FigureError) { try show(figure) }

/// The folder that the engine names for a run's figures.
private struct FigureFolder {
    let folder: URL
    private static let count = Atomic<Int>(0)

    /// The folder, or nil in a program without the engine.
    static let current = ProcessInfo.processInfo.environment["LECTERN_FIGURES"].map {
        FigureFolder(folder: URL(filePath: $0))
    }

    /// Writes the image under a name that was not used before in this run, and returns the name. An image that cannot be
    /// written (the disk is full) has a name without a file, which the engine reports.
    func write(_ image: RenderedImage, theme: Theme) -> String {
        let number = Self.count.add(1, ordering: .relaxed).newValue
        let name = "figure-\(getpid())-\(number)-\(theme.rawValue).\(image.fileExtension)"
        try? Data(image.bytes).write(to: folder.appending(path: name))
        return name
    }
}
