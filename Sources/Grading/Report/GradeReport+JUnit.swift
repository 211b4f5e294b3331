import Foundation
import FoundationXML
import Outputs

extension GradeReport {
    /// The report as JUnit XML: a suite for each answer, a test case for each of its checks. It has no scores, so an answer that could not
    /// be graded is an error, of the type `notGraded`.
    public func junit() -> String {
        let root = XMLElement("testsuites", ["name": "lectern grade, seed \(seed)"])
        for answer in answers { root.addChild(answer.suite) }
        root.count(in: answers.flatMap(\.cases))
        let document = XMLDocument(rootElement: root)
        document.version = "1.0"
        document.characterEncoding = "UTF-8"
        let text = String(decoding: document.xmlData(options: .nodePrettyPrint), as: UTF8.self)
        return text.hasSuffix("\n") ? text : text + "\n"
    }
}

extension AnswerReport {
    /// A test case of JUnit's.
    fileprivate struct Case {
        var name: String
        var outcome: Outcome

        enum Outcome {
            case passed
            case failure(String)
            case error(type: String, String)
            case skipped(String)
        }
    }

    fileprivate var suite: XMLElement {
        let owner = student.map { [$0] } ?? []
        let suite = XMLElement("testsuite", ["name": (owner + [exercise]).joined(separator: " ")])
        suite.count(in: cases)
        for testCase in cases {
            let element = XMLElement(
                "testcase",
                ["classname": (owner + [exercise]).joined(separator: "."), "file": file, "name": testCase.name])
            if let outcome = testCase.outcome.element { element.addChild(outcome) }
            suite.addChild(element)
        }
        return suite
    }

    fileprivate var cases: [Case] {
        let remarks = remarks.joined(separator: "\n")
        let ofChecks = checks.map { check in
            Case(name: check.name, outcome: check.passed ? .passed : .failure(check.counterexample ?? "false"))
        }
        let whole: Case.Outcome? =
            switch status {
            case .notGraded: .error(type: "notGraded", reasonForNoScore ?? "")
            case .compileError, .refused: .error(type: status.rawValue, remarks)
            case .notStarted: .skipped(remarks.isEmpty ? "not started" : remarks)
            case .failed where !problems.isEmpty || checks.isEmpty: .failure(remarks.isEmpty ? "wrong" : remarks)
            case .failed: nil
            case .passed: checks.isEmpty ? .passed : nil
            }
        return ofChecks + (whole.map { [Case(name: exercise, outcome: $0)] } ?? [])
    }
}

extension AnswerReport.Case.Outcome {
    /// Nil for a case that passed.
    fileprivate var element: XMLElement? {
        switch self {
        case .passed: nil
        case .failure(let text): Self.element("failure", text)
        case .error(let type, let text): Self.element("error", text, ["type": type])
        case .skipped(let text): XMLElement("skipped", ["message": text])
        }
    }

    private static func element(_ name: String, _ text: String, _ attributes: KeyValuePairs<String, String> = [:])
        -> XMLElement
    {
        let first = text.split(separator: "\n").first.map(String.init) ?? ""
        let element = XMLElement(name, attributes)
        element.set("message", first)
        element.stringValue = text.fitForXML
        return element
    }

    fileprivate var countedAs: String? {
        switch self {
        case .passed: nil
        case .failure: "failures"
        case .error: "errors"
        case .skipped: "skipped"
        }
    }
}

extension XMLElement {
    fileprivate convenience init(_ name: String, _ attributes: KeyValuePairs<String, String>) {
        self.init(name: name)
        for (name, value) in attributes { set(name, value) }
    }

    fileprivate func set(_ name: String, _ value: String) {
        let attribute = XMLNode(kind: .attribute)
        attribute.name = name
        attribute.stringValue = value.fitForXML
        addAttribute(attribute)
    }

    fileprivate func count(in cases: [AnswerReport.Case]) {
        set("tests", "\(cases.count)")
        for name in ["failures", "errors", "skipped"] {
            set(name, "\(cases.count { $0.outcome.countedAs == name })")
        }
    }
}
