/// Which members meet a protocol's requirement, as far as names tell: their documentation is the requirement's.
struct Witnesses {
    /// Requirements of protocols that are not ours, by base name; initializers with labels.
    private static let standard: [String: Set<String>] = [
        "CustomStringConvertible": ["description"],
        "LosslessStringConvertible": ["description", "init(_:)"],
        "CustomDebugStringConvertible": ["debugDescription"],
        "LocalizedError": ["errorDescription"],
        "Equatable": ["=="],
        "Hashable": ["hash", "=="],
        "Comparable": ["<", "<=", ">", ">="],
        "Sequence": ["makeIterator", "underestimatedCount"],
        "IteratorProtocol": ["next"],
        "RandomNumberGenerator": ["next"],
        "Collection": ["startIndex", "endIndex", "subscript", "index", "count", "isEmpty"],
        "RangeReplaceableCollection": ["replaceSubrange", "init()"],
        "AdditiveArithmetic": ["zero", "+", "-", "+=", "-="],
        "Identifiable": ["id"],
        "CaseIterable": ["allCases"],
        "RawRepresentable": ["rawValue", "init(rawValue:)"],
        "Encodable": ["encode"],
        "Decodable": ["init(from:)"],
        "ExpressibleByIntegerLiteral": ["init(integerLiteral:)"],
        "ExpressibleByFloatLiteral": ["init(floatLiteral:)"],
        "ExpressibleByStringLiteral": ["init(stringLiteral:)"],
        "ExpressibleByArrayLiteral": ["init(arrayLiteral:)"],
        "ExpressibleByDictionaryLiteral": ["init(dictionaryLiteral:)"],
    ]
    private static let refinements: [String: Set<String>] = [
        "BidirectionalCollection": ["Collection"], "RandomAccessCollection": ["Collection"],
        "MutableCollection": ["Collection"], "Collection": ["Sequence"], "Codable": ["Encodable", "Decodable"],
        "OptionSet": ["RawRepresentable"], "Comparable": ["Equatable"],
    ]

    private let requirements: [String: Set<String>]
    private let inherited: [String: Set<String>]

    init(_ files: [SourceFacts]) {
        var requirements = Self.standard
        var inherited = Self.refinements
        for file in files {
            inherited.merge(file.inherited) { $0.union($1) }
            for declaration in file.declarations where declaration.isRequirement {
                requirements[declaration.container ?? "", default: []].insert(declaration.name)
            }
        }
        self.requirements = requirements
        self.inherited = inherited
    }

    /// Whether a protocol to which the member's type conforms asks for something of its name.
    func contain(_ member: SourceFacts.Declaration) -> Bool {
        guard let container = member.container, !member.isRequirement else { return false }
        var seen: Set<String> = []
        var next = [container]
        while let type = next.popLast() {
            guard seen.insert(type).inserted else { continue }
            if requirements[type]?.contains(member.name) == true { return true }
            next += inherited[type] ?? []
        }
        return false
    }
}
