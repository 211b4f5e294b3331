import Wording
import Yams

/// The fields of a YAML mapping, read by type; what does not fit is reported at its place.
struct YAMLFields {
    let position: SourcePosition
    let what: String
    let yaml: YAMLText
    private var fields: [String: (key: SourcePosition, value: Node)] = [:]

    /// The mapping's fields, of which only `known` ones are allowed; nil where `node` is no mapping.
    init?(_ node: Node, what: String, known: [String], in yaml: YAMLText) {
        self.what = what
        self.yaml = yaml
        position = yaml.position(of: node)
        guard let mapping = node.mapping else {
            yaml.log.report("\(what) is not a list of keys", at: position, advice: "write lines like \(known[0]): …")
            return nil
        }
        for (key, value) in mapping {
            let place = yaml.position(of: key)
            guard let name = key.string, known.contains(name) else {
                let near = nearest(to: key.string ?? "", among: known)
                yaml.log.report(
                    "unknown key '\(key.string ?? "?")' in \(what)", at: place,
                    advice: near.map { "did you mean '\($0)'?" } ?? "known are \(known.joined(separator: ", "))")
                continue
            }
            fields[name] = (place, value)
        }
    }

    func has(_ name: String) -> Bool { fields[name] != nil }

    /// Where the field's key stands, or the whole mapping where there is none.
    func position(of name: String) -> SourcePosition { fields[name]?.key ?? position }

    /// Where the field's value stands.
    func valuePosition(of name: String) -> SourcePosition {
        fields[name].map { yaml.position(of: $0.value) } ?? position
    }

    /// A text that is not empty.
    func text(_ name: String) -> String? { fields[name].flatMap { text($0.value, name) } }

    /// A list of texts.
    func texts(_ name: String) -> [String]? { nodes(name)?.compactMap { text($0, name) } }

    func integer(_ name: String) -> Int? {
        fields[name].flatMap { integer($0.value, name) }
    }

    func integers(_ name: String) -> [Int]? { nodes(name)?.compactMap { integer($0, name) } }

    func number(_ name: String) -> Double? {
        guard let node = fields[name]?.value else { return nil }
        if let number = node.float, number.isFinite { return number }
        return wrongType(node, name, "a number")
    }

    func flag(_ name: String) -> Bool? {
        guard let node = fields[name]?.value else { return nil }
        return node.bool ?? wrongType(node, name, "true or false")
    }

    /// The mappings of a list.
    func list(_ name: String, what: String, known: [String]) -> [YAMLFields]? {
        nodes(name)?.compactMap { YAMLFields($0, what: what, known: known, in: yaml) }
    }

    private func text(_ node: Node, _ name: String) -> String? {
        guard let text = node.scalar?.string else { return wrongType(node, name, "a text") }
        if text.contains(where: { !$0.isWhitespace }) { return text }
        yaml.log.report("'\(name)' is empty", at: yaml.position(of: node))
        return nil
    }

    private func integer(_ node: Node, _ name: String) -> Int? {
        node.int ?? wrongType(node, name, "a whole number")
    }

    private func nodes(_ name: String) -> [Node]? {
        guard let node = fields[name]?.value else { return nil }
        return node.sequence.map { Array($0) } ?? wrongType(node, name, "a list")
    }

    private func wrongType<Value>(_ node: Node, _ name: String, _ type: String) -> Value? {
        yaml.log.report("'\(name)' is not \(type)", at: yaml.position(of: node))
        return nil
    }
}
