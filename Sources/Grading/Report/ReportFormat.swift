/// The formats in which a machine reads a report. A new one is a case here and a file `GradeReport+NAME.swift`, which makes the text.
public enum ReportFormat: String, CaseIterable, Sendable {
    case json

    /// The whole report, the same bytes for the same report.
    public func text(of report: GradeReport) throws -> String {
        switch self {
        case .json: try report.json()
        }
    }
}
