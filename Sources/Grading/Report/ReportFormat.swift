/// The formats in which a machine reads a report. A new one is a case here and a file `GradeReport+NAME.swift`, which makes the text.
public enum ReportFormat: String, CaseIterable, Sendable {
    case json, junit, csv, gradescope, classroom50, html

    /// The whole report, the same bytes for the same report.
    /// - Throws: `UnreportableGrading` where the format cannot say what the report has.
    public func text(of report: GradeReport) throws -> String {
        switch self {
        case .json: try report.json()
        case .junit: report.junit()
        case .csv: report.csv()
        case .gradescope: try report.gradescope()
        case .classroom50: try report.classroom50()
        case .html: try report.html()
        }
    }
}
