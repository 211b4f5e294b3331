/// What the compiler reported at a place: `file:line:column: error: message`.
package struct CompilerDiagnostic: Sendable, Hashable {
    /// The file as the compiler names it: a path, or what a `#sourceLocation` says.
    package var file: String
    /// The line, from 1.
    package var line: Int
    /// The column in bytes, from 1.
    package var column: Int
    /// How bad it is.
    package var severity: Severity
    /// The compiler's words.
    package var message: String

    /// How bad a diagnostic is.
    package enum Severity: String, Sendable {
        case error, warning, note, remark
    }

    /// A diagnostic of these parts.
    package init(file: String, line: Int, column: Int, severity: Severity = .error, message: String) {
        self.file = file
        self.line = line
        self.column = column
        self.severity = severity
        self.message = message
    }
}

extension CompilerDiagnostic {
    /// The diagnostics in a compiler's output (`-diagnostic-style llvm`), in its order.
    ///
    /// After each the compiler may print the line of code and a line with a caret. That code is not read: it may look like a diagnostic.
    package static func parse(_ output: String) -> [CompilerDiagnostic] {
        let lines = output.split(separator: "\n", omittingEmptySubsequences: false)
        var found: [CompilerDiagnostic] = []
        var index = 0
        while index < lines.count {
            let diagnostic = CompilerDiagnostic(line: lines[index])
            if let diagnostic { found.append(diagnostic) }
            let isFollowedByCode = diagnostic != nil && index + 2 < lines.count && lines[index + 2].isCaretLine
            index += isFollowedByCode ? 3 : 1
        }
        return found
    }

    /// Only the errors.
    package static func errors(in output: String) -> [CompilerDiagnostic] {
        parse(output).filter { $0.severity == .error }
    }

    private init?(line: Substring) {
        guard let match = line.wholeMatch(of: /(.+?):(\d+):(\d+): (error|warning|note|remark): (.*)/),
            let number = Int(match.2), let column = Int(match.3), let severity = Severity(rawValue: String(match.4))
        else { return nil }
        self.init(
            file: String(match.1), line: number, column: column, severity: severity, message: String(match.5))
    }
}

extension Substring {
    fileprivate var isCaretLine: Bool { contains("^") && allSatisfy { " \t^~".contains($0) } }
}
