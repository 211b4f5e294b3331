/// What a chapter's file name says: `09-spatial-dimensions.md`.
struct ChapterFileName: Sendable, Hashable {
    var number: Int
    var slug: String

    /// The parts of the last component of `path`, or nil where it is named otherwise.
    init?(path: String) {
        let file = path.split(separator: "/").last ?? ""
        guard file.hasSuffix(".md"), let hyphen = file.firstIndex(of: "-") else { return nil }
        let digits = file[..<hyphen]
        let slug = file[file.index(after: hyphen)...].dropLast(3)
        guard digits.count >= 2, digits.count == 2 || digits.first != "0",
            digits.allSatisfy({ $0.isASCII && $0.isNumber }),
            let number = Int(digits), Slug<Chapter>(String(slug)) != nil
        else { return nil }
        self.number = number
        self.slug = String(slug)
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
