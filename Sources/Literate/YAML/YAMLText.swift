import Yams

/// YAML within a file, whose nodes know where they stand in the file.
struct YAMLText {
    let file: SourceFile
    /// Lines of the file before the YAML's first.
    let linesBefore: Int
    /// Bytes that were taken from the beginning of each line.
    var indentation = 0
    let log: DiagnosticLog

    /// The YAML's mapping with its fields, or nil where it is not one, which is then in the log.
    ///
    /// - Parameter what: what the YAML is, e.g. `front matter`.
    func fields(of yaml: String, what: String, known: [String]) -> YAMLFields? {
        let start = position(nil)
        if let line = YAMLBounds.lineTooDeep(in: yaml) {
            log.report(.deepYAML(what: what, most: YAMLBounds.most), at: SourcePosition(line: start.line + line))
            return nil
        }
        if let line = YAMLBounds.lineOfAlias(in: yaml) {
            log.report(.aliasInYAML(what: what), at: SourcePosition(line: start.line + line))
            return nil
        }
        do {
            guard let node = try Yams.compose(yaml: yaml) else {
                log.report(.emptyYAML(what: what, known: known), at: start)
                return nil
            }
            return YAMLFields(node, what: what, known: known, in: self)
        } catch let error as YamlError {
            report(error, what: what, start: start)
        } catch {
            log.report(.notYAML(what: what, problem: "\(error)", needsQuotes: false), at: start)
        }
        return nil
    }

    private func report(_ error: YamlError, what: String, start: SourcePosition) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            // Yams reports marks of YAML in an unquoted text so; it is the usual slip, and its words help nobody.
            let isUnquoted = problem.contains("mapping values") || problem.contains("did not find expected")
            log.report(.notYAML(what: what, problem: problem, needsQuotes: isUnquoted), at: position(mark))
        case .duplicatedKeysInMapping(let names, let context):
            log.report(.repeatedKeys(names, what: what), at: position(context.mark))
        default: log.report(.notYAML(what: what, problem: "\(error)", needsQuotes: false), at: start)
        }
    }

    func position(_ mark: Mark?) -> SourcePosition {
        // A file may end where its text would begin.
        guard let mark else { return SourcePosition(line: max(min(linesBefore + 1, file.lineCount), 1)) }
        let line = min(max(linesBefore + mark.line, 1), file.lineCount)
        // A line may be indented less than its fence.
        let indentation = file.line(line).prefix(indentation).prefix { $0 == UInt8(ascii: " ") }.count
        let text = String(decoding: file.line(line).dropFirst(indentation), as: UTF8.self)
        let bytes = text.unicodeScalars.prefix(max(mark.column - 1, 0)).reduce(0) { $0 + UTF8.width($1) }
        return SourcePosition(line: line, column: indentation + bytes + 1)
    }

    func position(of node: Node) -> SourcePosition { position(node.mark) }
}
