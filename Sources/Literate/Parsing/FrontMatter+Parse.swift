extension FrontMatter {
    private static let keys = ["title", "summary", "objectives", "minutes", "requires", "reads", "tables"]

    /// Reads the YAML between the `---` lines at the top of `file`.
    ///
    /// - Returns: the front matter, and the number of its lines; nil where there is none or it has errors.
    static func parse(
        _ file: SourceFile, form: Chapter.Form, log: DiagnosticLog
    ) -> (value: FrontMatter?, lineCount: Int) {
        guard isRule(file, 1) else {
            if form == .document { return (FrontMatter(title: ""), 0) }
            log.report(.noFrontMatter, at: SourcePosition(line: 1))
            return (nil, 0)
        }
        guard let end = file.lineCount < 2 ? nil : (2...file.lineCount).first(where: { isRule(file, $0) }) else {
            if form == .document { return (FrontMatter(title: ""), 0) }
            log.report(.unclosedFrontMatter, at: SourcePosition(line: 1))
            return (nil, file.lineCount)
        }
        let text = (2..<end).map { file.lineText($0) + "\n" }.joined()
        let yaml = YAMLText(file: file, linesBefore: 1, log: log)
        return (yaml.fields(of: text, what: "front matter", known: keys).flatMap { read($0, form: form) }, end)
    }

    private static func isRule(_ file: SourceFile, _ line: Int) -> Bool {
        let bytes = file.line(line)
        return bytes.starts(with: Array("---".utf8)) && bytes.dropFirst(3).allSatisfy { $0 == UInt8(ascii: " ") }
    }

    private static func read(_ fields: YAMLFields, form: Chapter.Form) -> FrontMatter? {
        fields.require("title")
        let minutes = fields.integer("minutes", in: 1...6000)
        let title = fields.text("title")
        let summary = fields.text("summary") ?? ""
        let objectives = fields.texts("objectives") ?? []
        let requires = fields.integers("requires") ?? []
        let reads = dataFiles(fields)
        let tables = tableRequests(fields)
        return (form == .document ? title ?? "" : title).map {
            FrontMatter(
                title: $0, summary: summary, objectives: objectives, minutes: minutes, requires: requires,
                requiresPosition: fields.valuePosition(of: "requires"), reads: reads, tables: tables)
        }
    }

    /// The files under `reads`, each in the chapter's folder or below it.
    private static func dataFiles(_ fields: YAMLFields) -> [DataFile] {
        var files: [DataFile] = []
        for (name, position) in fields.placedTexts("reads") ?? [] {
            let parts = name.split(separator: "/", omittingEmptySubsequences: false)
            if parts.contains(where: { ["", ".", ".."].contains($0) })
                || name.unicodeScalars.contains(where: { $0.properties.generalCategory == .control })
            {
                fields.yaml.log.report(.badDataName(name), at: position)
            } else if files.contains(where: { $0.name == name }) {
                fields.yaml.log.report(.dataTwice(name), at: position)
            } else {
                files.append(DataFile(name: name, position: position))
            }
        }
        return files
    }

    /// The tables under `tables`, each of a chapter's.
    private static func tableRequests(_ fields: YAMLFields) -> [TableRequest] {
        var requests: [TableRequest] = []
        for (text, position) in fields.placedTexts("tables") ?? [] {
            guard let request = TableRequest(text, at: position) else {
                fields.yaml.log.report(.badTableName(text), at: position)
                continue
            }
            if requests.contains(where: { $0.text == request.text }) {
                fields.yaml.log.report(.dataTwice(text), at: position)
            } else {
                requests.append(request)
            }
        }
        return requests
    }
}
