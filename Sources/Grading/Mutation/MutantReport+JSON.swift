import Literate
import Outputs

extension MutantReport {
    /// Reports as one JSON document.
    public static func json(_ reports: [MutantReport]) -> String {
        JSONDocument.text(reports.map(Document.init))
    }

    private struct Document: Encodable {
        var chapter: String
        var file: String
        var exercise: String
        var passed: Bool
        var share: Double
        var caught: Int
        var equivalent: Int
        var uncompiled: Int
        var living: [LivingMutant]
        var faults: [Fault]

        init(_ report: MutantReport) {
            chapter = report.chapter
            file = report.file
            exercise = report.exercise
            passed = report.passed
            share = (report.share * 10_000).rounded() / 10_000
            caught = report.caught
            equivalent = report.equivalent
            uncompiled = report.uncompiled
            living = report.living
            faults = report.faults.map(Fault.init)
        }
    }

    private struct Fault: Encodable {
        var line: Int
        var column: Int
        var message: String
        var advice: String?

        init(_ fault: Diagnostic) {
            line = fault.position.line
            column = fault.position.column
            message = fault.message
            advice = fault.advice
        }
    }
}
