/// Swift's generic types, which the subset does not have under these names.
enum ForeignType {
    /// What is said where one is written; nil of other names.
    static func fault(_ name: String, at position: CodePosition) -> Fault? {
        switch name {
        case "Set":
            Fault(
                .unsupported, position, "sets are not known here",
                advice: "keep the values in an array, and ask it with contains before you append")
        case "Dictionary": Fault(.unsupported, position, "dictionaries are not known here")
        case "Array", "ArraySlice":
            Fault(.unsupported, position, "'%1' as a type is not known here", name, advice: "write [T], as in [Int]")
        case "Optional":
            Fault(.unsupported, position, "'Optional' as a type is not known here", advice: "write T?, as in Int?")
        case "Range", "ClosedRange":
            Fault(.unsupported, position, "'%1' as a type is not known here", name)
        default: nil
        }
    }
}
