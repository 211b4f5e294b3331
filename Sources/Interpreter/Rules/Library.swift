/// What the library does.
enum Library {
    case map, filter, reduce, allSatisfy, containsElement, containsWhere, countWhere, first, last, firstWhere, lastWhere
    case firstIndexOf, firstIndexWhere, lastIndexOf, lastIndexWhere
    case minimum, maximum, minimumBy, maximumBy, sorted, sortedBy, enumerated, reversed, zip
    case dropFirst, dropLast, prefix, suffix, prefixWhile, dropWhile, flatMap, compactMap, flatten, forEach
    case joined, joinedSeparator, elementsEqual, count, isEmpty, indices, startIndex, endIndex
    case lowerBound, upperBound, rangeContains, toArray, repeating, strideTo, strideThrough
    case append, appendContents, insert, removeAt, removeLast, removeFirst, popLast, removeAll, sort, sortBy, reverse
    case swapAt, toggle
    case concatenate
    case min, max, abs, squareRoot, rounded, roundedUp, roundedDown, roundedToZero, roundedToEven, magnitude
    case isNaN, isFinite, isInfinite, isZero, isMultiple, signum
    case exp, exp2, log, log2, log10, log1p, expm1, sqrt, cbrt, sin, cos, tan, asin, acos, atan, sinh, cosh, tanh
    case floor, ceil, round, trunc, erf, pow, atan2, hypot
    case sigmoid, step, relu
    case toInt, toDouble, toFloat, toString, intOfText, repeatText
    case textCount, textIsEmpty, hasPrefix, hasSuffix
}

/// How something of the library is called.
struct Signature {
    var parameters: [Parameter]
    var result: Type
    var operation: Library

    struct Parameter {
        var label: String?
        var type: Type
        /// A closure after the parentheses goes without its label.
        init(_ label: String? = nil, _ type: Type) {
            self.label = label
            self.type = type
        }
    }
}
