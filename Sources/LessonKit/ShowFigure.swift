import Outputs
import Figures
import Foundation
import Palette
import Synchronization

/// Draws a figure below the cell, once for each theme.
///
/// - Parameter caption: what to see; may have inline Markdown and `$TeX$`.
/// - Throws: `FigureError`, which says what is wrong with the figure's data.
public func show(_ figure: some Figure, caption: String = "") throws(FigureError) {
    try send(figure, caption: caption, live: nil)
}

/// Draws a figure and sends it to the engine, with what its page needs to move it.
func send(_ figure: some Figure, caption: String, live: LiveFigureState?) throws(FigureError) {
    let images = try figure.render(themes: [.light, .dark])
    let (light, dark) = (images[0], images[1])
    // Shrunk to three quarters, 12-pixel writing is still legible; an animation laid out twice takes twice as long. What
    // cannot be laid out anew is shown as it is, to be moved sideways.
    let isTooWide = live == nil && Double(light.width) * 0.75 > phoneWidth
    let narrow = isTooWide ? try? figure.render(themes: [.light, .dark], width: phoneWidth) : nil
    guard let folder = FigureFolder.current else {
        return EventChannel.send(.value(DisplayedValue(type: "Figure", text: "[figure: \(figure.alternativeText)]")))
    }
    EventChannel.send(
        .figure(
            RenderedFigure(
                light: folder.write(light, theme: .light), dark: folder.write(dark, theme: .dark),
                width: light.width, height: light.height,
                narrow: narrow.map { images in
                    NarrowFigure(
                        light: folder.write(images[0], theme: .light), dark: folder.write(images[1], theme: .dark),
                        width: images[0].width, height: images[0].height)
                }, alternativeText: figure.alternativeText, caption: caption, live: live)))
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
