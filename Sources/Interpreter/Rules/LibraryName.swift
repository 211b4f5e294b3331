/// A name of Swift's library: a method, a property, a constant of a type.
enum LibraryName: String {
    case map, compactMap, flatMap, filter, reduce, forEach, allSatisfy, contains, count, isEmpty, first, last
    case firstIndex, lastIndex, min, max, sorted, enumerated, reversed, joined
    case dropFirst, dropLast, prefix, suffix, drop, elementsEqual, indices, startIndex, endIndex
    case append, insert, remove, removeLast, removeFirst, popLast, removeAll, sort, reverse, swapAt, toggle
    case squareRoot, isMultiple, signum, hasPrefix, hasSuffix, rounded, magnitude
    case isNaN, isFinite, isInfinite, isZero, lowerBound, upperBound
    case infinity, pi, nan, zero, greatestFiniteMagnitude, leastNonzeroMagnitude, leastNormalMagnitude, ulpOfOne
    case up, down, towardZero, toNearestOrEven, toNearestOrAwayFromZero
}
