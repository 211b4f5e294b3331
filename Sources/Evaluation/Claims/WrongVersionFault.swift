import Literate
import Wording

/// Why a wrong version proves nothing.
enum WrongVersionFault: Error, Sendable, Hashable {
    /// No cell claims the property.
    case unknownProperty(known: [String])
    /// More than one cell does, those whose fences are in these lines.
    case manyCells(lines: [Int])
    /// A statement, at this place in its code.
    case noDeclaration(line: Int, column: Int)
    /// No cell up to the property's mentions what it declares.
    case nobodyMentions([String], known: [String])
    /// The compiler refuses it, at this place in its code.
    case refused(String, line: Int, column: Int)
    /// With it, the compiler refuses a cell, in this line of the chapter.
    case refusedCell(String, line: Int)
    /// With it, a cell before the property's stops, in this line of the chapter.
    case stopsBefore(String, line: Int)
    /// The property's cell does not try the property.
    case untried
    /// The property holds.
    case lives
}

extension WrongVersion {
    /// What is wrong with the wrong version, at its place in the chapter.
    func diagnostic(_ fault: WrongVersionFault, file: String) -> Diagnostic {
        var position = source.fence
        let words: (message: String, advice: String?)
        switch fault {
        case .unknownProperty(let known):
            position = self.position
            words = ("no cell claims '\(property)'", suggestion(for: property, among: known))
        case .manyCells(let lines):
            position = self.position
            words = (
                "the cells in lines \(lines.map(String.init).joined(separator: ", ")) claim '\(property)'",
                "give each property a name of its own"
            )
        case .noDeclaration(let line, let column):
            position = place(line, column)
            words = ("a wrong version has declarations alone", "put this into the function that it belongs to")
        case .nobodyMentions(let names, let known):
            let shown = names.map { "'\($0)'" }.joined(separator: ", ")
            words = (
                "no cell mentions \(shown) up to the property '\(property)'",
                names.count == 1 ? suggestion(for: names[0], among: known) : nil
            )
        case .refused(let message, let line, let column):
            position = place(line, column)
            words = (message, nil)
        case .refusedCell(let message, let line):
            words = (
                "with this wrong version the cell in line \(line) does not compile: \(message)",
                "give it the parameters and the result of the right one"
            )
        case .stopsBefore(let message, let line):
            words = (
                "with this wrong version a cell before the property '\(property)' stops, in line \(line): \(message)",
                "write one that only the property notices"
            )
        case .untried: words = ("with this wrong version its cell does not try '\(property)'", nil)
        case .lives:
            words = (
                "the property '\(property)' holds for this wrong version, too",
                "sharpen it, or let its cases go further"
            )
        }
        return Diagnostic(file: file, position: position, message: words.message, advice: words.advice)
    }

    private func place(_ line: Int, _ column: Int) -> SourcePosition {
        SourcePosition(line: source.start.line + line - 1, column: source.start.column + column - 1)
    }
}
