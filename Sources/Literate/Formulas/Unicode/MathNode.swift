/// A piece of a formula.
indirect enum MathNode: Equatable {
    case symbol(String, MathSymbol)
    case row([MathNode])
    case fraction(MathNode, MathNode)
    case root(MathNode)
    case scripts(MathNode, below: MathNode?, above: MathNode?)
    /// A mark over one letter.
    case accent(String, MathNode)
    /// Words, as they are.
    case words(String)
    case rows(MathTable, [[MathNode]])
}

/// How a sign relates to its neighbors, which decides the spaces around it.
enum MathSymbol: Equatable {
    case ordinary, binary, relation, punctuation, open, close
    /// `max`, `sin`: a space before what follows.
    case function
    /// Sums and products.
    case large
    case space
}

/// What holds the rows of an environment together.
enum MathTable: Equatable { case lines, cases, brackets, parentheses, bars }
