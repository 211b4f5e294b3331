/// How deep YAML may be nested. libyaml and Yams call themselves for each level, and end the process where the stack does.
enum YAMLBounds {
    /// More levels than anyone writes, and fewer than a stack holds.
    static let most = 100

    /// The line, from 0, in which `yaml` may be nested deeper than `most`; nil where it cannot be.
    ///
    /// Quotes are not read: 100 brackets that are open at once are too many in a text, too. A block is as deep as its line
    /// is indented, two columns a level.
    static func lineTooDeep(in yaml: String) -> Int? {
        var line = 0
        var margin = 0
        var isInMargin = true
        var open = 0
        for byte in yaml.utf8 {
            switch byte {
            case UInt8(ascii: "\n"):
                (line, margin, isInMargin) = (line + 1, 0, true)
                continue
            case UInt8(ascii: "["), UInt8(ascii: "{"): open += 1
            case UInt8(ascii: "]"), UInt8(ascii: "}"): open = max(open - 1, 0)
            default: break
            }
            isInMargin = isInMargin && " \t-?:".utf8.contains(byte)
            if isInMargin { margin += 1 }
            if open > most || margin > 2 * most { return line }
        }
        return nil
    }

    /// The line, from 0, of the first alias (`*name`) whose anchor (`&name`) is in `yaml`. A few of them can stand for more
    /// values than a memory holds, and no text of a course needs one.
    static func lineOfAlias(in yaml: String) -> Int? {
        let bytes = Array(yaml.utf8)
        func names(after mark: UInt8) -> [(name: ArraySlice<UInt8>, offset: Int)] {
            bytes.indices.filter { index in
                bytes[index] == mark && (index == 0 || " \t\n[{,-:?".utf8.contains(bytes[index - 1]))
            }.map { index in
                let name = bytes[(index + 1)...].prefix {
                    "-_".utf8.contains($0) || UInt8(ascii: "0")...UInt8(ascii: "9") ~= $0
                        || UInt8(ascii: "a")...UInt8(ascii: "z") ~= $0 | 0x20
                }
                return (name, index)
            }.filter { !$0.name.isEmpty }
        }
        let anchors = Set(names(after: UInt8(ascii: "&")).map(\.name))
        let alias = names(after: UInt8(ascii: "*")).first { anchors.contains($0.name) }
        return alias.map { bytes[..<$0.offset].count { $0 == UInt8(ascii: "\n") } }
    }
}
