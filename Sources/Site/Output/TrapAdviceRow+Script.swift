import Foundation

extension TrapAdviceRow {
    /// A script that hands these rows to a page; `site/assets/scripts/trial-traps.js` takes them.
    static func script(_ rows: [TrapAdviceRow]) -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        guard !rows.isEmpty, let data = try? encoder.encode(rows) else { return "" }
        return "lecternTrapAdvice(\(String(decoding: data, as: UTF8.self)));\n"
    }
}
