import Foundation

/// The first key that an object in `json` has twice; decoders keep one of them and tell nobody. The JSON is known to be
/// sound.
func firstDuplicateKey(inJSON json: [UInt8]) -> String? {
    /// The keys so far of every object around the current place; nil for an array.
    var containers: [Set<String>?] = []
    var (place, expectsKey) = (0, false)
    while place < json.count {
        switch json[place] {
        case UInt8(ascii: "{"):
            containers.append([])
            expectsKey = true
        case UInt8(ascii: "["):
            containers.append(nil)
            expectsKey = false
        case UInt8(ascii: "}"), UInt8(ascii: "]"): _ = containers.popLast()
        case UInt8(ascii: ","): expectsKey = containers.last.map { $0 != nil } ?? false
        case UInt8(ascii: "\""):
            let end = endOfString(in: json, from: place)
            if expectsKey, let level = containers.indices.last {
                let key = unescaped(json[place...end])
                if containers[level]?.insert(key).inserted == false { return key }
                expectsKey = false
            }
            place = end
        default: break
        }
        place += 1
    }
    return nil
}

/// Where the closing quote of the string that begins at `start` stands.
private func endOfString(in json: [UInt8], from start: Int) -> Int {
    var place = start + 1
    while place < json.count, json[place] != UInt8(ascii: "\"") {
        place += json[place] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(place, json.count - 1)
}

/// The text of a string with its quotes.
private func unescaped(_ literal: ArraySlice<UInt8>) -> String {
    guard literal.contains(UInt8(ascii: "\\")), let text = try? JSONDecoder().decode(String.self, from: Data(literal))
    else { return String(decoding: literal.dropFirst().dropLast(), as: UTF8.self) }
    return text
}
