import Yams

/// The fields of a YAML mapping, read by type; what does not fit is reported at its place.
struct YAMLFields {
    let position: SourcePosition
    let what: String
    let yaml: YAMLText
    private var fields: [String: (key: SourcePosition, value: Node)] = [:]

    /// The mapping's fields, of which only `known` ones are allowed; nil where `node` is not a mapping.
    init?(_ node: Node, what: String, known: [String], in yaml: YAMLText) {
        self.what = what
        self.yaml = yaml
        position = yaml.position(of: node)
        guard let mapping = node.mapping else {
            yaml.log.report(.notMapping(what: what, example: known[0]), at: position)
            return nil
        }
        for (key, value) in mapping {
            let place = yaml.position(of: key)
            guard let name = key.string, known.contains(name) else {
                yaml.log.report(.unknownKey(key.string ?? "?", what: what, known: known), at: place)
                continue
            }
            fields[name] = (place, value)
        }
    }

    func has(_ name: String) -> Bool { fields[name] != nil }

    /// Reports a key that is not there, at `place` or where the mapping begins.
    func require(_ name: String, at place: SourcePosition? = nil) {
        if !has(name) { yaml.log.report(.missingKey(name, what: what), at: place ?? position) }
    }

    /// Where the field's key is, or the whole mapping where there is none.
    func position(of name: String) -> SourcePosition { fields[name]?.key ?? position }

    /// Where the field's value is.
    func valuePosition(of name: String) -> SourcePosition {
        fields[name].map { yaml.position(of: $0.value) } ?? position
    }

    /// A text that is not empty.
    func text(_ name: String) -> String? { fields[name].flatMap { text($0.value, name) } }

    /// A list of texts.
    func texts(_ name: String) -> [String]? { nodes(name)?.compactMap { text($0, name) } }

    /// As above, each with its place.
    func placedTexts(_ name: String) -> [(text: String, position: SourcePosition)]? {
        nodes(name)?.compactMap { node in text(node, name).map { ($0, yaml.position(of: node)) } }
    }

    func integer(_ name: String, in allowed: ClosedRange<Int>) -> Int? {
        guard let field = fields[name], let value = integer(field.value, name) else { return nil }
        if !allowed.contains(value) {
            yaml.log.report(.outside(field: name, value: value, allowed: allowed), at: yaml.position(of: field.value))
        }
        return value
    }

    func integers(_ name: String) -> [Int]? { nodes(name)?.compactMap { integer($0, name) } }

    func number(_ name: String) -> Double? {
        guard let node = fields[name]?.value else { return nil }
        if let number = node.float, number.isFinite { return number }
        return wrongType(node, name, .number)
    }

    func flag(_ name: String) -> Bool? {
        guard let node = fields[name]?.value else { return nil }
        return node.bool ?? wrongType(node, name, .flag)
    }

    /// The address of a folder in the web, which ends in a slash.
    func webFolder(_ name: String) -> String? {
        guard let address = text(name) else { return nil }
        guard address.wholeMatch(of: /https?:\/\/[^\s\/?#"<>]+(\/[^\s?#"<>]*)?/) != nil else {
            yaml.log.report(.notAWebAddress(field: name), at: valuePosition(of: name))
            return nil
        }
        return address.hasSuffix("/") ? address : address + "/"
    }

    /// The mappings of a list.
    func list(_ name: String, what: String, known: [String]) -> [YAMLFields]? {
        nodes(name)?.compactMap { YAMLFields($0, what: what, known: known, in: yaml) }
    }

    /// A mapping from names to lists of numbers, in its order; nil where it is something else, which is then in the log.
    func numberLists(_ name: String) -> [(name: String, values: [Double], position: SourcePosition)]? {
        guard let node = fields[name]?.value else { return nil }
        guard let mapping = node.mapping else {
            yaml.log.report(.notMapping(what: "'\(name)'", example: "n"), at: yaml.position(of: node))
            return nil
        }
        var lists: [(name: String, values: [Double], position: SourcePosition)] = []
        var isComplete = true
        for (key, value) in mapping {
            let name = key.string ?? "?"
            let nodes = value.sequence.map { Array($0) } ?? wrongType(value, name, .list) ?? []
            let values = nodes.compactMap { node -> Double? in
                if let number = node.float, number.isFinite { return number }
                return wrongType(node, name, .number)
            }
            isComplete = isComplete && value.sequence != nil && values.count == nodes.count
            lists.append((name, values, yaml.position(of: key)))
        }
        return isComplete ? lists : nil
    }

    private func text(_ node: Node, _ name: String) -> String? {
        guard let text = node.scalar?.string else { return wrongType(node, name, .text) }
        if text.contains(where: { !$0.isWhitespace }) { return text }
        yaml.log.report(.emptyField(name), at: yaml.position(of: node))
        return nil
    }

    private func integer(_ node: Node, _ name: String) -> Int? {
        node.int ?? wrongType(node, name, .wholeNumber)
    }

    private func nodes(_ name: String) -> [Node]? {
        guard let node = fields[name]?.value else { return nil }
        return node.sequence.map { Array($0) } ?? wrongType(node, name, .list)
    }

    private func wrongType<Value>(_ node: Node, _ name: String, _ wanted: YAMLType) -> Value? {
        yaml.log.report(.wrongType(field: name, wanted: wanted), at: yaml.position(of: node))
        return nil
    }
}
