// What kinds of values are called where one of another kind was written.

extension YAMLType {
    var words: String {
        switch self {
        case .text: "a text"
        case .wholeNumber: "a whole number"
        case .number: "a number"
        case .flag: "true or false"
        case .list: "a list"
        }
    }
}

extension AttributeKind {
    var words: String {
        switch self {
        case .word: "it alone"
        case .name: "a name"
        case .text: "a text between quotes"
        case .names: "names of declarations with commas between, e.g. Perceptron,step"
        case .count(let most): "a whole number from 1 to \(most)"
        case .seconds(let most): "a number of seconds above 0, at most \(most)"
        }
    }
}
