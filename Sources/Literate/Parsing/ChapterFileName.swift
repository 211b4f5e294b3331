/// What a chapter's file name says: `09-spatial-dimensions.md`, or an appendix's: `A-swift.md`.
struct ChapterFileName: Sendable, Hashable {
    var number: ChapterNumber
    var slug: String

    /// The parts of the last component of `path`, or nil where it is named otherwise.
    init?(path: String) {
        let file = path.split(separator: "/").last ?? ""
        guard file.hasSuffix(".md"), let hyphen = file.firstIndex(of: "-") else { return nil }
        let mark = file[..<hyphen]
        let slug = file[file.index(after: hyphen)...].dropLast(3)
        // The one spelling of a number: 09, not 9 or 009.
        guard let number = ChapterNumber(mark), number.padded == mark, Slug<Chapter>(String(slug)) != nil
        else { return nil }
        self.number = number
        self.slug = String(slug)
    }

    /// The name of a file that is not a course's.
    init(document path: String) {
        number = 0
        let file = path.split(separator: "/").last ?? ""
        slug = String(file.lastIndex(of: ".").map { $0 > file.startIndex ? file[..<$0] : file } ?? file)
    }

    /// As above; another name is reported.
    static func parse(_ path: String, log: DiagnosticLog) -> ChapterFileName? {
        let name = ChapterFileName(path: path)
        if name == nil {
            log.report(.chapterFileName, at: SourcePosition(line: 1))
        }
        return name
    }
}
