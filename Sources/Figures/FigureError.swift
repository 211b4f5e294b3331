import Raster

/// What is wrong with a figure's data, or with the machine that draws it.
public enum FigureError: Error, Hashable, Sendable {
    /// The alternative text is empty.
    case alternativeTextMissing
    /// There is nothing to draw; says what is empty.
    case nothingToDraw(String)
    /// Two things that belong together differ in number.
    case countsDiffer(what: String, first: String, second: String)
    /// A value that no axis or color has a place for.
    case notFinite(what: String, index: Int, value: Double)
    /// A value that is zero or negative on a logarithmic axis.
    case notPositive(what: String, index: Int, value: Double)
    /// A setting outside of its bounds.
    case outOfBounds(what: String, value: String, bounds: String)
    /// A tensor of the wrong shape.
    case shape(what: String, shape: [Int], expected: String)
    /// The font's file is not there; the Debian package that has it.
    case fontMissing(path: String, package: String)
    /// A character that no font has.
    case missingCharacter(String)
    /// An animation that is too long or too large for a page.
    case animationTooLarge(String)
    /// libgd could not draw.
    case cannotDraw(String)
}

extension FigureError: CustomStringConvertible {
    /// What is wrong, and what to do.
    public var description: String {
        switch self {
        case .alternativeTextMissing:
            "the figure has no alternative text\n"
                + "  say what is drawn and what follows from it: alternativeText: \"…\""
        case .nothingToDraw(let what):
            "there is nothing to draw: \(what)"
        case .countsDiffer(let what, let first, let second):
            "\(what): \(first), but \(second)\n  there must be as many of one as of the other"
        case .notFinite(let what, let index, let value):
            "\(what): value \(index) is \(value)\n  only finite numbers have a place in a figure"
        case .notPositive(let what, let index, let value):
            "\(what): value \(index) is \(value)\n  a logarithmic axis has a place for positive numbers only"
        case .outOfBounds(let what, let value, let bounds):
            "\(what) is \(value)\n  it must be \(bounds)"
        case .shape(let what, let shape, let expected):
            "\(what) has the shape \(shape)\n  it must be \(expected)"
        case .fontMissing(let path, let package):
            "the font \(path) is missing\n  install it: apt-get install \(package)"
        case .missingCharacter(let fault): fault
        case .animationTooLarge(let reason):
            "the animation \(reason)\n  show fewer frames, or draw them smaller"
        case .cannotDraw(let reason):
            "the figure cannot be drawn: \(reason)"
        }
    }

    init(_ error: RasterError) {
        self =
            switch error {
            case .fontMissing(let path, let package): .fontMissing(path: path, package: package)
            case .missingCharacter: .missingCharacter(error.description)
            default: .cannotDraw(error.description)
            }
    }
}

/// Runs a step of drawing, and tells its failure as a figure's.
func drawing<Result>(_ step: () throws(RasterError) -> Result) throws(FigureError) -> Result {
    do { return try step() } catch { throw FigureError(error) }
}
