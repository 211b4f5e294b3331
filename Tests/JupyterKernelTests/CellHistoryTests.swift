import Foundation
import Testing

@testable import JupyterKernel

@Suite("What ran can be asked for again")
struct CellHistoryTests {
    private func asked(_ request: String) throws -> String {
        var history = CellHistory()
        for (line, code) in ["let a = 1", "a + 1", "print(a)", "a + 1"].enumerated() {
            history.add(code, line: line + 1, result: code == "a + 1" ? "2" : nil)
        }
        let request = try JSONDecoder().decode(Contents.HistoryRequest.self, from: Data(request.utf8))
        return String(decoding: try JSONEncoder().encode(history.entries(for: request)), as: UTF8.self)
    }

    @Test(
        "the last ones, those of a range, and those of a pattern",
        arguments: [
            (#"{"hist_access_type": "tail", "n": 2}"#, #"[[1,3,"print(a)"],[1,4,"a + 1"]]"#),
            (#"{"hist_access_type": "tail", "n": 1, "output": true}"#, #"[[1,4,["a + 1","2"]]]"#),
            (
                #"{"hist_access_type": "range", "session": 0, "start": 1, "stop": 3}"#,
                #"[[1,1,"let a = 1"],[1,2,"a + 1"]]"#
            ),
            (
                #"{"hist_access_type": "range", "session": 1, "start": 3, "output": true}"#,
                #"[[1,3,["print(a)",null]],[1,4,["a + 1","2"]]]"#
            ),
            (#"{"hist_access_type": "range", "session": 7}"#, "[]"),
            (#"{"hist_access_type": "search", "pattern": "a*", "n": 5}"#, #"[[1,2,"a + 1"],[1,4,"a + 1"]]"#),
            (#"{"hist_access_type": "search", "pattern": "a*", "unique": true}"#, #"[[1,4,"a + 1"]]"#),
            (#"{"hist_access_type": "search", "pattern": "*(?)"}"#, #"[[1,3,"print(a)"]]"#),
            (#"{"hist_access_type": "tail", "n": -3}"#, "[]"),
        ])
    func kinds(request: String, expected: String) throws { #expect(try asked(request) == expected) }

    @Test("a pattern with many stars is answered at once")
    func stars() {
        let text = Array(String(repeating: "a", count: 2000)),
            pattern = Array(String(repeating: "a*", count: 200) + "b")
        #expect(!CellHistory.matches(text[...], pattern[...]))
    }
}
