import DeepStack
import Literate
import SwiftParser
import SwiftSyntax

/// The code of a live figure's cells as the page needs it: their declarations, and the function that draws.
struct LiveSource: Sendable {
    let id: LiveID
    let cells: [Cell]
    /// The cells' code, in which all but declarations is blanked, so that what is left keeps its lines and columns.
    let texts: [String]
    /// The functions that return a picture, of which there must be one.
    private let drawing: [(cell: Cell, function: FunctionDeclSyntax, position: SourcePosition)]

    init(id: LiveID, cells: [Cell]) { self = DeepStack.run { LiveSource(reading: id, cells) } }

    private init(reading id: LiveID, _ cells: [Cell]) {
        self.id = id
        self.cells = cells
        var texts: [String] = []
        var drawing: [(Cell, FunctionDeclSyntax, SourcePosition)] = []
        for cell in cells {
            let file = Parser.parse(source: cell.source.text)
            let places = SourceLocationConverter(fileName: "", tree: file)
            var bytes = Array(cell.source.text.utf8)
            for item in file.statements {
                guard case .decl(let declaration) = item.item, !declaration.is(ImportDeclSyntax.self) else {
                    for offset in item.position.utf8Offset..<item.endPosition.utf8Offset
                    where bytes[offset] != UInt8(ascii: "\n") { bytes[offset] = UInt8(ascii: " ") }
                    continue
                }
                if let function = declaration.as(FunctionDeclSyntax.self),
                    function.signature.returnClause?.type.trimmedDescription == "Picture"
                {
                    drawing.append((cell, function, cell.position(of: function.name, places)))
                }
            }
            texts.append(String(decoding: bytes, as: UTF8.self))
        }
        self.texts = texts
        self.drawing = drawing
    }

    /// The name of the file that the code of a cell is compiled in; the compiler's errors have it.
    static func fileName(_ cell: Cell) -> String { "Cell\(cell.index + 1).swift" }

    /// What a parameter is given of the controls' numbers, which `settings` has, by its type.
    private static let arguments = [
        "Int": "Int(settings.number().rounded())", "Double": "settings.number()", "Float": "Float(settings.number())",
        "Plane.Point": "settings.point()", "[Float]": "settings.list()",
    ]

    /// The call of the function that draws, with an argument from the controls' numbers for each of its parameters.
    ///
    /// - Throws: a `Diagnostic` where there is not one such function, or its parameters are none that controls can set.
    func call(file: String) throws(Diagnostic) -> String {
        guard let (cell, function, position) = drawing.first else {
            throw Diagnostic(
                file: file, position: cells[0].source.fence,
                message: "live figure '\(id)' has no function that returns a Picture",
                advice: "add one to a cell with live=\(id), or remove live=\(id)")
        }
        if let second = drawing.dropFirst().first {
            throw Diagnostic(
                file: file, position: second.position, message: "live figure '\(id)' has a second function that draws",
                advice:
                    "'\(function.name.text)' in line \(position.line) returns a Picture, too; a helper takes one inout")
        }
        if let effect = function.signature.effectSpecifiers {
            throw Diagnostic(
                file: file, position: position,
                message: "'\(function.name.text)' is '\(effect.trimmedDescription)', so no control can move it",
                advice: "say in the picture's sentence what is wrong, and return it")
        }
        let places = SourceLocationConverter(fileName: "", tree: function.root)
        var arguments: [String] = []
        var fixed = 0
        for parameter in function.signature.parameterClause.parameters {
            let type = parameter.type.trimmedDescription
            let isFixed = type == "FixedNumbers"
            let fixedName = LiveSupport.fixedName(fixed)
            if isFixed { fixed += 1 }
            guard let argument = isFixed ? fixedName : Self.arguments[type] else {
                throw Diagnostic(
                    file: file, position: cell.position(of: parameter.type, places),
                    message: "no control can set a parameter of the type \(type)",
                    advice:
                        "use Int, Double or Float for a Slider, Plane.Point for a DraggablePoint, [Float] for a DrawingPad, FixedNumbers for FixedNumbers"
                )
            }
            let label = parameter.firstName.text
            arguments.append(label == "_" ? argument : "\(label): \(argument)")
        }
        return "\(function.name.text)(\(arguments.joined(separator: ", ")))"
    }
}

extension Cell {
    /// Where a piece of the cell's code is in the Markdown.
    fileprivate func position(of node: some SyntaxProtocol, _ places: SourceLocationConverter) -> SourcePosition {
        let place = places.location(for: node.positionAfterSkippingLeadingTrivia)
        return position(line: place.line, column: place.column)
    }

    /// Where a line and column of the cell's code are in the Markdown.
    func position(line: Int, column: Int) -> SourcePosition {
        SourcePosition(line: source.start.line + line - 1, column: source.start.column + column - 1)
    }
}
