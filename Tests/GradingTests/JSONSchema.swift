import Foundation

/// As much of JSON Schema as our documents' schemas use.
struct JSONSchema {
    private let root: [String: Any]

    init(contentsOf file: URL) throws {
        root = try JSONSerialization.jsonObject(with: Data(contentsOf: file)) as? [String: Any] ?? [:]
    }

    /// Where a document is not as the schema says; empty where it is.
    func mistakes(in document: String) throws -> [String] {
        mistakes(try JSONSerialization.jsonObject(with: Data(document.utf8)), root, at: "$")
    }

    private func mistakes(_ value: Any, _ schema: [String: Any], at path: String) -> [String] {
        var found: [String] = []
        if let names = schema["type"] as? String ?? nil, !Self.matches(value, [names]) {
            found.append("\(path): not \(names)")
        }
        if let names = schema["type"] as? [String], !Self.matches(value, names) {
            found.append("\(path): not \(names)")
        }
        if let allowed = schema["enum"] as? [String], !allowed.contains(value as? String ?? "") {
            found.append("\(path): not one of \(allowed)")
        }
        if let minimum = schema["minimum"] as? Double, let number = value as? Double, number < minimum {
            found.append("\(path): less than \(minimum)")
        }
        if let object = value as? [String: Any] {
            let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
            for name in schema["required"] as? [String] ?? [] where object[name] == nil {
                found.append("\(path): no \(name)")
            }
            for (name, inner) in object.sorted(by: { $0.key < $1.key }) {
                if let known = properties[name] {
                    found += mistakes(inner, known, at: "\(path).\(name)")
                } else if schema["additionalProperties"] as? Bool == false {
                    found.append("\(path): unknown \(name)")
                }
            }
        }
        if let list = value as? [Any], let items = schema["items"] as? [String: Any] {
            for (index, inner) in list.enumerated() { found += mistakes(inner, items, at: "\(path)[\(index)]") }
        }
        return found
    }

    private static func matches(_ value: Any, _ names: [String]) -> Bool {
        names.contains { name in
            switch name {
            case "object": value is [String: Any]
            case "array": value is [Any]
            case "string": value is String
            case "null": value is NSNull
            case "boolean": value is Bool
            case "number": value is Double
            default: (value as? Double).map { $0 == $0.rounded() } ?? false
            }
        }
    }
}
