extension FrontMatter {
    private static let keys = ["title", "summary", "objectives", "minutes", "requires"]

    /// Reads the YAML between the `---` lines at the top of `file`.
    ///
    /// - Returns: the front matter, and the number of its lines; nil where there is none or it has errors.
    static func parse(_ file: SourceFile, log: DiagnosticLog) -> (value: FrontMatter?, lineCount: Int) {
        guard isRule(file, 1) else {
            log.report(.noFrontMatter, at: SourcePosition(line: 1))
            return (nil, 0)
        }
        guard let end = file.lineCount < 2 ? nil : (2...file.lineCount).first(where: { isRule(file, $0) }) else {
            log.report(.unclosedFrontMatter, at: SourcePosition(line: 1))
            return (nil, file.lineCount)
        }
        let text = (2..<end).map { file.lineText($0) + "\n" }.joined()
        let yaml = YAMLText(file: file, linesBefore: 1, log: log)
        return (yaml.fields(of: text, what: "front matter", known: keys).flatMap(read), end)
    }

    private static func isRule(_ file: SourceFile, _ line: Int) -> Bool {
        let bytes = file.line(line)
        return bytes.starts(with: Array("---".utf8)) && bytes.dropFirst(3).allSatisfy { $0 == UInt8(ascii: " ") }
    }

    private static func read(_ fields: YAMLFields) -> FrontMatter? {
        fields.require("title")
        let minutes = fields.integer("minutes", in: 1...6000)
        let title = fields.text("title")
        let summary = fields.text("summary") ?? ""
        let objectives = fields.texts("objectives") ?? []
        let requires = fields.integers("requires") ?? []
        return title.map {
            FrontMatter(
                title: $0, summary: summary, objectives: objectives, minutes: minutes, requires: requires,
                requiresPosition: fields.valuePosition(of: "requires"))
        }
    }
}
