/// What a course's `index.md` says to a reader who has just arrived: the start page shows it before the list of chapters.
public struct Welcome: Sendable, Hashable {
    /// The file as the user named it.
    public var file: String
    /// The text.
    public var blocks: [Block]

    /// The name of its file, in the course's folder.
    static let fileName = "index.md"

    /// A text of these blocks.
    public init(file: String, blocks: [Block]) {
        self.file = file
        self.blocks = blocks
    }

    /// Reads a file; nil where there is none.
    ///
    /// - Throws: everything that is wrong in it.
    static func read(_ file: String) throws(ChapterErrors) -> Welcome? {
        let log = DiagnosticLog(file: file)
        var bytes: [UInt8] = []
        do throws(Mistake) {
            bytes = try ChapterFile.read(file)
        } catch {
            if error == .noSuchFile { return nil }
            log.report(error, at: SourcePosition(line: 1))
            throw log.errors
        }
        let source = SourceFile(bytes)
        guard source.checkEncoding(log: log) else { throw log.errors }
        let blocks = [Block](source, log: log) { source.position(at: $0) }
        guard log.isEmpty else { throw log.errors }
        return Welcome(file: file, blocks: blocks)
    }
}
